package rollcall.plans.engine;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import rollcall.plans.model.StepId;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** What comes after a step, and what becomes of it when that step is not done after all. */
final class Successors {
  /** All that comes after the step, near and far, or was passed over because of its no-go. */
  static List<StepRun> of(StepRun step, RunState state) {
    var found = new LinkedHashMap<StepId, StepRun>();
    var next = new ArrayDeque<>(List.of(step.id()));
    while (!next.isEmpty()) {
      var id = next.remove();
      Stream.concat(state.after(id), VoteRule.passedOver(state.step(id), state))
          .filter(s -> found.putIfAbsent(s.id(), s) == null).forEach(s -> next.add(s.id()));
    }
    return List.copyOf(found.values());
  }

  /** What was called, reached or skipped by itself waits again; what halted is called anew. */
  static List<RunEvent> waitingAgain(List<StepRun> after) {
    return after.stream().flatMap(s -> switch (s.status()) {
      case StepStatus.Called _ -> withdrawn(s);
      case StepStatus.Done d when d.how() == StepStatus.How.BY_ITSELF -> withdrawn(s);
      case StepStatus.Done d when d.how() == StepStatus.How.BY_VOTE -> anew(s);
      case StepStatus.Skipped k when k.byItself() -> withdrawn(s);
      case StepStatus.Failed _,StepStatus.Stopped _,StepStatus.NoGo _,StepStatus.Unanswered _ ->
        s.active() ? Stream.<RunEvent>of() : anew(s);
      case StepStatus.Waiting _,StepStatus.Taken _,StepStatus.Running _,StepStatus.Checking _,StepStatus.Done _,StepStatus.Skipped _,StepStatus.Unknown _,StepStatus.Closed _ ->
        Stream.<RunEvent>of();
    }).toList();
  }

  private static Stream<RunEvent> withdrawn(StepRun step) {
    return Stream.of(new RunEvent.StepWithdrawn(step.id()));
  }

  private static Stream<RunEvent> anew(StepRun step) {
    return Stream.of(new RunEvent.StepRedone(step.id(), step.attempt() + 1));
  }
}
