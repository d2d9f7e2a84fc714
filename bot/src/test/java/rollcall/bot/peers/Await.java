package rollcall.bot.peers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process or thread does. */
public final class Await {
  /** Long enough for a slow machine; no test waits for it when all is well. */
  public static final Duration LONG = Duration.ofSeconds(20);

  private Await() {}

  private static final long SHORTEST_NANOS = Duration.ofMillis(1).toNanos();
  private static final long LONGEST_NANOS = Duration.ofMillis(10).toNanos();

  /** Looks every 1 to 10 ms until it holds; fails after 20 s with what was waited for. */
  public static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + LONG.toNanos();
    long pause = SHORTEST_NANOS;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen in " + LONG.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_NANOS);
    }
  }
}
