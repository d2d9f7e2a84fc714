package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code undone}: a wrong done is taken back, also while its checklist is looked at. What followed
 * and has not begun waits again; where something has, the run holds and it is named.
 */
final class UndoneRule {
  static Decision decide(Request.Undone request, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Done d when isSaid(d.how()) -> ended(request, step, d.by(), at);
      case StepStatus.Checking c when isSaid(c.how()) -> ended(request, step, c.by(), at);
      case StepStatus.Done _,StepStatus.Checking _ -> refuses(Wrong.state(step));
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Called _,StepStatus.Taken _,StepStatus.Running _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  static boolean isSaid(StepStatus.How how) {
    return how == StepStatus.How.BY_OWNER || how == StepStatus.How.BY_HAND;
  }

  private static Decision ended(Request.Undone request, StepRun step, Optional<PersonId> by,
      Case at) {
    return step.hostsWithoutEnd().findAny().isPresent()
        ? refuses(Wrong.stillGoing(step))
        : takenBack(request, step, by, at);
  }

  private static Decision takenBack(Request.Undone request, StepRun step,
      Optional<PersonId> by, Case at) {
    var after = Successors.of(step, at.state());
    var events = new ArrayList<RunEvent>();
    events.add(new RunEvent.StepUndone(step.id(),
        by.orElse(step.owners().people().getFirst()), request.why()));
    events.addAll(Successors.waitingAgain(after));
    var begun = after.stream().filter(s -> s.status().mayHaveChangedSomething())
        .map(s -> s.step().number().value()).collect(Collectors.joining(", "));
    if (!begun.isEmpty() && at.state().attention().held().isEmpty()) {
      events.add(new RunEvent.Held(
          step.step().number() + " is not done after all, and " + begun + " has begun"));
    }
    return new Decision.Does(List.copyOf(events));
  }
}
