package rollcall.bot.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The database and the second copy at start. Both are read whole before anything is written; then
 * the longer completes the other, or a contradiction stops the start.
 */
final class TwoCopies {
  private static final int WRITE_BYTES = 1 << 20;

  private final Path copy;
  private final JournalKey key;
  private final Optional<Sentinel> sentinel;

  TwoCopies(Path copy, JournalKey key, Optional<Sentinel> sentinel) {
    this.copy = copy;
    this.key = key;
    this.sentinel = sentinel;
  }

  /** The longer of the two, the lines that each has, and how much of the second copy is good. */
  record Compared(String store, Chain chain, long inDatabase, long inCopy, long goodEnd) {}

  /** Throws JournalException, with what to do, if one is bad or they contradict each other. */
  Compared compare(Database database) throws SQLException, IOException {
    database.readIndexes();
    Optional<String> named = database.store();
    try (CopyWalk walk = new CopyWalk(copy, Optional.of(key))) {
      String store = agreed(named, walk.store());
      var rows = new DatabaseWalk(database, chain(store), Long.MAX_VALUE);
      compare(rows, walk);
      long inCopy = walk.chain().map(Chain::position).orElse(0L);
      long inDatabase = rows.chain().position();
      Chain longer = inDatabase >= inCopy ? rows.chain() : walk.chain().orElseThrow();
      refuseIfBehind(longer);
      return new Compared(store, longer, inDatabase, inCopy, walk.goodEnd());
    }
  }

  /**
   * Throws JournalException unless the second copy alone has all that was ever answered.
   * {@code damage}: why the database cannot be read.
   */
  void refuseUnlessCopyIsWhole(String damage) throws IOException {
    try (CopyWalk walk = new CopyWalk(copy, Optional.of(key))) {
      CopyWalk.Found found = walk.next();
      Optional<Head> remembered = sentinel.map(Sentinel::head);
      while (found instanceof CopyWalk.Found.Next(Recorded recorded)) {
        Line line = recorded.line();
        if (remembered.filter(head -> head.position() == line.position()
            && !head.names(line.hash())).isPresent()) {
          throw lost(damage, "line " + line.position() + " of journal.ndjson is not the one that"
              + " journal.sentinel remembers");
        }
        found = walk.next();
      }
      refuseIfBad(damage, found);
      refuseIfShort(damage, walk);
    }
  }

  private static void refuseIfBad(String damage, CopyWalk.Found found) {
    if (found instanceof CopyWalk.Found.Bad bad && bad.verdict().flaw() != Flaw.TORN) {
      throw lost(damage, "journal.ndjson is bad at its line " + bad.verdict().fileLine() + " ("
          + bad.verdict().why() + ")");
    }
  }

  private void refuseIfShort(String damage, CopyWalk walk) {
    long end = walk.chain().map(Chain::position).orElse(0L);
    if (sentinel.isEmpty() && end == 0) {
      throw new JournalException("journal.mv.db is damaged (" + damage + "), and journal.ndjson has"
          + " no line: move both away if this bot has never answered anybody; else put them back"
          + " from a backup");
    }
    if (sentinel.isPresent() && (walk.chain().isEmpty()
        || end < sentinel.get().head().position())) {
      throw lost(damage, "journal.ndjson ends at line " + end + ", and the journal once went to "
          + sentinel.get().head().position());
    }
    agreed(Optional.empty(), walk.store());
  }

  private static JournalException lost(String damage, String why) {
    return new JournalException("journal.mv.db is damaged (" + damage + "), and cannot be built"
        + " anew: " + why + ": put journal.mv.db or journal.ndjson back from a backup");
  }

  private Chain chain(String store) {
    return new Chain(store, Optional.of(key));
  }

  private String agreed(Optional<String> database, Optional<String> copy) {
    Optional<String> remembered = sentinel.map(Sentinel::store);
    String store = database.or(() -> copy).or(() -> remembered)
        .orElseGet(() -> UUID.randomUUID().toString());
    if (!copy.orElse(store).equals(store) || !remembered.orElse(store).equals(store)) {
      throw new JournalException("journal.mv.db, journal.ndjson and journal.sentinel are not of one"
          + " store: put back those that belong together");
    }
    return store;
  }

