package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** {@code take}: "I have it". Reminders stop; a command does not start. */
final class TakeRule {
  static Decision decide(StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Called _ -> does(new RunEvent.StepTaken(step.id(), at.by()));
      case StepStatus.Taken _ when step.offeredTo().filter(at.by()::equals).isPresent() ->
        does(new RunEvent.StepTaken(step.id(), at.by()));
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Taken _,StepStatus.Running _,StepStatus.Done _ ->
        refuses(Wrong.already(step));
      case StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }
}
