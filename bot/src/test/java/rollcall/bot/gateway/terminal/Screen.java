package rollcall.bot.gateway.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** A terminal's output that a test waits on until it shows something. */
final class Screen extends OutputStream {
  private static final long PATIENCE_MILLIS = 10_000;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public synchronized void write(int octet) {
    bytes.write(octet);
    notifyAll();
  }

  synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  void awaits(String shown) throws InterruptedException {
    awaits(text -> text.contains(shown));
  }

  synchronized void awaits(Predicate<String> wanted) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!wanted.test(text())) {
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        throw new AssertionError("never shown; the screen: " + text());
      }
      wait(left);
    }
  }
}
