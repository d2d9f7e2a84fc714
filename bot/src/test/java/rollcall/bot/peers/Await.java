package rollcall.bot.peers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another process or thread does. */
public final class Await {
  /** Long enough for a slow machine; no test waits for it when all is well. */
  public static final Duration LONG = Duration.ofSeconds(20);

  private Await() {}

  /** Looks every 10 ms until it holds; fails after 20 s with what was waited for. */
  public static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen in " + LONG.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