  private void compare(DatabaseWalk rows, CopyWalk walk) throws SQLException, IOException {
    Optional<Recorded> inDatabase;
    Optional<Recorded> inCopy;
    do {
      inDatabase = rows.next();
      inCopy = next(walk);
      if (inDatabase.isPresent() && inCopy.isPresent()
          && !inDatabase.get().line().equals(inCopy.get().line())) {
        throw new JournalException("journal.mv.db and journal.ndjson differ from line "
            + inDatabase.get().line().position()
            + " on: one is of another past; move that one away");
      }
      inDatabase.ifPresent(this::refuseIfOther);
      inCopy.ifPresent(this::refuseIfOther);
    } while (inDatabase.isPresent() || inCopy.isPresent());
  }

  /** A torn end counts as the end: what was cut off was never answered, or is in the database. */
  private static Optional<Recorded> next(CopyWalk walk) throws IOException {
    return switch (walk.next()) {
      case CopyWalk.Found.Next next -> Optional.of(next.recorded());
      case CopyWalk.Found.End _ -> Optional.empty();
      case CopyWalk.Found.Bad bad when bad.verdict().flaw() == Flaw.TORN -> Optional.empty();
      case CopyWalk.Found.Bad bad -> throw new JournalException("journal.ndjson is bad at its line "
          + bad.verdict().fileLine() + " (" + bad.verdict().why()
          + "): find out who did that; moved"
          + " away, it is written anew from the database");
    };
  }

  private void refuseIfOther(Recorded recorded) {
    Line line = recorded.line();
    if (sentinel.isPresent() && sentinel.get().head().position() == line.position()
        && !sentinel.get().head().names(line.hash())) {
      throw new JournalException("line " + line.position() + " is not the one that journal.sentinel"
          + " remembers: this is a journal of another past; put back the right files");
    }
  }

  private void refuseIfBehind(Chain longer) {
    if (sentinel.isPresent() && sentinel.get().head().position() > longer.position()) {
      throw new JournalException(
          "the journal ends at line " + longer.position() + " and once went to "
              + sentinel.get().head().position()
              + ": put journal.mv.db or journal.ndjson back from a backup,"
              + " or remove journal.sentinel if those lines are lost for good");
    }
  }

  /** Brings the database to the length of the second copy. */
  void completeDatabase(Database database, Compared compared) throws SQLException, IOException {
    if (database.store().isEmpty()) {
      database.name(compared.store());
    }
    if (compared.inDatabase() < compared.inCopy()) {
      try (CopyWalk walk = new CopyWalk(copy, Optional.of(key))) {
        for (var next = next(walk); next.isPresent(); next = next(walk)) {
          if (next.get().line().position() > compared.inDatabase()) {
            database.add(next.get());
          }
        }
      }
    }
    completeCursors(database);
    database.commit();
    database.sync();
  }

  /** What the sentinel remembers of the channels is lost with no database. */
  private void completeCursors(Database database) throws SQLException {
    Map<String, Long> known = database.cursors();
    Map<String, Long> remembered = sentinel.map(Sentinel::cursors).orElse(Map.of());
    for (var cursor : remembered.entrySet()) {
      if (known.getOrDefault(cursor.getKey(), 0L) < cursor.getValue()) {
        database.move(cursor.getKey(), cursor.getValue());
      }
    }
  }

  /** Cuts what is torn, brings the second copy to the length of the database, and holds it open. */
  SecondCopy completeCopy(Database database, Compared compared, Disk disk)
      throws SQLException, IOException {
    FileChannel channel = disk.opener().open(copy);
    var second = new SecondCopy(channel, compared.goodEnd());
    if (compared.goodEnd() == 0) {
      second.begin(compared.store());
    }
    if (compared.inCopy() < compared.inDatabase()) {
      append(database, second, compared);
    }
    second.force();
    return second;
  }

  private void append(Database database, SecondCopy second, Compared compared)
      throws SQLException, IOException {
    var rows = new DatabaseWalk(database, chain(compared.store()), compared.inDatabase());
    for (var next = rows.next(); next.isPresent(); next = rows.next()) {
      if (next.get().line().position() > compared.inCopy()) {
        second.add(next.get());
      }
      if (second.waitingBytes() > WRITE_BYTES) {
        second.force();
      }
    }
  }
}
