package rollcall.bot.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * An answer of HTTP/1.1 on its way in, RFC 9112: its head, then its body, whole. What breaks the
 * protocol or a bound is a {@link ProtocolException} that says so for people.
 */
final class Incoming {
  /** No larger head is read: status, fields, and those of the answers before it. */
  private static final int MOST_HEAD_BYTES = 64 * 1024;
  /** The line before a chunk, and what follows the last one. */
  private static final int LONGEST_CHUNK_LINE = 1024;
  private static final int BUFFER = 16 * 1024;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,15}");
  private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,8})[ \t]*(;.*)?");
  private static final int FIRST_FINAL = 200;
  private final InputStream in;
  private final int most;
  private final IntConsumer read;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int headBytes;

  /** Of a body at most {@code most} bytes; {@code read} hears how many there are so far. */
  Incoming(InputStream in, int most, IntConsumer read) {
    this.in = new BufferedInputStream(in, BUFFER);
    this.most = most;
    this.read = read;
  }

  /** The status, and the fields by their names in small letters; of several the first. */
  record Head(int status, Map<String, String> fields) {
    Head {
      fields = Map.copyOf(fields);
    }

    Optional<String> field(String name) {
      return Optional.ofNullable(fields.get(name));
    }
  }

  /** The final one: those that only say that an answer will come are passed over. */
  Head head() throws IOException {
    var head = oneHead();
    while (head.status() < FIRST_FINAL) {
      head = oneHead();
    }
    return head;
  }

  private Head oneHead() throws IOException {
    var status = STATUS.matcher(headLine());
    if (!status.matches()) {
      throw new ProtocolException("what answers there does not speak HTTP");
    }
    var fields = new HashMap<String, String>();
    for (var line = headLine(); !line.isEmpty(); line = headLine()) {
      var colon = line.indexOf(':');
      if (colon > 0) {
        fields.putIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return new Head(Integer.parseInt(status.group(1)), fields);
  }

  /** As the head frames it: in chunks, by its length, or up to the end. */
  byte[] body(Head head) throws IOException {
    plain(head.field("content-encoding"), "identity");
    var transfer = head.field("transfer-encoding");
    if (transfer.isPresent()) {
      plain(transfer, "chunked");
      chunks();
    } else if (head.field("content-length").isPresent()) {
      take(length(head.field("content-length").get()));
    } else {
      rest();
    }
    return body.toByteArray();
  }

  private static void plain(Optional<String> coding, String asked) throws ProtocolException {
    if (coding.filter(c -> !c.equalsIgnoreCase(asked)).isPresent()) {
      throw new ProtocolException("it comes packed (" + coding.get() + "), which was not asked for;"
          + " save the document and import the file");
    }
  }

  private static long length(String written) throws ProtocolException {
    if (!LENGTH.matcher(written).matches()) {
      throw new ProtocolException("what answers there does not speak HTTP");
    }
    return Long.parseLong(written);
  }

  private void chunks() throws IOException {
    for (var size = chunk(); size > 0; size = chunk()) {
      take(size);
      if (!line(LONGEST_CHUNK_LINE).isEmpty()) {
        throw new ProtocolException("what answers there does not speak HTTP");
      }
    }
  }

  private long chunk() throws IOException {
    var size = CHUNK.matcher(line(LONGEST_CHUNK_LINE));
    if (!size.matches()) {
      throw new ProtocolException("what answers there does not speak HTTP");
    }
    return Long.parseLong(size.group(1), 16);
  }

  private void take(long length) throws IOException {
    bounded(length);
    var buffer = new byte[BUFFER];
    for (var left = length; left > 0;) {
      var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        throw brokeOff();
      }
      add(buffer, count);
      left -= count;
    }
  }

  private void rest() throws IOException {
    var buffer = new byte[BUFFER];
    for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      bounded(count);
      add(buffer, count);
    }
  }

  private void bounded(long more) throws ProtocolException {
    if (more > most - body.size()) {
      throw new ProtocolException("it is larger than " + most / (1024 * 1024) + " MiB");
    }
  }

  private void add(byte[] bytes, int count) {
    body.write(bytes, 0, count);
    read.accept(body.size());
  }

  private String headLine() throws IOException {
    var line = line(MOST_HEAD_BYTES - headBytes);
    headBytes += line.length() + 2;
    return line;
  }

  /** In ISO 8859-1, as a head is; without its CR and LF. */
  private String line(int longest) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw brokeOff();
      }
      if (line.length() >= longest) {
        throw new ProtocolException("what answers there says more than a head may hold");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  private static ProtocolException brokeOff() {
    return new ProtocolException("the answer broke off");
  }
}
