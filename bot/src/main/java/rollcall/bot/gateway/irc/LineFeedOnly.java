package rollcall.bot.gateway.irc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a server sends, without CR and NUL. The reader above ends a line at a lone CR too: a server
 * that relays one inside a message would let its author write a second line, tags and all. A line
 * longer than {@value #MAX_LINE_BYTES} bytes breaks the connection.
 */
final class LineFeedOnly extends FilterInputStream {
  /**
   * IRCv3 allows 8,191 bytes of tags and 512 of the rest; the double bears with generous servers.
   */
  static final int MAX_LINE_BYTES = 16_384;
  private int lineBytes;

  LineFeedOnly(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int kept = 0;
    while (kept == 0) {
      int got = super.read(into, offset, length);
      if (got < 0) {
        return -1;
      }
      kept = compact(into, offset, got);
    }
    return kept;
  }

  private int compact(byte[] bytes, int offset, int length) throws IOException {
    int kept = 0;
    for (int i = offset; i < offset + length; i++) {
      byte b = bytes[i];
      lineBytes = b == '\n' ? 0 : lineBytes + 1;
      if (lineBytes > MAX_LINE_BYTES) {
        throw new IOException("the server sent a line of over " + MAX_LINE_BYTES + " bytes");
      }
      if (b != '\r' && b != 0) {
        bytes[offset + kept++] = b;
      }
    }
    return kept;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
