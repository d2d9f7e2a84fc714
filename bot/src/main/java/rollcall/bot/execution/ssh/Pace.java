package rollcall.bot.execution.ssh;

import java.time.Duration;

/**
 * How long things may take: one dial; one call on a host; a followed command's host without a sign
 * of life (it gives one every 3 s); and the wait between two tries, which doubles from the first to
 * the longest.
 */
record Pace(Duration dial, Duration call, Duration silence, Duration firstWait,
    Duration longestWait) {
  static final Pace USUAL = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(30),
      Duration.ofSeconds(15), Duration.ofMillis(250), Duration.ofSeconds(30));

  Waits waits() {
    return new Waits(firstWait, longestWait);
  }

  /** Grows with every wait until something has worked again. */
  static final class Waits {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    private Waits(Duration first, Duration longest) {
      this.first = first;
      this.longest = longest;
      next = first;
    }

    void pause() throws InterruptedException {
      Thread.sleep(next);
      Duration doubled = next.multipliedBy(2);
      next = doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    void reset() {
      next = first;
    }
  }
}
