package rollcall.bot.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A disk beneath H2 and the second copy that remembers, in order, what was written and what was
 * forced, and that can be told to fail.
 */
final class TestDisk {
  /** H2 finds its file systems by name, in one list for the whole process. */
  static final String SCHEME = "test:";

  sealed interface Op {
    String file();

    record Write(String file, long at, ByteBuffer content) implements Op {
      byte[] bytes() {
        return copy(content);
      }

      @Override
      public String toString() {
        return "write " + content.remaining() + " at " + at + " of " + file;
      }
    }

    record Truncate(String file, long size) implements Op {}

    record Force(String file) implements Op {}
  }

  private static @Nullable TestDisk current;

  private final List<Op> ops = new ArrayList<>();
  private Optional<String> failingForce = Optional.empty();
  private Optional<String> failingWrite = Optional.empty();

  /** From now on this is the disk of each file that is opened. */
  Disk asDisk() {
    FilePath.register(new Scheme());
    synchronized (TestDisk.class) {
      current = this;
    }
    return new Disk(SCHEME, path -> FilePath.get(SCHEME + path).open("rw"));
  }

  private static synchronized TestDisk current() {
    return Objects.requireNonNull(current);
  }

  synchronized List<Op> ops() {
    return List.copyOf(ops);
  }

  synchronized int size() {
    return ops.size();
  }

  /** Lets each force of a file whose name ends so fail. */
  synchronized void failForces(String ending) {
    failingForce = Optional.of(ending);
  }

  /** Lets each write to a file whose name ends so fail as a full disk does. */
  synchronized void failWrites(String ending) {
    failingWrite = Optional.of(ending);
  }

  private synchronized void record(Op op) throws IOException {
    if (op instanceof Op.Force && failingForce.map(op.file()::endsWith).orElse(false)) {
      throw new IOException("Input/output error");
    }
    if (op instanceof Op.Write && failingWrite.map(op.file()::endsWith).orElse(false)) {
      throw new IOException("No space left on device");
    }
    ops.add(op);
  }

  private static byte[] copy(ByteBuffer from) {
    byte[] bytes = new byte[from.remaining()];
    from.duplicate().get(bytes);
    return bytes;
  }

  /** Public, because H2 makes one for each path by reflection. */
  public static final class Scheme extends FilePathWrapper {
    public Scheme() {}

    @Override
    public String getScheme() {
      return "test";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      String file = getBase().toString();
      return new Recording(current(), file, getBase().open(mode));
    }
  }

  private static final class Recording extends FileBase {
    private final TestDisk disk;
    private final String file;
    private final FileChannel real;

    Recording(TestDisk disk, String file, FileChannel real) {
      this.disk = disk;
      this.file = file;
      this.real = real;
    }

    private static ByteBuffer kept(ByteBuffer from) {
      return ByteBuffer.wrap(copy(from));
    }

    @Override
    public synchronized int write(ByteBuffer src, long position) throws IOException {
      disk.record(new Op.Write(file, position, kept(src)));
      return real.write(src, position);
    }

    @Override
    public int write(ByteBuffer src) throws IOException {
      disk.record(new Op.Write(file, real.position(), kept(src)));
      return real.write(src);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      disk.record(new Op.Force(file));
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      disk.record(new Op.Truncate(file, size));
      real.truncate(size);
      return this;
    }

    @Override
    public int read(ByteBuffer dst) throws IOException {
      return real.read(dst);
    }

    @Override
    public synchronized int read(ByteBuffer dst, long position) throws IOException {
      return real.read(dst, position);
    }

    @Override
    public long position() throws IOException {
      return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
      real.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    public synchronized FileLock tryLock(long position, long size, boolean shared)
        throws IOException {
      return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }
  }
}
