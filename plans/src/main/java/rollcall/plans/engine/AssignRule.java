package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import java.util.Optional;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** {@code assign}: the step is offered to another, and is theirs when they take it. */
final class AssignRule {
  static Decision decide(Request.Assign request, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Waiting _,StepStatus.Called _,StepStatus.Taken _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _ ->
        offer(request, step, at);
      case StepStatus.Running _,StepStatus.Checking _,StepStatus.Done _,StepStatus.Skipped _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Decision offer(Request.Assign request, StepRun step, Case at) {
    var to = request.to();
    return stranger(to, at).or(() -> refusal(to, step, at)).map(Decision::refuses)
        .orElseGet(() -> step.owners().needed() == 1
            ? offered(request, step, Optional.of(at.by()).filter(step.owners()::include))
            : ofShares(request, step, at));
  }

  private static Decision offered(Request.Assign request, StepRun step, Optional<PersonId> from) {
    return does(new RunEvent.StepAssigned(step.id(), request.to(), from, request.why()));
  }

  /**
   * Whose share it is has to be plain: the asker's own, or that of the only one who can be meant.
   */
  private static Decision ofShares(Request.Assign request, StepRun step, Case at) {
    var open = step.owners().people().stream()
        .filter(p -> !step.answers().ready().contains(p)).toList();
    var idle = open.stream().filter(p -> !step.answers().takers().contains(p)).toList();
    var meant = open.contains(at.by()) ? List.of(at.by()) : idle.isEmpty() ? open : idle;
    return meant.size() == 1
        ? offered(request, step, Optional.of(meant.getFirst()))
        : refuses(new Rejection.WhoseShare(step.id(), meant, request.to()));
  }

  static Optional<Rejection> stranger(PersonId to, Case at) {
    return at.state().opening().directory().contains(to)
        && !at.state().facts().duty().suspended().contains(to)
            ? Optional.empty()
            : Optional.of(new Rejection.NoSuchPerson(to, nearest(to, at)));
  }

  /** Who is to look is not who did it, and who decides is settled when a gate is called. */
  static Optional<Rejection> refusal(PersonId to, StepRun step, Case at) {
    if (step.isFor(to) && step.offeredTo().filter(o -> !o.equals(to)).isEmpty()) {
      return Optional.of(new Rejection.Already(step.id(), "theirs", Optional.of(to),
          Optional.empty()));
    }
    if (step.step().work() instanceof Work.Gate && step.called().isPresent()) {
      return Optional.of(new Rejection.VotersStand(step.id()));
    }
    return bothHalves(to, step);
  }

  /** Who looks at a step, or has looked, does not also get to do it. */
  static Optional<Rejection> bothHalves(PersonId to, StepRun step) {
    return step.isLookedAtBy(to) && !step.owners().include(to)
        ? Optional.of(new Rejection.BothHalves(step.id(), to))
        : Optional.empty();
  }

  private static Optional<PersonId> nearest(PersonId to, Case at) {
    return at.state().opening().directory().stream()
        .filter(p -> p.value().equalsIgnoreCase(to.value())
            || p.value().startsWith(to.value().substring(0, Math.min(3, to.value().length()))))
        .sorted().findFirst();
  }
}
