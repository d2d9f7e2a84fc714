package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** {@code skip}: it is not done, and what follows goes on. */
final class SkipRule {
  static Decision decide(Request.Skip request, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Waiting _,StepStatus.Called _,StepStatus.Taken _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _ ->
        does(new RunEvent.StepSkipped(step.id(), request.why()))
            .askedIf(step.hostsWithoutEnd().findAny().isPresent());
      case StepStatus.Skipped _ -> refuses(Wrong.already(step));
      case StepStatus.Running _,StepStatus.Done _,StepStatus.Closed _ -> refuses(Wrong.state(step));
    };
  }
}
