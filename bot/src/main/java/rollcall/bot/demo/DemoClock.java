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
}
