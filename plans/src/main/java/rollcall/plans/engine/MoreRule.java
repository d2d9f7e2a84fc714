package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import java.time.Instant;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code more}: their own estimate, so much beyond what stands now, or beyond now where that is
 * over.
 */
final class MoreRule {
  static Decision decide(Request.More request, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Taken _,StepStatus.Running _,StepStatus.Checking _ ->
        does(new RunEvent.StepExtended(step.id(), later(end(step, at), at.now())
            .plus(request.longer())));
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Done _ -> refuses(Wrong.already(step));
      case StepStatus.Called _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Instant end(StepRun step, Case at) {
    return step.answers().until()
        .or(() -> step.begun().map(b -> b.plus(at.state().estimate(step).takes())))
        .orElse(at.now());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
