package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rollcall.plans.document.Document.Outcome;

/** Finds the reader for a document, and holds all of them to the same limits. */
final class Recognised {
  /** Lines of a document, and of what was read of it. */
  static final int MOST_LINES = 200_000;

  /** Cells of all tables of a document. */
  static final int MOST_CELLS = 2_000_000;

  private final String name;
  private final byte[] bytes;

  private Recognised(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  static Outcome read(String name, byte[] bytes) {
    return new Recognised(name, bytes).read();
  }

  private Outcome read() {
    if (bytes.length > Document.MOST_BYTES) {
      return bad("has " + bytes.length + " bytes; at most " + Document.MOST_BYTES
          + " are read: leave out what is not part of the plan");
    }
    return foreign().map(this::bad).orElseGet(this::text);
  }

  private Outcome bad(String why) {
    return new Outcome.Bad(name + " " + why);
  }

  private Optional<String> foreign() {
    var lower = name.toLowerCase(Locale.ROOT);
    return Foreign.of(lower, bytes).map(foreign -> "is " + foreign.what()
        + ", which is not read: " + foreign.instead());
  }

  private Outcome text() {
    return switch (Decoded.of(name, bytes)) {
      case Decoded.Bad(var why) -> new Outcome.Bad(why);
      case Decoded.Good(var text, var notes) -> text.chars()
          .allMatch(c -> Blanks.blank((char) c) || c < ' ')
              ? bad("is empty: a plan has at least one line of text")
              : limited(text, notes);
    };
  }

  private Outcome limited(String text, List<String> notes) {
    var source = Source.of(text);
    if (source.size() > MOST_LINES) {
      return bad("has " + source.size() + " lines; at most " + MOST_LINES
          + " are read: leave out what is not part of the plan");
    }
    return within(PlainText.read(name, source), notes);
  }

  private Outcome within(Document read, List<String> notes) {
    if (read.lines().size() > MOST_LINES) {
      return bad("holds more than " + MOST_LINES + " lines of text");
    }
    if (cells(read) > MOST_CELLS) {
      return bad("holds tables of more than " + MOST_CELLS + " cells");
    }
    List<String> all = new ArrayList<>(notes);
    all.addAll(read.notes());
    return new Outcome.Good(new Document(read.name(), read.lines(), all));
  }

  private static long cells(Document read) {
    return read.lines().stream().mapToLong(line -> line instanceof Line.Table table
        ? table.rows().stream().mapToLong(row -> row.cells().size()).sum()
        : 0).sum();
  }
}
