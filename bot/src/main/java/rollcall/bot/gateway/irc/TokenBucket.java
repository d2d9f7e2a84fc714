package rollcall.bot.gateway.irc;

import java.time.Duration;

/**
 * How many lines may be said now. Not for several threads. Time comes in as nanoseconds of any
 * steady clock.
 */
final class TokenBucket {
  static final Duration SLOWEST = Duration.ofSeconds(8);
  private int burst;
  private long nanosPerLine;
  private double tokens;
  private long filledAt;

  TokenBucket(IrcSettings.Pace pace, long now) {
    burst = pace.burst();
    nanosPerLine = pace.interval().toNanos();
    tokens = burst;
    filledAt = now;
  }

  /** Nanoseconds until the next line may go; none if it may go now. */
  long waitNanos(long now) {
    fill(now);
    return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) * nanosPerLine);
  }

  /**
   * Counts a line, also one that could not wait. The debt stops at one burst, so that what could
   * not wait never silences the rest for long.
   */
  void take(long now) {
    fill(now);
    tokens = Math.max(tokens - 1, -burst);
  }

  /** The server killed us for flooding: half as fast and half as much at once, down to a limit. */
  void halve(long now) {
    fill(now);
    burst = Math.max(1, burst / 2);
    nanosPerLine = Math.max(nanosPerLine, Math.min(nanosPerLine * 2, SLOWEST.toNanos()));
    tokens = Math.min(tokens, burst);
  }

  Duration interval() {
    return Duration.ofNanos(nanosPerLine);
  }

  private void fill(long now) {
    tokens = Math.min(burst, tokens + (double) (now - filledAt) / nanosPerLine);
    filledAt = now;
  }
}
