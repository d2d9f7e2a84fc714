package rollcall.bot.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The end of `journal.ndjson`, where lines are collected and then forced to disk in one write. */
final class SecondCopy implements AutoCloseable {
  private final FileChannel channel;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long end;

  /** Cuts the file to its first `end` bytes, which were found good, and goes on from there. */
  SecondCopy(FileChannel channel, long end) throws IOException {
    this.channel = channel;
    this.end = end;
    if (channel.size() > end) {
      channel.truncate(end);
      channel.force(true);
    }
  }

  void begin(String store) {
    waiting.writeBytes(new CopyRow.OfStore(store).bytes());
  }

  void add(Recorded recorded) {
    recorded.documents().forEach(d -> waiting.writeBytes(CopyRow.OfDocument.of(d).bytes()));
    waiting.writeBytes(CopyRow.OfLine.of(recorded.line()).bytes());
  }

  int waitingBytes() {
    return waiting.size();
  }

  /** Returns when all that was added is on disk. */
  void force() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
    while (bytes.hasRemaining()) {
      end += channel.write(bytes, end);
    }
    channel.force(false);
    waiting.reset();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
