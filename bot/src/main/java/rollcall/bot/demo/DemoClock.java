package rollcall.bot.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes like any other from a given moment, and can be moved on. */
final class DemoClock implements InstantSource {
  private final long began = System.nanoTime();
  private Instant from;

  DemoClock(Instant from) {
    this.from = from;
  }

  @Override
  public synchronized Instant instant() {
    return from.plusNanos(System.nanoTime() - began);
  }

  synchronized void moveOn(Duration by) {
    from = from.plus(by);
  }

  /** Moves on by so much, and not past {@code most} unless it is past already. */
  synchronized void moveOn(Duration by, Instant most) {
    var left = Duration.between(instant(), most);
    if (left.isPositive()) {
      moveOn(by.compareTo(left) < 0 ? by : left);
    }
  }
}
