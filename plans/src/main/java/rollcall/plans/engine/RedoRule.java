package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code redo}: a new attempt, on all hosts or on those where it did not end well. Successors that
 * were called and not begun wait again, those that halted are called anew too; where one has begun,
 * the read-back names it. Refused while a command of this attempt has no known end.
 */
final class RedoRule {
  static Decision decide(Request.Redo request, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Done _,StepStatus.Skipped _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _ ->
        step.hostsWithoutEnd().findAny().isPresent()
            ? refuses(Wrong.stillGoing(step))
            : again(request, step, at);
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Called _,StepStatus.Taken _,StepStatus.Running _,StepStatus.Checking _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Decision again(Request.Redo request, StepRun step, Case at) {
    return request.failedOnly()
        ? failedOnly(step, at)
        : again(new RunEvent.StepRedone(step.id(), step.attempt() + 1), step, at);
  }

  /** What ended well on a host is not started there again. */
  private static Decision failedOnly(StepRun step, Case at) {
    var ends = Ends.of(step, Optional.empty());
    if (ends.command().isEmpty()) {
      return refuses(new Rejection.NoCommand(step.id()));
    }
    var over = step.settled() && !(step.status() instanceof StepStatus.Failed);
    if (over && ends.isWhole() && ends.isWell()) {
      return refuses(new Rejection.NothingFailed(step.id()));
    }
    return again(new RunEvent.StepRedone(step.id(), step.attempt() + 1, step.wellOn().toList()),
        step, at);
  }

  private static Decision again(RunEvent redone, StepRun step, Case at) {
    var after = Successors.of(step, at.state());
    var events = new ArrayList<RunEvent>();
    events.add(redone);
    events.addAll(Successors.waitingAgain(after));
    return new Decision.Does(List.copyOf(events))
        .askedIf(after.stream().anyMatch(s -> s.status().mayHaveChangedSomething()));
  }
}
