package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much of a document may still come, for all the readers that work on it: whoever adds a line
 * or a cell asks here first. Once something is refused nothing more is added, and the document is
 * refused as a whole.
 */
final class Room {
  /** Lines of a document, and of what was read of it. */
  static final int MOST_LINES = 200_000;

  /** Characters of all lines, of which a plan file of 1 MiB could hold no more than half. */
  static final int MOST_CHARACTERS = 2 * 1024 * 1024;

  /** Cells of all tables of a document, each counted as often as it spans. */
  static final int MOST_CELLS = 2_000_000;

  private static final int MOST_NOTES = 20;

  private int lines;
  private int cells;
  private Optional<String> refusal = Optional.empty();
  private final List<String> notes = new ArrayList<>();

  /** Whether one more line has room. */
  boolean line() {
    if (++lines > MOST_LINES) {
      refuse("holds more than " + MOST_LINES + " lines: leave out what is not part of the plan");
    }
    return refusal.isEmpty();
  }

  /** Whether {@code more} cells have room. */
  boolean cells(int more) {
    cells += more;
    if (cells > MOST_CELLS) {
      refuse("holds tables of more than " + MOST_CELLS + " cells: leave out what is not part of the"
          + " plan");
    }
    return refusal.isEmpty();
  }

  /** Whether the text of all lines has room. */
  void text(List<Line> all) {
    if (characters(all) > MOST_CHARACTERS) {
      refuse(
          "holds more than " + MOST_CHARACTERS + " characters of text: leave out what is not part"
              + " of the plan");
    }
  }

  private static long characters(List<Line> lines) {
    return lines.stream().mapToLong(line -> switch (line) {
      case Line.Heading h -> h.text().length();
      case Line.Item i -> i.text().length();
      case Line.Text t -> t.text().length();
      case Line.Code c -> c.text().length();
      case Line.Rule _ -> 0;
      case Line.Table t -> t.rows().stream().flatMap(row -> row.cells().stream())
          .mapToLong(Room::characters).sum();
    }).sum();
  }

  /** {@code why} goes on after the name of the document; the first one counts. */
  void refuse(String why) {
    refusal = refusal.or(() -> Optional.of(why));
  }

  Optional<String> refusal() {
    return refusal;
  }

  void note(String note) {
    if (notes.size() < MOST_NOTES && !notes.contains(note)) {
      notes.add(note);
    }
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
