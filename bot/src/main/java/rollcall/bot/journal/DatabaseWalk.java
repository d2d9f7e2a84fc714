package rollcall.bot.journal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the lines of a database in order up to one of them, checking each before it gives it out.
 */
final class DatabaseWalk {
  private final Database database;
  private final Chain chain;
  private final long last;
  private final Deque<Recorded> page = new ArrayDeque<>();
  private boolean atEnd;

  DatabaseWalk(Database database, Chain chain, long last) {
    this.database = database;
    this.chain = chain;
    this.last = last;
  }

  Chain chain() {
    return chain;
  }

  /** Throws JournalException at a line that is not as it was written. */
  Optional<Recorded> next() throws SQLException {
    if (page.isEmpty() && !atEnd) {
      readPage();
    }
    Optional<Recorded> next = Optional.ofNullable(page.poll());
    if (next.isEmpty() || next.get().line().position() > last) {
      return Optional.empty();
    }
    Optional<Flaw> flaw = chain.follow(next.get());
    if (flaw.isPresent() && hasZeros(next.get())) {
      throw Database.zeros();
    }
    if (flaw.isPresent()) {
      throw flawed(flaw.get().name().toLowerCase(Locale.ROOT));
    }
    return next;
  }

  private static boolean hasZeros(Recorded recorded) {
    return Stream.concat(Stream.of(recorded.line().run(), recorded.line().payload()),
        recorded.documents().stream().map(Document::text)).anyMatch(Database::hasZeros);
  }

  private void readPage() throws SQLException {
    try {
      page.addAll(database.page(chain.position()));
      atEnd = page.size() < Database.PAGE;
    } catch (IllegalArgumentException e) {
      throw flawed("unreadable");
    }
  }

  private JournalException flawed(String how) {
    return new JournalException("the database was tampered with (" + how + " after line "
        + chain.position() + "): if `rollcall journal verify` finds journal.ndjson good,"
        + " `rollcall journal restore --overwrite` rebuilds the database from it");
  }
}
