package rollcall.plans.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When those who only listen hear again of a run that falls back: on the clock, every half hour.
 */
public final class NextWord {
  private static final Duration SOONEST = Duration.ofMinutes(15);
  private static final Duration EVERY = Duration.ofMinutes(30);

  private NextWord() {}

  /** Empty where nobody was promised one. */
  public static Optional<Instant> of(RunState state) {
    return state.course() instanceof Course.Back(var _, Instant d, var _, var _)
        && !state.opening().quiet().isEmpty()
            ? Optional.of(state.facts().ends().word().filter(d::isBefore).orElse(after(d)))
            : Optional.empty();
  }

  /** The next full or half hour that is not too soon after {@code at}. */
  public static Instant after(Instant at) {
    var hour = at.truncatedTo(ChronoUnit.HOURS);
    return hour.plus(EVERY.multipliedBy(
        Duration.between(hour, at.plus(SOONEST)).plus(EVERY).minusNanos(1).dividedBy(EVERY)));
  }
}
