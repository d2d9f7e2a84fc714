package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of cells as a table: its header is the first row that names at least two columns, what
 * stands above it is text, and rows without a word are left out.
 */
final class Grid {
  /** A row of a file: its line, and its cells from the left. */
  record Cells(int line, List<String> texts) {
    Cells {
      texts = List.copyOf(texts);
    }

    private long filled() {
      return texts.stream().filter(t -> !t.isBlank()).count();
    }
  }

  private static final int LEAST_COLUMNS = 2;
  private static final int LEAST_LISTED = 10;
  private final Room room;

  Grid(Room room) {
    this.room = room;
  }

  List<Line> lines(List<Cells> rows) {
    var lines = new ArrayList<Line>();
    int header = 0;
    int least = isList(rows) ? 1 : LEAST_COLUMNS;
    while (header < rows.size() && rows.get(header).filled() < least) {
      text(rows.get(header)).ifPresent(lines::add);
      header++;
    }
    if (header < rows.size()) {
      table(rows.get(header), rows.subList(header + 1, rows.size())).ifPresent(lines::add);
    }
    return lines;
  }

  /** Whether nearly all is in one column, and the rest only looks as if it were not. */
  private static boolean isList(List<Cells> rows) {
    long filled = rows.stream().filter(r -> r.filled() > 0).count();
    long single = rows.stream().filter(r -> r.filled() == 1).count();
    return single >= LEAST_LISTED && single * 4 >= filled * 3;
  }

  private Optional<Line> text(Cells row) {
    return row.texts().stream().filter(t -> !t.isBlank()).findFirst().filter(_ -> room.line())
        .map(t -> new Line.Text(new Place(row.line(), t, true), 0, false, t.strip()));
  }

  private Optional<Line> table(Cells header, List<Cells> rows) {
    int width = header.texts().size();
    long ragged = rows.stream().filter(r -> r.filled() > 0 && r.texts().size() != width).count();
    if (ragged > 0) {
      room.note(ragged + (ragged == 1 ? " row has" : " rows have")
          + " more or fewer cells than the header: they are kept as they are");
    }
    var kept = rows.stream().filter(r -> r.filled() > 0 && room.cells(r.texts().size()))
        .map(Grid::row).toList();
    return Optional.of(new Line.Table(new Place(header.line(), String.join(" | ", header.texts()),
        true), header.texts().stream().map(String::strip).toList(), kept));
  }

  private static Line.Row row(Cells row) {
    var place = new Place(row.line(), String.join(" | ", row.texts()), false);
    return new Line.Row(place, row.texts().stream().map(text -> cell(text, row.line())).toList());
  }

  private static List<Line> cell(String text, int line) {
    return text.lines().map(String::strip).filter(t -> !t.isEmpty())
        .<Line>map(t -> new Line.Text(new Place(line, t, false), 0, false, t)).toList();
  }
}
