package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepStatus;

/** Watches the starts of commands: each at most once, none where another may still be going. */
final class WorkWatch {
  private final World world;
  private final Set<ExecutionId> ordered = new LinkedHashSet<>();
  private final Set<ExecutionId> stopped = new HashSet<>();
  /** How those ended whose end is known; the exit status, or -1. */
  private final Map<ExecutionId, Integer> ended = new HashMap<>();
  private final Set<PersonId> approved = new HashSet<>();

  WorkWatch(World world) {
    this.world = world;
  }

  void see(RunEvent event, RunState before) {
    switch (event) {
      case RunEvent.WorkOrdered e -> order(e.execution(), before);
      case RunEvent.StepRedone e -> check(withoutEnd(e.step()).findAny().isEmpty(),
          Rule.BEGUN_BESIDE_AN_UNKNOWN_END, e);
      case RunEvent.StopOrdered e -> stopped.add(e.execution());
      case RunEvent.WorkEnded e -> ended.put(e.execution(), e.exit());
      case RunEvent.WorkKilled e -> ended.put(e.execution(), -1);
      case RunEvent.WorkCancelled e -> ended.put(e.execution(), -1);
      case RunEvent.WorkNotStarted e -> ended.put(e.execution(), -1);
      case RunEvent.WorkLost e -> ended.put(e.execution(), -1);
      case RunEvent.Approved e -> approved.add(e.by());
      case RunEvent _ -> {
      }
    }
  }

  private Stream<ExecutionId> withoutEnd(StepId step) {
    return ordered.stream().filter(e -> e.step().equals(step) && !ended.containsKey(e));
  }

  private void order(ExecutionId execution, RunState before) {
    check(ordered.add(execution), Rule.ORDERED_TWICE, execution);
    var step = before.step(execution.step());
    check(step.status() instanceof StepStatus.Running && step.attempt() == execution.attempt(),
        Rule.ORDERED_TWICE, execution + " while " + step.status());
    check(!before.course().ended() && before.onCourse(step), Rule.BAD_RECORD,
        execution + " off the way");
    check(world.opening().rehearsal() || approved.size() >= world.opening().approvals(),
        Rule.NOT_APPROVED, execution);
    check(world.opening().rehearsal() || !execution.host().equals(World.FORBIDDEN),
        Rule.NOT_PERMITTED, execution);
    besides(execution, (Work.Command) step.step().work());
  }

  /** Other starts of the same step: all of this attempt at once, or each after the end of all. */
  private void besides(ExecutionId execution, Work.Command command) {
    var atOnce = command.order() == Work.Order.ALL_AT_ONCE;
    check(withoutEnd(execution.step()).filter(e -> !e.equals(execution))
        .allMatch(e -> atOnce && e.attempt() == execution.attempt()),
        Rule.BEGUN_BESIDE_AN_UNKNOWN_END, execution);
    var siblings = ordered.stream().filter(e -> !e.equals(execution)
        && e.step().equals(execution.step()) && e.attempt() == execution.attempt()).toList();
    check(siblings.stream().noneMatch(stopped::contains), Rule.WENT_ON_AFTER_A_STOP, execution);
    check(
        atOnce || siblings.stream()
            .allMatch(e -> AnswerWatch.isGood(command, ended.getOrDefault(e, -1))),
        Rule.WENT_ON_AFTER_A_STOP, execution);
  }
}
