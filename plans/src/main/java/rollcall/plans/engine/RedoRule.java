package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.ArrayList;
import java.util.List;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code redo}: a new attempt. Successors that were called and not begun wait again, those that
 * halted are called anew too; where one has begun, the read-back names it. Refused while a command
 * of this attempt has no known end.
 */
final class RedoRule {
  static Decision decide(StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Done _,StepStatus.Skipped _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _ ->
        step.hostsWithoutEnd().findAny().isPresent()
            ? refuses(Wrong.stillGoing(step))
            : again(step, at);
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Called _,StepStatus.Taken _,StepStatus.Running _,StepStatus.Checking _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Decision again(StepRun step, Case at) {
    var after = Successors.of(step, at.state());
    var events = new ArrayList<RunEvent>();
    events.add(new RunEvent.StepRedone(step.id(), step.attempt() + 1));
    events.addAll(Successors.waitingAgain(after));
    return new Decision.Does(List.copyOf(events))
        .askedIf(after.stream().anyMatch(s -> s.status().mayHaveChangedSomething()));
  }
}
