package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import java.util.Optional;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.Right;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** {@code cover}: all of one person's open steps are offered to another, who accepts them. */
final class CoverRule {
  static Decision decide(Request.Cover request, Case at) {
    if (!at.isLead() && !at.by().equals(request.whose())) {
      return refuses(new Rejection.NotYours(Right.LEAD, at.leads(),
          List.of()));
    }
    return AssignRule.stranger(request.to(), at).map(Decision::refuses)
        .orElseGet(() -> offer(request, at));
  }

  private static Decision offer(Request.Cover request, Case at) {
    var steps = at.state().steps().stream()
        .filter(s -> s.owners().include(request.whose()) && isOpen(s))
        .filter(s -> !s.answers().ready().contains(request.whose()))
        .filter(s -> AssignRule.refusal(request.to(), s, at).isEmpty())
        .<RunEvent>map(s -> new RunEvent.StepAssigned(s.id(), request.to(),
            Optional.of(request.whose()), Optional.empty()))
        .toList();
    return steps.isEmpty()
        ? refuses(new Rejection.NothingToCover(request.whose()))
        : new Decision.Does(steps);
  }

  private static boolean isOpen(StepRun step) {
    return !step.settled() && !(step.status() instanceof StepStatus.Running)
        && !(step.status() instanceof StepStatus.Checking)
        && !(step.status() instanceof StepStatus.Closed);
  }
}
