package rollcall.plans.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rollcall.plans.model.Phase;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.Step;
import rollcall.plans.run.Course;
import rollcall.plans.run.RunState;
import rollcall.plans.run.WayBack;

/**
 * The next word to be said of the last moment to fall back.
 *
 * @param said
 *          when it is to be said
 * @param moment
 *          the last moment, as it stands
 * @param minutes
 *          so long before it, in minutes; 0 where it has passed
 */
public record LastMoment(Instant said, Instant moment, int minutes) {
  /** The marks before it, in minutes, the earliest first. */
  public static final List<Integer> MARKS = List.of(60, 30, 15, 5, 0);

  /**
   * Empty before the start, where there is nothing to fall back to or no end to keep, past a point
   * of no return, with nothing of the release left, and when all was said. While the last moment is
   * far, it is when to look again: the way back itself is only foreseen when it begins to matter.
   */
  public static Optional<LastMoment> next(RunState state, Instant now) {
    return isUnderWay(state, now)
        ? state.plan().schedule().fallbackEnd().flatMap(end -> next(state, now, end))
        : Optional.empty();
  }

  private static boolean isUnderWay(RunState state, Instant now) {
    return state.course() instanceof Course.Forward(Instant s) && !now.isBefore(s)
        && state.attention().minutesLeft().filter(said -> said == 0).isEmpty()
        && state.plan().phases(Phase.Kind.FALLBACK).findAny().isPresent()
        && isToCome(state);
  }

  /**
   * Whether something of the release itself is left, so that it matters whether one can go back.
   */
  public static boolean isToCome(RunState state) {
    var graph = state.steps().graph();
    return state.inPlay()
        .anyMatch(s -> graph.phase(graph.ordinal(s.id())).kind() == Phase.Kind.RELEASE);
  }

  private static Optional<LastMoment> next(RunState state, Instant now, Instant end) {
    var far = Outlook.reserved(state.plan(), end, longest(state))
        .minus(Duration.ofMinutes(MARKS.getFirst()));
    if (now.isBefore(far)) {
      return Optional.of(new LastMoment(far, far, MARKS.getFirst()));
    }
    return WayBack.isPastReturn(state)
        ? Optional.empty()
        : Outlook.lastMoment(state, now).flatMap(moment -> Mark
            .next(moment, MARKS, state.attention().minutesLeft(), now)
            .map(mark -> new LastMoment(mark.at(), moment, mark.minutes())));
  }

  /** No way back takes longer: one step after the other, none left out. */
  private static Duration longest(RunState state) {
    return state.plan().phases(Phase.Kind.FALLBACK).map(phase -> longest(phase, state))
        .max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  private static Duration longest(Phase phase, RunState state) {
    var waits = phase.steps().stream().flatMap(s -> s.timing().at().stream())
        .filter(at -> at.clock() == PlannedTime.Clock.D).map(PlannedTime::minutes)
        .max(Comparator.naturalOrder()).orElse(0);
    return phase.steps().stream().map(s -> takes(s, state))
        .reduce(Duration.ofMinutes(waits), Duration::plus);
  }

  private static Duration takes(Step step, RunState state) {
    return state.estimate(state.step(step.id())).takes();
  }
}
