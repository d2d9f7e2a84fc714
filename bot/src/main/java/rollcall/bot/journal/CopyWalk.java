package rollcall.bot.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a second copy from its beginning, checking each line before it gives it out. */
final class CopyWalk implements AutoCloseable {
  /** What stands next in the copy. */
  sealed interface Found {
    record Next(Recorded recorded) implements Found {}

    record Bad(Verdict.Bad verdict) implements Found {}

    record End() implements Found {}
  }

  private final CopyRows rows;
  private final Optional<JournalKey> key;
  private final Optional<Found> noStore;
  private Optional<String> store = Optional.empty();
  private Optional<Chain> chain = Optional.empty();
  private long goodEnd;
  private long fileLine;

  CopyWalk(Path file, Optional<JournalKey> key) throws IOException {
    this.rows = new CopyRows(file);
    this.key = key;
    this.noStore = begin();
  }

  /** Which store this is a copy of; empty if there is none, or if it cannot be read. */
  Optional<String> store() {
    return store;
  }

  /** The chain up to the last line given out; empty if the store is not known. */
  Optional<Chain> chain() {
    return chain;
  }

  /** How many bytes of the file, from its beginning, were found good. */
  long goodEnd() {
    return goodEnd;
  }

  /** The place in the file of the row that was read last, from 1. */
  long fileLine() {
    return fileLine;
  }

  /** After anything but a Next there is nothing more to read. */
  Found next() throws IOException {
    return noStore.isPresent() ? noStore.get() : nextLine(chain.orElseThrow());
  }

  private Optional<Found> begin() throws IOException {
    Optional<CopyRows.Row> first = read();
    if (first.isEmpty()) {
      return Optional.of(new Found.End());
    }
    if (!first.get().isWhole()) {
      return Optional.of(torn(first.get()));
    }
    if (!(CopyRow.parse(first.get().bytes()).orElse(null) instanceof CopyRow.OfStore of)) {
      return Optional.of(bad(first.get(), Flaw.CHANGED, "it does not name its store"));
    }
    store = Optional.of(of.store());
    chain = Optional.of(new Chain(of.store(), key));
    goodEnd = first.get().end();
    return Optional.empty();
  }

  private Optional<CopyRows.Row> read() throws IOException {
    Optional<CopyRows.Row> row = rows.next();
    row.ifPresent(r -> fileLine = r.fileLine());
    return row;
  }

  private Found nextLine(Chain known) throws IOException {
    List<Document> documents = new ArrayList<>();
    Optional<CopyRows.Row> row = read();
    Optional<CopyRows.Row> last = row;
    while (row.isPresent()) {
      if (!row.get().isWhole()) {
        return torn(row.get());
      }
      Optional<CopyRow> parsed = CopyRow.parse(row.get().bytes());
      if (parsed.isEmpty()) {
        return bad(row.get(), Flaw.CHANGED, "it is not written as a journal is");
      }
      switch (parsed.get()) {
        case CopyRow.OfLine line -> {
          return check(known, row.get(), line, documents);
        }
        case CopyRow.OfStore _ -> {
          return bad(row.get(), Flaw.INSERTED, "a store is named once, at the beginning");
        }
        case CopyRow.OfDocument of -> {
          documents.add(new Document(of.text()));
        }
      }
      last = row;
      row = read();
    }
    return last.<Found>map(this::torn).orElseGet(Found.End::new);
  }

  private Found check(Chain known, CopyRows.Row row, CopyRow.OfLine of, List<Document> documents)
      throws IOException {
    Recorded recorded = new Recorded(of.line(), documents);
    Optional<Flaw> flaw = known.follow(recorded);
    if (flaw.isEmpty()) {
      goodEnd = row.end();
      return new Found.Next(recorded);
    }
    return explain(known, row, recorded.line(), flaw.get());
  }

  private Found explain(Chain known, CopyRows.Row row, Line line, Flaw flaw) throws IOException {
    long wanted = known.position() + 1;
    long after = positionAhead();
    if (line.position() > wanted && after == wanted) {
      return bad(row, Flaw.SWAPPED, "line " + line.position() + " stands before line " + wanted);
    }
    if (line.position() == wanted && after == wanted) {
      return bad(row, Flaw.INSERTED, "there are two lines " + wanted);
    }
    String why = switch (flaw) {
      case GAP -> "line " + line.position() + " stands where line " + wanted + " belongs";
      case INSERTED -> "line " + line.position() + " stands there a second time";
      case CHANGED -> "line " + wanted + " does not match its hash or its code";
      case SWAPPED, TORN -> throw new IllegalStateException("a chain does not see this: " + flaw);
    };
    return bad(row, flaw, why);
  }

  private long positionAhead() throws IOException {
    Optional<CopyRow> ahead = rows.peek().flatMap(row -> CopyRow.parse(row.bytes()));
    return ahead.orElse(null) instanceof CopyRow.OfLine line ? line.position() : 0;
  }

  private Found torn(CopyRows.Row row) {
    return bad(row, Flaw.TORN, "the file ends in the middle of what was being written");
  }

  private static Found bad(CopyRows.Row row, Flaw flaw, String why) {
    return new Found.Bad(new Verdict.Bad(row.fileLine(), flaw, why));
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
