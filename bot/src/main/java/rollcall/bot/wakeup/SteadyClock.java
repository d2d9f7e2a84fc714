package rollcall.bot.wakeup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The bot's own time: the machine's clock at the start, and from then on what has really passed. So
 * it never goes back, and never forward by itself when the machine slept or its clock was set:
 * whoever owns it is told of that jump first, and then lets it follow.
 */
public final class SteadyClock implements InstantSource {
  /** What is less is followed, as far as it goes forward, without a word. */
  static final Duration JUMP = Duration.ofSeconds(2);

  private final InstantSource machine;
  private final LongSupplier nanos;
  private Instant anchor;
  private long anchoredAt;
  /** So much ahead of a machine whose clock was set back. */
  private Duration ahead = Duration.ZERO;

  /** {@code nanos} counts what has passed, as {@link System#nanoTime} does. */
  public SteadyClock(InstantSource machine, LongSupplier nanos) {
    this.machine = machine;
    this.nanos = nanos;
    anchor = machine.instant();
    anchoredAt = nanos.getAsLong();
  }

  /** Of this machine. */
  public static SteadyClock ofTheMachine() {
    return new SteadyClock(InstantSource.system(), System::nanoTime);
  }

  /** Of a clock that somebody moves on purpose. */
  public static SteadyClock trusting(InstantSource clock) {
    return new SteadyClock(clock, () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()));
  }

  @Override
  public synchronized Instant instant() {
    return anchor.plusNanos(nanos.getAsLong() - anchoredAt);
  }

  /** At least {@code then}: what was recorded before this start has been. */
  public synchronized void notBefore(Instant then) {
    if (instant().isBefore(then)) {
      anchor = then;
      anchoredAt = nanos.getAsLong();
    }
  }

  /** By how much the machine's clock has jumped since it was followed last, if by over 2 s. */
  public synchronized Optional<Duration> jumped() {
    var drift = Duration.between(instant().minus(ahead), machine.instant());
    if (drift.abs().compareTo(JUMP) > 0) {
      return Optional.of(drift);
    }
    if (drift.isPositive()) {
      follow();
    }
    return Optional.empty();
  }

  /** Goes by the machine's clock again; where that was set back, on from its own time. */
  public synchronized void follow() {
    var own = instant();
    var theirs = machine.instant();
    anchor = own.isAfter(theirs) ? own : theirs;
    anchoredAt = nanos.getAsLong();
    ahead = Duration.between(theirs, anchor);
  }
}
