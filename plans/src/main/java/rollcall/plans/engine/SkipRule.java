package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Work;
import rollcall.plans.run.Need;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code skip}: it is not done, nor are its sub-steps, and what follows goes on. Where it decides
 * or is looked at, a second person has to agree.
 */
final class SkipRule {
  static Decision decide(Request.Skip request, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Waiting _,StepStatus.Called _,StepStatus.Taken _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _ ->
        skip(request.why(), step, at);
      case StepStatus.Skipped _ -> refuses(Wrong.already(step));
      case StepStatus.Running _,StepStatus.Checking _,StepStatus.Done _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  /** All that is open of it, or which part of it cannot be skipped now. */
  static Decision skip(String why, StepRun step, Case at) {
    var whole = whole(step, at.state());
    var busy = busy(whole);
    if (busy.isPresent()) {
      return refuses(Wrong.state(busy.get()));
    }
    var events = whole.stream()
        .<RunEvent>map(s -> new RunEvent.StepSkipped(s.id(), why, false)).toList();
    return whole.stream().anyMatch(SkipRule::isGuarded)
        ? Decision.asks(Need.another(at.state()), events)
        : new Decision.Does(events)
            .askedIf(whole.stream().anyMatch(s -> s.hostsWithoutEnd().findAny().isPresent()));
  }

  /** The step and all of its unsettled sub-steps, the inner ones first. */
  private static List<StepRun> whole(StepRun step, RunState state) {
    return Stream.concat(parts(step, state), Stream.of(step)).toList();
  }

  /** What has to come to its end first. */
  private static Optional<StepRun> busy(List<StepRun> whole) {
    return whole.stream().filter(s -> s.status() instanceof StepStatus.Running
        || s.status() instanceof StepStatus.Checking).findFirst();
  }

  /** What decides, or is looked at, is not passed by on one person's word. */
  private static boolean isGuarded(StepRun step) {
    return step.step().work() instanceof Work.Gate || !step.step().terms().checks().isEmpty();
  }

  private static Stream<StepRun> parts(StepRun step, RunState state) {
    return state.parts(step.id()).filter(s -> !s.settled())
        .flatMap(s -> Stream.concat(parts(s, state), Stream.of(s)));
  }
}
