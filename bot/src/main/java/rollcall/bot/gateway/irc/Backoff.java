package rollcall.bot.gateway.irc;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The waits between attempts: doubling from the first to the longest, each spread by a quarter. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    next = first;
  }

  /** The wait before the next attempt: never under 3/4 of the first nor over 5/4 of the longest. */
  Duration next() {
    long nanos = next.toNanos();
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(longest) > 0 ? longest : twice;
    return Duration.ofNanos(nanos * 3 / 4 + random.nextLong(nanos / 2 + 1));
  }

  void reset() {
    next = first;
  }
}
