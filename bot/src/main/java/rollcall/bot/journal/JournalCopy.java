package rollcall.bot.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/** The second copy, read without the database, and so beside a running bot. */
public final class JournalCopy {
  /** Its name in the state folder. */
  public static final String FILE_NAME = "journal.ndjson";

  /** The key's name, in the same folder. */
  public static final String KEY_NAME = "journal.key";

  /** Where restore moves a database that it replaces. */
  public static final String REPLACED_NAME = "journal.before-restore.mv.db";

  private static final int ATTEMPTS = 5;

  private JournalCopy() {}

  /**
   * Reads the copy whole and tells the first thing wrong with it, or where it ends. With the key
   * beside it each line's code is checked as well. A `kept` head that does not lie on it is wrong
   * too.
   */
  public static Verdict verify(Path copy, Optional<Head> kept) {
    return verify(copy, kept, _ -> {
    });
  }

  /** Gives the lines up to the first bad one, each checked before, and then what was found. */
  public static Verdict read(Path copy, Consumer<Line> reader) {
    return verify(copy, Optional.empty(), recorded -> reader.accept(recorded.line()));
  }

  /** The same, and before each line the documents that were recorded with it. */
  static Verdict read(Path copy, Consumer<Line> reader, Consumer<Document> documents) {
    return verify(copy, Optional.empty(), recorded -> {
      recorded.documents().forEach(documents);
      reader.accept(recorded.line());
    });
  }

  private static Verdict verify(Path copy, Optional<Head> kept,
      Consumer<Recorded> reader) {
    if (!Files.exists(copy)) {
      throw new JournalException("there is no " + copy + ": name the state folder of the bot");
    }
    Optional<JournalKey> key = JournalKey.read(copy.resolveSibling(KEY_NAME));
    try {
      return settled(copy, key, kept, reader);
    } catch (IOException e) {
      throw new JournalException(copy + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** An end that looks torn may be one that the bot is writing just now: then the file grows. */
  private static Verdict settled(Path copy, Optional<JournalKey> key, Optional<Head> kept,
      Consumer<Recorded> reader) throws IOException {
    var read = new Reading(kept, reader);
    long size = Files.size(copy);
    Verdict verdict = read.whole(copy, key);
    for (int i = 1; i < ATTEMPTS && isTorn(verdict) && Files.size(copy) > size; i++) {
      size = Files.size(copy);
      verdict = read.whole(copy, key);
    }
    return verdict;
  }

  private static boolean isTorn(Verdict verdict) {
    return verdict instanceof Verdict.Bad bad && bad.flaw() == Flaw.TORN;
  }

  private static final class Reading {
    private final Optional<Head> kept;
    private final Consumer<Recorded> reader;
    private long given;

    Reading(Optional<Head> kept,
        Consumer<Recorded> reader) {
      this.kept = kept;
      this.reader = reader;
    }

    Verdict whole(Path copy, Optional<JournalKey> key) throws IOException {
      try (CopyWalk walk = new CopyWalk(copy, key)) {
        CopyWalk.Found found = walk.next();
        while (found instanceof CopyWalk.Found.Next(Recorded recorded)) {
          Line line = recorded.line();
          if (kept.isPresent() && differs(kept.get(), line)) {
            return new Verdict.Bad(walk.fileLine(), Flaw.CHANGED,
                "line " + line.position() + " is not the one of the head that was kept");
          }
          give(recorded);
          found = walk.next();
        }
        return found instanceof CopyWalk.Found.Bad bad
            ? bad.verdict()
            : atEnd(walk, key.isPresent());
      }
    }

    private static boolean differs(Head kept, Line line) {
      return kept.position() == line.position() && !kept.names(line.hash());
    }

    private void give(Recorded recorded) {
      if (recorded.line().position() > given) {
        given = recorded.line().position();
        reader.accept(recorded);
      }
    }

    private Verdict atEnd(CopyWalk walk, boolean underKey) {
      long end = walk.chain().map(Chain::position).orElse(0L);
      if (walk.chain().isEmpty()) {
        return new Verdict.Bad(1, Flaw.TORN, "the file is empty");
      }
      if (kept.isPresent() && kept.get().position() > end) {
        return new Verdict.Bad(walk.fileLine() + 1, Flaw.GAP, "it ends at line " + end
            + ", and the head that was kept is of line " + kept.get().position());
      }
      return new Verdict.Good(walk.chain().get().head(), underKey);
    }
  }

  /**
   * Rebuilds the database of a state folder from its second copy and its key, and returns where it
   * ends. Refuses with a JournalException if the copy is bad, if the bot runs, and, unless
   * `overwrite`, if there is a database already, which otherwise is moved to REPLACED_NAME, or if
   * journal.sentinel remembers more lines than the copy has.
   */
  public static Head restore(Path stateFolder, boolean overwrite) {
    Path copy = stateFolder.resolve(FILE_NAME);
    Verdict verdict = verify(copy, Optional.empty());
    if (verdict instanceof Verdict.Bad bad && bad.flaw() != Flaw.TORN) {
      throw new JournalException(copy + " is bad at its line " + bad.fileLine() + " (" + bad.why()
          + "): nothing was restored; put back a good one from a backup");
    }
    try {
      clear(stateFolder, overwrite);
    } catch (IOException e) {
      throw new JournalException("nothing was restored: " + e.getMessage(), e);
    }
    try (JournalStore rebuilt = JournalStore.open(stateFolder, e -> {
    })) {
      return rebuilt.head();
    }
  }

  private static void clear(Path stateFolder, boolean overwrite) throws IOException {
    try (StateFolder folder = StateFolder.hold(stateFolder)) {
      boolean there = Files.exists(folder.databaseFile());
      if (there && !overwrite) {
        throw new JournalException(
            folder.databaseFile() + " is there already: nothing was restored;"
                + " with --overwrite it is replaced, and kept as " + REPLACED_NAME);
      }
      if (there) {
        Files.move(folder.databaseFile(), folder.folder().resolve(REPLACED_NAME),
            StandardCopyOption.REPLACE_EXISTING);
      }
      if (overwrite) {
        Files.deleteIfExists(folder.sentinel());
      }
    }
  }
}
