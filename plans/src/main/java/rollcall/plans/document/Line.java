package rollcall.plans.document;

import java.util.List;

/**
 * One line of a document. Its text is decoded: no markup, no entities, no escapes, no-break spaces
 * as spaces; code within it stands between back-ticks. {@code indent} counts columns, or levels
 * where the format has levels.
 */
public sealed interface Line {
  Place at();

  /** A title of what follows, by markup: 1 is the highest level. */
  record Heading(Place at, int level, String text) implements Line {}

  /** A point of a list, with what stood before its text. */
  record Item(Place at, int indent, Marker marker, String text) implements Line {}

  /** Any other line of text; {@code strong} where all of it is bold. */
  record Text(Place at, int indent, boolean strong, String text) implements Line {}

  /** A line that the document shows as it is, byte for byte: of a program, a file, a terminal. */
  record Code(Place at, int indent, String text) implements Line {}

  /** A line across the page. */
  record Rule(Place at) implements Line {}

  /**
   * A table. Without a header row {@code header} is empty. A cell is lines itself, as it may hold
   * several paragraphs and lists; an empty cell has none. {@code indent} is more than that of a
   * point of which the table is a part.
   */
  record Table(Place at, int indent, List<String> header, List<Row> rows) implements Line {
    public Table {
      header = List.copyOf(header);
      rows = List.copyOf(rows);
    }

    /** One that is part of no point. */
    public Table(Place at, List<String> header, List<Row> rows) {
      this(at, 0, header, rows);
    }

    /** The same, standing deeper. */
    public Table in(int newIndent) {
      return new Table(at, newIndent, header, rows);
    }
  }

  /** A row of a table: its cells from the left, perhaps fewer or more than the header has. */
  record Row(Place at, List<List<Line>> cells) {
    public Row {
      cells = cells.stream().map(List::copyOf).toList();
    }
  }
}
