package rollcall.plans.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.document.Line;
import rollcall.plans.document.Marker;

/** The rows of a table as points, by what its header says of the columns. */
final class Tables {
  private Tables() {}

  /** None where no column says what is to be done. */
  static List<Point> points(Line.Table table) {
    var columns = columns(table.header());
    return columns.containsValue(Column.WHAT)
        ? table.rows().stream().flatMap(row -> point(row, columns, table.header()).stream())
            .toList()
        : List.of();
  }

  /** Which place holds what: of two with one meaning the first, the second of two whats a note. */
  static Map<Integer, Column> columns(List<String> header) {
    var columns = new LinkedHashMap<Integer, Column>();
    for (int i = 0; i < header.size(); i++) {
      int place = i;
      Column.of(header.get(i)).ifPresent(c -> columns.put(place,
          columns.containsValue(c) ? Column.NOTE : c));
    }
    numberedByStep(header, columns);
    return columns;
  }

  /** A column called step or task, beside one that says what to do, holds numbers. */
  private static void numberedByStep(List<String> header, Map<Integer, Column> columns) {
    boolean described = columns.containsValue(Column.NOTE) && !columns.containsValue(Column.NUMBER);
    if (!described) {
      return;
    }
    columns.entrySet().stream().filter(e -> e.getValue() == Column.WHAT).findFirst()
        .filter(e -> header.get(e.getKey()).strip().matches("(?i)step|item|task"))
        .ifPresent(first -> columns.entrySet().stream()
            .filter(e -> e.getValue() == Column.NOTE
                && header.get(e.getKey()).strip()
                    .matches("(?i)desc.*|action.*|activit.*|what.*|task.*|step.*|item.*"))
            .findFirst().ifPresent(second -> {
              first.setValue(Column.NUMBER);
              second.setValue(Column.WHAT);
            }));
  }

  private static Optional<Point> point(Line.Row row, Map<Integer, Column> columns,
      List<String> header) {
    var what = cell(row, place(columns, Column.WHAT));
    if (what.isEmpty()) {
      return row.cells().stream().allMatch(List::isEmpty)
          ? Optional.empty()
          : Optional.of(Point.of(row.at(), Optional.empty(), 0, row.cells().stream()
              .map(Tables::joined).filter(t -> !t.isEmpty()).collect(Collectors.joining(", "))
              .replace("\n", " ")));
    }
    var marker = Optional.of(cell(row, place(columns, Column.NUMBER))).filter(c -> !c.isEmpty())
        .map(Tables::joined).map(n -> new Marker(n, number(n), Optional.empty()));
    var point = Point.of(row.at(), marker, 0, Furniture.text(what.getFirst()).strip());
    what.stream().skip(1).forEach(line -> below(line, point));
    columns.forEach((i, column) -> {
      if (column != Column.WHAT && column != Column.NUMBER) {
        put(point, column, joined(cell(row, i)));
      }
    });
    for (int i = 0; i < row.cells().size(); i++) {
      if (!columns.containsKey(i)) {
        unread(point, i < header.size() ? header.get(i).strip() : "", joined(cell(row, i)));
      }
    }
    Optional.ofNullable(point.cells().remove(Column.STATUS))
        .ifPresent(status -> unread(point, "Status", status));
    return Optional.of(point);
  }

  /** A column of which nobody knows what it means is a note. */
  private static void unread(Point point, String header, String text) {
    if (!text.isBlank()) {
      put(point, Column.NOTE, header.isEmpty() ? text : header + ": " + text);
    }
  }

  private static void put(Point point, Column column, String text) {
    if (!text.isBlank()) {
      point.cells().merge(column, text, (a, b) -> a + "\n" + b);
    }
  }

  private static void below(Line line, Point point) {
    switch (line) {
      case Line.Item i ->
        point.children().add(Point.of(i.at(), Optional.of(i.marker()), i.indent(), i.text()));
      case Line.Text t -> last(point).children()
          .add(Point.of(t.at(), Optional.empty(), t.indent(), t.text()));
      case Line.Code c -> last(point).children().add(Point.code(c.at(), c.text()));
      case Line.Heading h ->
        point.children().add(Point.of(h.at(), Optional.empty(), 0, h.text()));
      case Line.Table t -> point.children().addAll(points(t));
      case Line.Rule _ -> {
      }
    }
  }

  /** A paragraph after a point of the cell's list belongs to that point. */
  private static Point last(Point point) {
    return point.children().isEmpty() || point.children().getLast().marker().isEmpty()
        ? point
        : point.children().getLast();
  }

  private static int place(Map<Integer, Column> columns, Column wanted) {
    return columns.entrySet().stream().filter(e -> e.getValue() == wanted).findFirst()
        .map(Map.Entry::getKey).orElse(-1);
  }

  private static List<Line> cell(Line.Row row, int place) {
    return place < 0 || place >= row.cells().size()
        ? List.of()
        : row.cells().get(place).stream().filter(
            l -> l instanceof Line.Table || !Furniture.text(l).isBlank()).toList();
  }

  private static String joined(List<Line> cell) {
    return cell.stream().map(Furniture::text).map(String::strip).filter(t -> !t.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,4}[.)]?")
        ? Optional.of(Integer.valueOf(text.replaceAll("\\D", "")))
        : Optional.empty();
  }

  /** The rows of a table that says of nothing what is to be done, as they stand. */
  static List<Point> told(Line.Table table) {
    return Stream.concat(Stream.of(String.join(" | ", table.header())), table.rows().stream()
        .map(r -> r.at().quote())).filter(t -> !t.isBlank())
        .map(t -> Point.of(table.at(), Optional.empty(), 0, t)).toList();
  }
}
