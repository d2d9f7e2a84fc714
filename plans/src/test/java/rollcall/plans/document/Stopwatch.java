package rollcall.plans.document;

import java.time.Duration;

/** How long something takes on a machine that has other things to do, too. */
final class Stopwatch {
  private static final int RUNS = 4;

  private Stopwatch() {}

  /**
   * The best of a few runs, of which the first one is slow anyway; stops at one within a second.
   */
  static Duration best(Runnable work) {
    var best = Duration.ofDays(1);
    for (int i = 0; i < RUNS && best.toSeconds() >= 1; i++) {
      long began = System.nanoTime();
      work.run();
      var took = Duration.ofNanos(System.nanoTime() - began);
      best = took.compareTo(best) < 0 ? took : best;
    }
    return best;
  }
}
