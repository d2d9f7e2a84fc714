package rollcall.bot.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The journal of this machine: appends lines and answers when they are on disk twice, and reads
 * them back checked. One per state folder, for any number of threads.
 */
public final class JournalStore implements AutoCloseable {
  /** Drafts in one batch: all that one decision may lead to. */
  public static final int BATCH_LIMIT = 20_000;

  private final StateFolder folder;
  private final JournalKey key;
  private final Database database;
  private final SecondCopy copy;
  private final Writer writer;
  private final String store;
  private final Recovery recovery;

  /** What a start goes by. */
  private record Ground(StateFolder folder, JournalKey key, TwoCopies copies, Disk disk,
      Consumer<JournalException> onFatal) {}

  private JournalStore(Ground ground, Database database, Optional<Recovery.Damage> damage)
      throws SQLException, IOException {
    this.folder = ground.folder();
    this.key = ground.key();
    this.database = database;
    TwoCopies.Compared compared = ground.copies().compare(database);
    this.store = compared.store();
    this.recovery = recovery(compared, folder.copy(), damage);
    ground.copies().completeDatabase(database, compared);
    this.copy = ground.copies().completeCopy(database, compared, ground.disk());
    ForcedFile.forceFolderOf(folder.databaseFile());
    this.writer = new Writer(database, copy, compared, folder.sentinel(), ground.onFatal());
  }

  /**
   * Opens the journal in `stateFolder`, making it at first use, after reading both copies whole. A
   * database that H2 finds damaged is kept aside and built anew, if the second copy has all that
   * was ever answered. Throws JournalException, with one line that says what to do, if the journal
   * is not whole, unsafe or in use. `onFatal` is told once, on the writer's thread, when a write
   * has failed: the process should end.
   */
  public static JournalStore open(Path stateFolder, Consumer<JournalException> onFatal) {
    return open(stateFolder, onFatal, Disk.REAL);
  }

  static JournalStore open(Path stateFolder, Consumer<JournalException> onFatal, Disk disk) {
    try {
      StateFolder folder = StateFolder.hold(stateFolder);
      try {
        JournalStore opened = open(folder, onFatal, disk);
        opened.writer.start();
        return opened;
      } catch (SQLException | IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (SQLException | IOException e) {
      throw new JournalException(
          "the journal in " + stateFolder + " cannot be opened: " + JournalException.reason(e), e);
    }
  }

  private static JournalStore open(StateFolder folder, Consumer<JournalException> onFatal,
      Disk disk) throws SQLException, IOException {
    JournalKey key = key(folder);
    var copies = new TwoCopies(folder.copy(), key, Sentinel.read(folder.sentinel()));
    var ground = new Ground(folder, key, copies, disk, onFatal);
    try {
      return open(ground, Optional.empty());
    } catch (SQLException | JournalException e) {
      if (!Database.isDamage(e)) {
        throw e;
      }
      String reason = JournalException.reason(e);
      copies.refuseUnlessCopyIsWhole(reason);
      return open(ground, Optional.of(new Recovery.Damage(reason, folder.putDatabaseAside())));
    }
  }

  private static JournalStore open(Ground ground, Optional<Recovery.Damage> damage)
      throws SQLException, IOException {
    Database database = Database.open(ground.folder().database(), ground.disk().scheme());
    try {
      return new JournalStore(ground, database, damage);
    } catch (SQLException | IOException | RuntimeException e) {
      abandon(database, e);
      throw e;
    }
  }

  private static void abandon(Database database, Exception failure) {
    try {
      database.abandon();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static JournalKey key(StateFolder folder) {
    Optional<JournalKey> key = JournalKey.read(folder.key());
    if (key.isEmpty() && (Files.exists(folder.databaseFile()) || Files.exists(folder.copy()))) {
      throw new JournalException(
          folder.key() + " is missing, and without it no line can be trusted: put it back");
    }
    return key.orElseGet(() -> JournalKey.make(folder.key()));
  }

  private static Recovery recovery(TwoCopies.Compared compared, Path copy,
      Optional<Recovery.Damage> damage)
      throws IOException {
    long missing = compared.inCopy() - compared.inDatabase();
    long size = Files.exists(copy) ? Files.size(copy) : 0;
    return new Recovery(Math.max(missing, 0), Math.max(-missing, 0), size - compared.goodEnd(),
        damage);
  }

  /** What the start had to mend. */
  public Recovery recovery() {
    return recovery;
  }

  /** The last line that is on disk twice. */
  public Head head() {
    return writer.durable();
  }

  /** Like append with documents, without any. */
  public CompletableFuture<Appended> append(List<Draft> drafts) {
    return append(drafts, List.of());
  }

  /**
   * Appends 1 to BATCH_LIMIT drafts as a whole, and the documents that are not yet here. The answer
   * comes when both copies are on disk, on the writer's thread, which must not be kept. It fails
   * with a JournalException when a write failed; whether these lines are on disk is then not known
   * until the next start.
   */
  public CompletableFuture<Appended> append(List<Draft> drafts, List<Document> documents) {
    if (drafts.isEmpty() || drafts.size() > BATCH_LIMIT || documents.size() > BATCH_LIMIT) {
      throw new IllegalArgumentException("a batch has 1 to " + BATCH_LIMIT + " drafts");
    }
    return writer.append(drafts, documents);
  }

  /**
   * Remembers how far a channel was told. In order with all else that is written, on disk at the
   * latest with the next line; false if too much is waiting. The sentinel remembers it as well, a
   * second late at most; a restore that overwrites loses it.
   */
  public CompletableFuture<Boolean> moveCursor(String channel, long position) {
    return writer.move(channel, position);
  }

  /** How far each channel was told. */
  public Map<String, Long> cursors() {
    return reading(database::cursors);
  }

  /** The text recorded under `hash`, checked against it. */
  public Optional<Document> document(Digest hash) {
    Optional<Document> found = reading(() -> database.document(hash));
    if (found.isPresent() && !found.get().hash().equals(hash)) {
      throw new JournalException("the document " + hash + " was changed in the database:"
          + " `rollcall journal restore --overwrite` rebuilds it from journal.ndjson");
    }
    return found;
  }

  /**
   * Gives all lines that are on disk, in order, each checked before. Throws JournalException if
   * bad.
   */
  public void read(Consumer<Line> reader) {
    var chain = new Chain(store, Optional.of(key));
    var walk = new DatabaseWalk(database, chain, head().position());
    reading(() -> {
      for (var next = walk.next(); next.isPresent(); next = walk.next()) {
        reader.accept(next.get().line());
      }
      return true;
    });
  }

  /** The lines of one run, checked like all before them. */
  public List<Line> lines(String run) {
    List<Line> lines = new ArrayList<>();
    read(line -> {
      if (line.run().equals(run)) {
        lines.add(line);
      }
    });
    return lines;
  }

  /** Bytes that may still be written to the disk of the state folder. */
  public long freeBytes() {
    try {
      return Files.getFileStore(folder.folder()).getUsableSpace();
    } catch (IOException e) {
      throw new JournalException("the free space of " + folder.folder() + " cannot be read", e);
    }
  }

  private interface Reading<T> {
    T read() throws SQLException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (SQLException e) {
      throw new JournalException("the journal cannot be read: " + JournalException.reason(e), e);
    }
  }

  /** Writes what waits, then closes both copies in order. After a failure it only lets go. */
  @Override
  public void close() {
    try {
      if (writer.close()) {
        copy.close();
        database.close();
      }
      folder.close();
    } catch (SQLException | IOException e) {
      throw new JournalException("the journal could not be closed: " + JournalException.reason(e),
          e);
    }
  }
}
