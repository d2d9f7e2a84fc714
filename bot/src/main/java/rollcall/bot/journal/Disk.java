package rollcall.bot.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How the two big files are reached: `scheme` is H2's name of a file system, `opener` opens the
 * second copy. Tests put a disk there that fails, or that remembers what was written and what was
 * forced.
 */
record Disk(String scheme, Opener opener) {
  /**
   * H2's asynchronous files, because an interrupt of a thread inside its usual ones closes the
   * database for everybody.
   */
  static final Disk REAL = new Disk("async:", path -> FileChannel.open(path,
      StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));

  interface Opener {
    FileChannel open(Path path) throws IOException;
  }
}
