package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import java.util.Optional;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** {@code take}: "I have it". Reminders stop; a command does not start. */
final class TakeRule {
  static Decision decide(StepRun step, Case at) {
    return AssignRule.bothHalves(at.by(), step).map(Decision::refuses)
        .orElseGet(() -> byStatus(step, at));
  }

  private static Decision byStatus(StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Called _ -> isTaker(step, at) ? refuses(already(step, at)) : take(step, at);
      case StepStatus.Taken _ -> mayStill(step, at) ? take(step, at) : refuses(Wrong.already(step));
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Running _,StepStatus.Done _ -> refuses(Wrong.already(step));
      case StepStatus.Checking _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Decision take(StepRun step, Case at) {
    return does(new RunEvent.StepTaken(step.id(), at.by()));
  }

  private static boolean isTaker(StepRun step, Case at) {
    return step.answers().takers().contains(at.by());
  }

  private static Rejection already(StepRun step, Case at) {
    return new Rejection.Already(step.id(), "taken", Optional.of(at.by()), step.called());
  }

  /** It was offered to them, or more than one has to have it, or more may join. */
  private static boolean mayStill(StepRun step, Case at) {
    return step.offeredTo().filter(at.by()::equals).isPresent()
        || ((step.owners().needed() > 1 || step.owners().open()) && !isTaker(step, at));
  }
}
