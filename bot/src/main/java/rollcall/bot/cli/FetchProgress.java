package rollcall.bot.cli;

import java.util.Locale;
import java.util.function.IntConsumer;

/** How much has come so far, on one line of stderr, where a person sits there. */
final class FetchProgress implements IntConsumer {
  private static final double MIB = 1024.0 * 1024;
  private final Surroundings around;
  private boolean shown;

  FetchProgress(Surroundings around) {
    this.around = around;
  }

  @Override
  public void accept(int bytes) {
    if (around.terminal()) {
      around.err().print(String.format(Locale.ROOT, "\rreading … %.1f MiB", bytes / MIB));
      around.err().flush();
      shown = true;
    }
  }

  /** What is said next begins a line of its own. */
  void end() {
    if (shown) {
      around.err().println();
    }
  }
}
