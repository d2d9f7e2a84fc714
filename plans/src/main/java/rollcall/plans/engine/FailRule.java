package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code fail}: it did not work. Nothing new is called; falling back is never decided by itself.
 */
final class FailRule {
  static Decision decide(Request.Fail request, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Called _,StepStatus.Taken _,StepStatus.Checking _,StepStatus.Unknown _ ->
        does(new RunEvent.StepFailed(step.id(), request.why()));
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Failed _ -> refuses(Wrong.already(step));
      case StepStatus.Running _,StepStatus.Done _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }
}
