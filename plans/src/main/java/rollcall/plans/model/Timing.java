package rollcall.plans.model;

import java.time.Duration;
import java.util.Optional;

/**
 * When a step is planned and how long it takes. {@code guessed}: the file says nothing of its
 * length, {@code takes} is the gap to the next planned time in its chain. {@code due} is until when
 * a step of the days before has to be done.
 */
public record Timing(Optional<PlannedTime> at, boolean notBefore, Duration takes, boolean guessed,
    Optional<PlannedTime> due) {
  /** The longest that anything may be planned to take. */
  public static final Duration LONGEST = Duration.ofDays(366);
  public static final Timing NONE = new Timing(Optional.empty(), false, Duration.ZERO, true);

  public Timing(Optional<PlannedTime> at, boolean notBefore, Duration takes, boolean guessed) {
    this(at, notBefore, takes, guessed, Optional.empty());
  }
}
