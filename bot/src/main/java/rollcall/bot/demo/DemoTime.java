package rollcall.bot.demo;

import java.time.Duration;
import java.time.Instant;
import rollcall.bot.desk.Decided;
import rollcall.bot.desk.Follower;
import rollcall.bot.desk.ReleaseDesk;
import rollcall.plans.engine.Agenda;
import rollcall.plans.engine.Input;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Course;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepStatus;

/** Moves the demo's clock over what would be waiting. */
final class DemoTime implements Follower {
  /** Longer than a bare word counts as a repeat. */
  private static final Duration LEAST = Duration.ofSeconds(31);
  /** What typing a line takes: slower than the limit on how much one person may ask. */
  static final Duration TYPING = Duration.ofSeconds(2);
  /** How long before the planned start the steps before it leave the clock at the latest. */
  private static final Duration AHEAD = Duration.ofMinutes(15);
  private final ReleaseDesk desk;
  private final DemoClock clock;

  DemoTime(ReleaseDesk desk, DemoClock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public void committed(Decided decided) {
    for (var entry : decided.entries()) {
      switch (entry.event()) {
        case RunEvent.StepTaken e -> work(e.step(), decided.last());
        case RunEvent.StepStarted e -> work(e.step(), decided.last());
        case RunEvent _ -> {
        }
      }
    }
  }

  @Override
  public void resumed(RunState state) {}

  private void work(StepId step, RunState state) {
    clock.moveOn(length(step, state), latest(state));
  }

  /** However often a step is done again before the start, the start is not late for it. */
  private static Instant latest(RunState state) {
    return state.course() instanceof Course.Open
        ? state.plan().schedule().plannedStart().map(s -> s.minus(AHEAD)).orElse(Instant.MAX)
        : Instant.MAX;
  }

  void aLineIsTyped() {
    clock.moveOn(TYPING);
  }

  /** A little less than planned, so that nobody is asked where it is. */
  private static Duration length(StepId step, RunState state) {
    var takes = state.step(step).step().timing().takes().minusSeconds(5);
    return takes.compareTo(LEAST) > 0 ? takes : LEAST;
  }

  /** To the next planned moment, where nobody's word is waited for. */
  void toWhatIsNext() {
    desk.open().stream().filter(DemoTime::waitsForTime).forEach(state -> {
      var now = clock.instant();
      Agenda.of(state, desk.moment()).items().stream().map(due -> due.at()).filter(now::isBefore)
          .min(Instant::compareTo)
          .ifPresent(next -> clock.moveOn(Duration.between(now, next).plusMillis(1)));
      desk.submit(state.id(), new Input.TimeCame());
    });
  }

  private static boolean waitsForTime(RunState state) {
    return !(state.course() instanceof Course.Open) && state.goingOn()
        && state.proposals().isEmpty()
        && state.inPlay().allMatch(s -> s.status() instanceof StepStatus.Waiting)
        && state.active().findAny().isEmpty();
  }
}
