package rollcall.bot.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a journal, in a folder that only we may write, held by one process at a time. */
final class StateFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private StateFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes the folder if it is not there. Throws JournalException if it is unsafe or in use. */
  static StateFolder hold(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    Files.createDirectories(absolute,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    guard(absolute);
    FileChannel channel = FileChannel.open(absolute.resolve("journal.lock"),
        StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw inUse(absolute);
    }
    return new StateFolder(absolute, channel);
  }

  static JournalException inUse(Path folder) {
    return new JournalException(
        "another process holds the journal in " + folder
            + ": stop it first, or use another folder");
  }

  private static void guard(Path folder) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new JournalException(
          folder
              + " holds the journal and others may write it: chmod 700 it, and look what changed");
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path folder() {
    return folder;
  }

  /** Without the ending that H2 adds. */
  Path database() {
    return folder.resolve("journal");
  }

  Path databaseFile() {
    return folder.resolve("journal.mv.db");
  }

  /** Keeps a damaged database under a name that is free, and returns that. */
  String putDatabaseAside() throws IOException {
    String name = "journal.damaged.mv.db";
    for (int i = 2; Files.exists(folder.resolve(name)); i++) {
      name = "journal.damaged-" + i + ".mv.db";
    }
    Files.move(databaseFile(), folder.resolve(name));
    ForcedFile.forceFolderOf(databaseFile());
    return name;
  }

  Path copy() {
    return folder.resolve(JournalCopy.FILE_NAME);
  }

  Path key() {
    return folder.resolve(JournalCopy.KEY_NAME);
  }

  Path sentinel() {
    return folder.resolve("journal.sentinel");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
