package rollcall.plans.run;

import java.time.Duration;

/**
 * How long a step takes, by the median of {@code measured} earlier runs, or by the plan where that
 * is 0. {@code guessed}: the plan does not say it either, and it is the gap to the next time.
 */
public record Estimate(Duration takes, boolean guessed, int measured) {
  /** Somebody or something has said it, and more than nothing. */
  public boolean known() {
    return !guessed && !takes.isZero();
  }
}
