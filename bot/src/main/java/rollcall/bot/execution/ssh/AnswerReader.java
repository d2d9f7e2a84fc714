package rollcall.bot.execution.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes in what a wrapper writes: lines, of which those with its mark count, and after each {@code
 * ROLLCALL out OFFSET LENGTH} that many raw bytes, handed on as they come. Whatever else a login
 * shell says is passed over. Never blocks: JSch calls it on the thread that serves the session.
 */
final class AnswerReader extends OutputStream {
  static final int MAX_LINE_BYTES = 4 << 10;
  private static final Pattern OUT = Pattern.compile("ROLLCALL out (\\d{1,15}) (\\d{1,15})");

  /** Where followed output goes. */
  interface Outflow {
    void said(long offset, ByteBuffer bytes);
  }

  private final Outflow outflow;
  private final CompletableFuture<Optional<Answer>> answer = new CompletableFuture<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long offset;
  private long awaited;
  private volatile long lastHeardNanos = System.nanoTime();

  AnswerReader(Outflow outflow) {
    this.outflow = outflow;
  }

  /** Completes with the answer, or with nothing when the stream ended without one. */
  CompletableFuture<Optional<Answer>> answer() {
    return answer;
  }

  long lastHeardNanos() {
    return lastHeardNanos;
  }

  @Override
  public void write(int b) {
    write(new byte[]{(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int start, int length) {
    lastHeardNanos = System.nanoTime();
    try {
      for (int at = start, end = start + length; at < end;)
        at += awaited > 0 ? raw(buffer, at, end) : text(buffer[at]);
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private int raw(byte[] buffer, int at, int end) {
    int length = (int) Math.min(awaited, end - at);
    outflow.said(offset, ByteBuffer.wrap(buffer, at, length));
    offset += length;
    awaited -= length;
    return length;
  }

  private int text(byte b) {
    if (b == '\n')
      line();
    else if (line.size() <= MAX_LINE_BYTES)
      line.write(b);
    return 1;
  }

  private void line() {
    String text = line.toString(UTF_8);
    line.reset();
    Matcher out = OUT.matcher(text);
    if (out.matches()) {
      offset = Long.parseLong(out.group(1));
      awaited = Long.parseLong(out.group(2));
    } else if (text.length() <= MAX_LINE_BYTES)
      Answer.parse(text).ifPresent(a -> answer.complete(Optional.of(a)));
  }

  @Override
  public void close() {
    answer.complete(Optional.empty());
  }
}
