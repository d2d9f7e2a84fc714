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

  /**
   * By how much this time will jump when it follows the machine's clock or, where that is negative,
   * the machine's was set back; if by over 2 s. One that was set back and is put right again moves
   * nothing here.
   */
  public synchronized Optional<Duration> jumped() {
    var drift = Duration.between(instant().minus(ahead), machine.instant());
    if (drift.isNegative()) {
      return Optional.of(drift).filter(back -> back.abs().compareTo(JUMP) > 0);
    }
    var leap = Duration.between(instant(), machine.instant());
    if (leap.compareTo(JUMP) > 0) {
      return Optional.of(leap);
    }
    if (drift.isPositive()) {
      follow();
    }
    return Optional.empty();
  }

  /** {@code theirs}, a time by the machine's clock or the network's, in this one. */
  public synchronized Instant here(Instant theirs) {
    return theirs.plus(ahead);
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
