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
  private int wanted;

  WorkWatch(World world) {
    this.world = world;
    this.wanted = world.opening().approvals();
  }

  void see(RunEvent event, RunState before) {
    switch (event) {
      case RunEvent.WorkOrdered e -> order(e.execution(), before);
      case RunEvent.StepRedone e -> anew(e.step());
      case RunEvent.StepUndone e -> anew(e.step());
      case RunEvent.StepDone e -> check(withoutEnd(e.step()).noneMatch(x -> x.check().isPresent()),
          Rule.DONE_UNCHECKED, e + " beside a command that looks");
      case RunEvent.StopOrdered e -> stopped.add(e.execution());
      case RunEvent.WorkEnded e -> ended.put(e.execution(), e.exit());
      case RunEvent.WorkKilled e -> ended.put(e.execution(), -1);
      case RunEvent.WorkCancelled e -> ended.put(e.execution(), -1);
      case RunEvent.WorkNotStarted e -> ended.put(e.execution(), -1);
      case RunEvent.WorkLost e -> ended.put(e.execution(), -1);
      case RunEvent.Approved e -> {
        check(e.digest().equals(before.opening().digest()), Rule.NOT_APPROVED, e);
        approved.add(e.by());
      }
      case RunEvent.Amended e -> {
        approved.clear();
        wanted = e.approvals();
      }
      case RunEvent _ -> {
      }
    }
  }

  private void anew(StepId step) {
    check(withoutEnd(step).findAny().isEmpty(), Rule.BEGUN_BESIDE_AN_UNKNOWN_END, step);
  }

  /** As many as it takes have seen the commands that would run now. */
  boolean isApproved() {
    return world.opening().rehearsal() || approved.size() >= wanted;
  }

  private Stream<ExecutionId> withoutEnd(StepId step) {
    return ordered.stream().filter(e -> e.step().equals(step) && !ended.containsKey(e));
  }

  private void order(ExecutionId execution, RunState before) {
    check(ordered.add(execution), Rule.ORDERED_TWICE, execution);
    var step = before.step(execution.step());
    var begun = execution.check().isPresent()
        ? step.status() instanceof StepStatus.Checking
        : step.status() instanceof StepStatus.Running;
    check(begun && step.attempt() == execution.attempt(),
        Rule.ORDERED_TWICE, execution + " while " + step.status());
    check(!before.course().ended() && before.onCourse(step), Rule.BAD_RECORD,
        execution + " off the way");
    check(isApproved(), Rule.NOT_APPROVED, execution);
    check(world.opening().rehearsal() || !execution.host().equals(World.FORBIDDEN),
        Rule.NOT_PERMITTED, execution);
    besides(execution, step.command(execution.check()).orElseThrow());
  }

  /** Other starts of the same step: all of this attempt at once, or each after the end of all. */
  private void besides(ExecutionId execution, Work.Command command) {
    var atOnce = command.order() == Work.Order.ALL_AT_ONCE;
    check(withoutEnd(execution.step()).filter(e -> !e.equals(execution))
        .allMatch(e -> e.attempt() == execution.attempt()
            && (atOnce || !e.check().equals(execution.check()))),
        Rule.BEGUN_BESIDE_AN_UNKNOWN_END, execution);
    var siblings = ordered.stream().filter(e -> !e.equals(execution)
        && e.step().equals(execution.step()) && e.attempt() == execution.attempt()).toList();
    check(siblings.stream().filter(e -> e.check().isPresent() == execution.check().isPresent())
        .noneMatch(stopped::contains), Rule.WENT_ON_AFTER_A_STOP, execution);
    check(
        atOnce || siblings.stream().filter(e -> e.check().equals(execution.check()))
            .allMatch(e -> AnswerWatch.isGood(command, ended.getOrDefault(e, -1))),
        Rule.WENT_ON_AFTER_A_STOP, execution);
  }
}
