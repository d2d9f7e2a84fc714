package rollcall.plans.model;

import java.time.Duration;
import java.util.Optional;

/**
 * When a step is planned and how long it takes. {@code guessed}: the file says nothing of its
 * length, {@code takes} is the gap to the next planned time in its chain.
 */
public record Timing(Optional<PlannedTime> at, boolean notBefore, Duration takes, boolean guessed) {
  /** The longest that anything may be planned to take. */
  public static final Duration LONGEST = Duration.ofDays(366);
  public static final Timing NONE = new Timing(Optional.empty(), false, Duration.ZERO, true);
}
