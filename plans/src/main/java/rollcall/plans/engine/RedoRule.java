package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import rollcall.plans.model.StepId;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code redo}: a new attempt. Successors that were called and not begun wait again; where one has
 * begun, the read-back names it. Refused while a command of this attempt has no known end.
 */
final class RedoRule {
  static Decision decide(StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Done _,StepStatus.Skipped _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _ ->
        step.hostsWithoutEnd().findAny().isPresent()
            ? refuses(Wrong.stillGoing(step))
            : again(step, at);
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Called _,StepStatus.Taken _,StepStatus.Running _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Decision again(StepRun step, Case at) {
    var after = successors(step, at);
    var events = new ArrayList<RunEvent>();
    events.add(new RunEvent.StepRedone(step.id(), step.attempt() + 1));
    after.stream().filter(s -> s.status() instanceof StepStatus.Called)
        .forEach(s -> events.add(new RunEvent.StepWithdrawn(s.id())));
    return new Decision.Does(List.copyOf(events))
        .askedIf(after.stream().anyMatch(s -> s.status().mayHaveChangedSomething()));
  }

  /** All that comes after the step, near and far. */
  private static List<StepRun> successors(StepRun step, Case at) {
    var found = new LinkedHashMap<StepId, StepRun>();
    var next = new ArrayDeque<>(List.of(step.id()));
    while (!next.isEmpty()) {
      at.state().after(next.remove()).filter(s -> found.putIfAbsent(s.id(), s) == null)
          .forEach(s -> next.add(s.id()));
    }
    return List.copyOf(found.values());
  }
}
