package rollcall.bot.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The rows of a second copy, one after the other, as they lie there. */
final class CopyRows implements AutoCloseable {
  /**
   * A row's place in the file from 1, its bytes with the newline if it has one, and where it ends.
   */
  record Row(long fileLine, ByteArrayOutputStream text, long end) {
    byte[] bytes() {
      return text.toByteArray();
    }

    boolean isWhole() {
      byte[] bytes = bytes();
      return bytes.length > 0 && bytes[bytes.length - 1] == '\n';
    }
  }

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private long fileLine;
  private long end;
  private Optional<Row> ahead = Optional.empty();

  /** A file that is not there has no rows. */
  CopyRows(Path file) throws IOException {
    this.in = Files.exists(file)
        ? new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)
        : InputStream.nullInputStream();
  }

  /**
   * The next row, or empty at the end. A row beyond the limit comes in pieces, none of which
   * parses.
   */
  Optional<Row> next() throws IOException {
    Optional<Row> row = ahead.isPresent() ? ahead : read();
    ahead = Optional.empty();
    return row;
  }

  Optional<Row> peek() throws IOException {
    if (ahead.isEmpty()) {
      ahead = read();
    }
    return ahead;
  }

  private Optional<Row> read() throws IOException {
    var text = new ByteArrayOutputStream();
    int b = -1;
    while (b != '\n' && text.size() < CopyRow.LIMIT_BYTES) {
      b = in.read();
      if (b < 0) {
        break;
      }
      text.write(b);
    }
    end += text.size();
    return text.size() == 0 ? Optional.empty() : Optional.of(new Row(++fileLine, text, end));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
