package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.document.Line;
import rollcall.plans.document.Marker;
import rollcall.plans.document.Place;

/** The rows of a table as points, by what its columns hold, and what stands beside them. */
final class Tables {
  private static final Pattern ROLE = Pattern
      .compile("(?i)(?:project |release )?(?:role|function|title|responsibility|position|team)");
  private static final Pattern DECISION = Pattern.compile("(?i)\\bgo ?(?:/|or) ?no.?go\\b");
  private static final int LEAST_TELLING = 2;

  private final Line.Table written;
  private final Columned as;
  private final boolean grouped;

  Tables(Line.Table written) {
    this.written = written;
    this.as = Columned.of(written);
    this.grouped = as.isOfSteps() && isGrouped();
  }

  /** None where no column says what is to be done. */
  List<Point> points() {
    var points = new ArrayList<Point>();
    if (!as.isOfSteps()) {
      return points;
    }
    var group = "";
    // A header may stand over two rows, and come again.
    boolean heading = !as.guessed();
    var rows = as.table().rows().subList(0, end());
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      heading = !as.guessed() && (Columned.isHeader(row) || (heading && as.isBelowHeader(row)));
      boolean opens = i + 1 < rows.size() && title(rows.get(i + 1)).isEmpty();
      var title = grouped && !heading && opens && !announces(points)
          ? title(row)
          : Optional.<String>empty();
      group = title.orElse(group);
      if (title.isEmpty() && !heading) {
        take(row, group, points);
      }
    }
    return points;
  }

  /** Without a header, a row that does not say what to do belongs to the one before. */
  private void take(Line.Row row, String group, List<Point> points) {
    if (as.guessed() && !points.isEmpty() && !as.isOneColumn()
        && Columned.cell(row, as.place(Column.WHAT)).isEmpty()) {
      points.getLast().tell(joined(row));
      return;
    }
    point(row).ifPresent(point -> {
      points.add(point);
      put(point, Column.PHASE, group);
    });
  }

  /** Rows that are steps by a word or by their look, as nothing says anything of how and when. */
  Optional<AreSteps.Guessed> doubtful() {
    var places = as.isOfSteps() && as.isDoubtful()
        ? points().stream().map(Point::at).toList()
        : List.<Place>of();
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(new AreSteps.Guessed(AreSteps.Kind.ROW, places));
  }

  private static boolean announces(List<Point> points) {
    return !points.isEmpty() && points.getLast().text().strip().endsWith(":");
  }

  /** Whether rows of one cell each begin a group: the first of all, another, and steps behind. */
  private boolean isGrouped() {
    if (as.telling() < LEAST_TELLING || as.columns().containsValue(Column.PHASE)) {
      return false;
    }
    var rows = as.table().rows().stream()
        .filter(row -> !Columned.isHeader(row) && !as.isBelowHeader(row)
            && row.cells().stream().map(Columned::joined)
                .noneMatch(t -> DECISION.matcher(t).find()))
        .toList();
    var titles = rows.stream().filter(row -> title(row).isPresent()).toList();
    return endOfGroups() > 0 && titles.size() > 1 && titles.getFirst().equals(rows.getFirst());
  }

  private int end() {
    return grouped ? endOfGroups() : as.table().rows().size();
  }

  /** How many rows there are without those of one cell after the last step. */
  private int endOfGroups() {
    int end = as.table().rows().size();
    while (end > 0 && title(as.table().rows().get(end - 1)).isPresent()) {
      end--;
    }
    return end;
  }

  /** What stands beside the steps: above the header, and below the last group; or all. */
  List<Point> told() {
    if (!as.isOfSteps()) {
      return said(written.rows());
    }
    var rows = as.table().rows();
    var below = rows.subList(end(), rows.size()).stream().map(row -> Point.of(row.at(),
        Optional.empty(), 0, title(row).orElse(row.at().quote())));
    return Stream.concat(as.above().isEmpty() ? Stream.of() : said(as.above()).stream(), below)
        .toList();
  }

  /** The rows of a table that says of nothing what is to be done, as they stand. */
  private List<Point> said(List<Line.Row> rows) {
    var header = as.guessed() ? "" : String.join(" | ", written.header());
    return Stream.concat(Stream.of(header), rows.stream().map(r -> r.at().quote()))
        .filter(t -> !t.isBlank()).map(t -> Point.of(written.at(), Optional.empty(), 0, t))
        .toList();
  }

  /** All that stands in it, row by row. */
  Stream<Line> rows() {
    return Stream.concat(
        Stream.of(new Line.Text(written.at(), 0, false, String.join(" | ", written.header()))),
        written.rows().stream().map(r -> new Line.Text(r.at(), 0, false, r.at().quote())));
  }

  /** The only cell of a row that says something, unless it is a decision: what follows is its. */
  private Optional<String> title(Line.Row row) {
    boolean first = !Columned.cell(row, 0).isEmpty()
        || !Columned.cell(row, as.place(Column.WHAT)).isEmpty();
    var said = row.cells().stream().map(Columned::joined).filter(t -> !t.isBlank()).distinct()
        .toList();
    return first && said.size() == 1 && !DECISION.matcher(said.getFirst()).find()
        ? Optional.of(said.getFirst().replace("\n", " "))
        : Optional.empty();
  }

  private static String joined(Line.Row row) {
    return row.cells().stream().map(Columned::joined).filter(t -> !t.isEmpty())
        .collect(Collectors.joining(", ")).replace("\n", " ");
  }

  /** A comma may have cut a text in two. */
  private static List<Line> all(Line.Row row) {
    return List.of(new Line.Text(row.at(), 0, false, joined(row)));
  }

  private Optional<Point> point(Line.Row row) {
    var header = as.table().header();
    var what = as.isOneColumn() ? all(row) : Columned.cell(row, as.place(Column.WHAT));
    if (what.isEmpty()) {
      return row.cells().stream().allMatch(List::isEmpty)
          ? Optional.empty()
          : Optional.of(Point.of(row.at(), Optional.empty(), 0, joined(row)));
    }
    var marker = Optional.of(Columned.cell(row, as.place(Column.NUMBER))).filter(c -> !c.isEmpty())
        .map(Columned::joined).map(n -> new Marker(n, number(n), Optional.empty()));
    var point = Point.of(row.at(), marker, 0, Furniture.text(what.getFirst()).strip());
    what.stream().skip(1).forEach(line -> below(line, point));
    as.columns().forEach((i, column) -> {
      if (column != Column.WHAT && column != Column.NUMBER) {
        put(point, column, Columned.joined(Columned.cell(row, i)));
      }
    });
    for (int i = 0; i < row.cells().size(); i++) {
      if (!as.columns().containsKey(i) && !as.isOneColumn()) {
        unread(point, i < header.size() ? header.get(i).strip() : "",
            Columned.joined(Columned.cell(row, i)));
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
      case Line.Table t -> point.children().addAll(new Tables(t).points());
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

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,4}[.)]?")
        ? Optional.of(Integer.valueOf(text.replaceAll("\\D", "")))
        : Optional.empty();
  }

  /** Each row as {@code what it is: what is said}; of a person the role stands first. */
  List<Point> facts() {
    var header = written.header();
    int role = IntStream.range(0, header.size())
        .filter(i -> ROLE.matcher(header.get(i).strip()).matches()).findFirst().orElse(0);
    return written.rows().stream().map(row -> {
      var said = IntStream.range(0, row.cells().size()).filter(i -> i != role)
          .mapToObj(i -> Columned.joined(Columned.cell(row, i)).replace('\n', ' '))
          .filter(t -> !t.isBlank()).findFirst().orElse("");
      return Point.of(row.at(), Optional.empty(), 0,
          Columned.joined(Columned.cell(row, role)).replace('\n', ' ') + ": " + said);
    }).toList();
  }
}
