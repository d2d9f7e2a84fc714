package rollcall.plans.run;

import java.time.Duration;

/**
 * How long a step takes, by the median of {@code measured} earlier runs, or by the plan where that
 * is 0. {@code guessed}: the plan does not say it either, and it is the gap to the next time.
 * {@code tonight} is in percent of that, by what this very run has measured; 100 where it has not.
 */
public record Estimate(Duration takes, boolean guessed, int measured, int tonight) {
  /** As long as was thought. */
  public static final int AS_EXPECTED = 100;

  Estimate(Duration takes, boolean guessed, int measured) {
    this(takes, guessed, measured, AS_EXPECTED);
  }

  /** Somebody or something has said it, and more than nothing. */
  public boolean known() {
    return !guessed && !takes.isZero();
  }

  /** The same work, which tonight takes {@code percent} of the time. */
  Estimate tonight(int percent) {
    return new Estimate(takes.multipliedBy(percent).dividedBy(AS_EXPECTED), guessed, measured,
        percent);
  }
}
