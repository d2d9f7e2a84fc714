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
import rollcall.plans.run.Pairs;
import rollcall.plans.run.StepRun;

/**
 * {@code end} closes a release whose steps are settled; {@code abort} leaves everything as it is.
 */
final class EndRule {
  static Decision end(Case at) {
    return switch (at.state().course()) {
      case Course.Open _ -> refuses(new Rejection.NotStarted(at.plan().schedule().plannedStart()));
      case Course.Forward _ -> ifSettled(at);
      case Course.Back _ -> ifSettled(at);
      case Course.Ended e -> refuses(new Rejection.HasEnded(e.outcome(), e.at()));
    };
  }

  private static Decision ifSettled(Case at) {
    var unsettled = at.plan().phases().stream().filter(p -> isAwaited(p, at.state()))
        .flatMap(p -> p.steps().stream()).map(Step::id)
        .filter(id -> !at.state().step(id).settled()).toList();
    if (!unsettled.isEmpty()) {
      return refuses(new Rejection.StillOpen(unsettled));
    }
    return Pairs.open(at.state()).isEmpty()
        ? does(ended(at.state()))
        : Decision.asks(Need.ANY_LEAD, List.of(ended(at.state())));
  }

  /** What comes after a release may be left open by an end, but nothing of a way back. */
  private static boolean isAwaited(Phase phase, RunState state) {
    return state.onCourse(phase) && phase.kind() != Phase.Kind.AFTER;
  }

  /** The end of the way that the run goes. */
  static RunEvent ended(RunState state) {
    var outcome = state.course() instanceof Course.Back
        ? Course.Outcome.FALLEN_BACK
        : Course.Outcome.COMPLETED;
    return new RunEvent.Ended(outcome, open(state));
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
