package rollcall.plans.forecast;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollcall.plans.run.Course;
import rollcall.plans.run.RunState;

/**
 * The next word to be said of the window's end, {@code minutes} before it; 0 when it has ended.
 */
public record WindowEnd(Instant said, Instant end, int minutes) {
  /** The marks before it, in minutes, the earliest first. */
  public static final List<Integer> MARKS = List.of(30, 10, 0);

  /**
   * Empty before the start, without a window, in a rehearsal, with nothing of the release or of the
   * way back to come, and when all was said.
   */
  public static Optional<WindowEnd> next(RunState state, Instant now) {
    return isUnderWay(state, now)
        ? state.plan().schedule().windowEnd().flatMap(end -> Mark
            .next(end, MARKS, state.attention().windowLeft(), now)
            .filter(mark -> mark.at().isAfter(now) || isToCome(state))
            .map(mark -> new WindowEnd(mark.at(), end, mark.minutes())))
        : Optional.empty();
  }

  private static boolean isUnderWay(RunState state, Instant now) {
    return !state.opening().rehearsal() && switch (state.course()) {
      case Course.Open _,Course.Ended _ -> false;
      case Course.Forward f -> !now.isBefore(f.s());
      case Course.Back _ -> true;
    };
  }

  /** Asked only when a mark is due: it looks at all that is in play. */
  private static boolean isToCome(RunState state) {
    return state.course() instanceof Course.Back || LastMoment.isToCome(state);
  }
}
