package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Course;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;

/**
 * {@code end} closes a release whose steps are settled; {@code abort} leaves everything as it is.
 */
final class EndRule {
  static Decision end(Case at) {
    return switch (at.state().course()) {
      case Course.Open _ -> refuses(new Rejection.NotStarted(at.plan().schedule().plannedStart()));
      case Course.Forward _ -> ifSettled(at);
      case Course.Back _ -> refuses(new Rejection.StillOpen(open(at.state())));
      case Course.Ended e -> refuses(new Rejection.HasEnded(e.outcome(), e.at()));
    };
  }

  private static Decision ifSettled(Case at) {
    var release = at.plan().phases(Phase.Kind.RELEASE).flatMap(p -> p.steps().stream())
        .map(Step::id)
        .filter(id -> !at.state().step(id).settled()).toList();
    return release.isEmpty()
        ? does(new RunEvent.Ended(Course.Outcome.COMPLETED, open(at.state())))
            .askedIf(!at.state().openPairs().isEmpty())
        : refuses(new Rejection.StillOpen(release));
  }

  static Decision abort(Request.Abort request, Case at) {
    return request.run().equals(at.state().id())
        ? Decision.asks(Need.THE_SAME,
            List.of(new RunEvent.Ended(Course.Outcome.ABORTED, open(at.state()))))
        : refuses(new Rejection.AnotherRun(at.state().id()));
  }

  /** What is left undone on the run's way. */
  static List<StepId> open(RunState state) {
    return state.onCourse().filter(s -> !s.settled()).map(StepRun::id).toList();
  }
}
