package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.document.Line;
import rollcall.plans.document.Marker;

/** The rows of a table as points, by what its header says of the columns. */
final class Tables {
  /** What a table of steps has beside them. */
  private static final Set<Column> TELLING = Set.of(Column.WHO, Column.AT, Column.END,
      Column.TAKES, Column.STATUS);
  /** What a table that is none of steps has not. */
  private static final Set<Column> SURE = EnumSet.complementOf(
      EnumSet.of(Column.WHAT, Column.WHERE, Column.NOTE));
  private static final Pattern NUMBER = Pattern
      .compile("(?:[A-Za-z]{1,4}\\d{0,3}[-.]?)?\\d{1,5}(?:\\.\\w{1,3}){0,4}[.)]?");
  /** What is in such a column may be anything. */
  private static final Pattern VAGUE = Pattern
      .compile("(?i)name|title|item|description|subject|summary|event|deliverable|work");
  private static final Pattern ROLE = Pattern
      .compile("(?i)(?:project |release )?(?:role|function|title|responsibility|position|team)");
  private static final Pattern DECISION = Pattern.compile("(?i)\\bgo ?(?:/|or) ?no.?go\\b");
  private static final Pattern TOLD = Pattern
      .compile("(?i)\\b(?:desc|detail|task|action|activit|what|note|name|step|summary)");
  private static final int DEEPEST_HEADER = 20;
  private static final int A_FEW_WORDS = 12;

  private Tables() {}

  /** None where no column says what is to be done. */
  static List<Point> points(Line.Table written) {
    var table = headed(written);
    var columns = byWhatTheyHold(table, columns(table.header()));
    if (!columns.containsValue(Column.WHAT)) {
      return List.of();
    }
    boolean grouped = isGrouped(table, columns);
    var points = new ArrayList<Point>();
    var group = "";
    // A header may stand over two rows, and come again.
    boolean heading = true;
    for (var row : table.rows().subList(0, grouped ? end(table, columns) : table.rows().size())) {
      heading = isHeader(row) || (heading && isBelowHeader(row, columns));
      var title = grouped && !heading && !announces(points)
          ? title(row, columns)
          : Optional.<String>empty();
      group = title.orElse(group);
      if (title.isEmpty() && !heading) {
        var point = point(row, columns, table.header());
        point.ifPresent(points::add);
        if (point.isPresent() && !group.isEmpty()) {
          put(point.get(), Column.PHASE, group);
        }
      }
    }
    return points;
  }

  /** Rows that are steps by the header alone, as no column says anything of how and when. */
  static Optional<AreSteps.Guessed> doubtful(Line line) {
    if (!(line instanceof Line.Table table)) {
      return Optional.empty();
    }
    var header = headed(table).header();
    var columns = columns(header);
    var places = points(table).stream().map(Point::at).toList();
    return places.isEmpty() || columns.values().stream().anyMatch(SURE::contains)
        || !VAGUE.matcher(header.get(place(columns, Column.WHAT)).strip()).matches()
            ? Optional.empty()
            : Optional.of(new AreSteps.Guessed(AreSteps.Kind.ROW, places));
  }

  private static boolean announces(List<Point> points) {
    return !points.isEmpty() && points.getLast().text().strip().endsWith(":");
  }

  /** Whether rows of one cell each begin a group: the first of all, another, and steps behind. */
  private static boolean isGrouped(Line.Table table, Map<Integer, Column> columns) {
    if (columns.values().stream().filter(TELLING::contains).distinct().count() < 2
        || columns.containsValue(Column.PHASE)) {
      return false;
    }
    var rows = table.rows().stream().filter(row -> !isHeader(row) && !isBelowHeader(row, columns)
        && row.cells().stream().map(Tables::joined).noneMatch(t -> DECISION.matcher(t).find()))
        .toList();
    var titles = rows.stream().filter(row -> title(row, columns).isPresent()).toList();
    return end(table, columns) > 0 && titles.size() > 1
        && titles.getFirst().equals(rows.getFirst());
  }

  /** How many rows there are without those of one cell after the last step. */
  private static int end(Line.Table table, Map<Integer, Column> columns) {
    int end = table.rows().size();
    while (end > 0 && title(table.rows().get(end - 1), columns).isPresent()) {
      end--;
    }
    return end;
  }

  /** What stands beside the steps: above the header, and below the last group. */
  static List<Point> beside(Line.Table table) {
    var headed = headed(table);
    var columns = byWhatTheyHold(headed, columns(headed.header()));
    boolean grouped = columns.containsValue(Column.WHAT) && isGrouped(headed, columns);
    var below = grouped
        ? headed.rows().subList(end(headed, columns), headed.rows().size())
        : List.<Line.Row>of();
    return Stream.concat(above(table).stream(), below.stream()
        .map(row -> Point.of(row.at(), Optional.empty(), 0,
            title(row, columns).orElse(row.at().quote()))))
        .toList();
  }

  /** A second line of the header: nothing to do, and nothing about it. */
  private static boolean isBelowHeader(Line.Row row, Map<Integer, Column> columns) {
    return columns.entrySet().stream().filter(
        e -> e.getValue() == Column.WHAT || TELLING.contains(e.getValue()))
        .allMatch(e -> cell(row, e.getKey()).isEmpty());
  }

  /** What stands above the row that is the header. */
  private static List<Point> above(Line.Table table) {
    var headed = headed(table);
    return headed.equals(table)
        ? List.of()
        : told(new Line.Table(table.at(), table.header(),
            table.rows().subList(0, table.rows().size() - headed.rows().size() - 1)));
  }

  /** The first row whose words are those of a header, where the first of all is none. */
  private static Line.Table headed(Line.Table table) {
    if (columns(table.header()).containsValue(Column.WHAT)) {
      return table;
    }
    for (int i = 0; i < Math.min(table.rows().size(), DEEPEST_HEADER); i++) {
      var row = table.rows().get(i);
      if (isHeader(row)) {
        return new Line.Table(row.at(), row.cells().stream().map(Tables::joined).toList(),
            table.rows().subList(i + 1, table.rows().size()));
      }
    }
    return table;
  }

  private static boolean isHeader(Line.Row row) {
    var columns = columns(row.cells().stream().map(Tables::joined).toList());
    return columns.containsValue(Column.WHAT)
        && columns.values().stream().anyMatch(TELLING::contains);
  }

  /** A column of what is to be done that holds nothing but numbers of steps is that of numbers. */
  private static Map<Integer, Column> byWhatTheyHold(Line.Table table,
      Map<Integer, Column> columns) {
    int what = place(columns, Column.WHAT);
    var texts = texts(table, what);
    if (texts.isEmpty() || !texts.stream().allMatch(t -> NUMBER.matcher(t).matches())) {
      return columns;
    }
    IntStream.range(0, table.header().size())
        .filter(i -> columns.getOrDefault(i, Column.NOTE) == Column.NOTE
            && TOLD.matcher(table.header().get(i)).find()
            && length(texts(table, i)) >= A_FEW_WORDS)
        .boxed().max(Comparator.comparingDouble(i -> length(texts(table, i))))
        .ifPresent(text -> {
          columns.put(text, Column.WHAT);
          columns.put(what, Column.NUMBER);
        });
    return columns;
  }

  private static List<String> texts(Line.Table table, int place) {
    return table.rows().stream().map(row -> joined(cell(row, place))).filter(t -> !t.isBlank())
        .toList();
  }

  private static double length(List<String> texts) {
    return texts.stream().mapToInt(String::length).average().orElse(0);
  }

  /** The only cell of a row that says something, unless it is a decision: what follows is its. */
  private static Optional<String> title(Line.Row row, Map<Integer, Column> columns) {
    boolean first = !cell(row, 0).isEmpty() || !cell(row, place(columns, Column.WHAT)).isEmpty();
    var said = row.cells().stream().map(Tables::joined).filter(t -> !t.isBlank()).distinct()
        .toList();
    return first && said.size() == 1 && !DECISION.matcher(said.getFirst()).find()
        ? Optional.of(said.getFirst().replace("\n", " "))
        : Optional.empty();
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

  /** Whether it says nothing of how and when; of people it may say who they are. */
  static boolean tells(Line.Table table, boolean ofPeople) {
    return columns(headed(table).header()).values().stream()
        .noneMatch(c -> SURE.contains(c) && !(ofPeople && c == Column.WHO));
  }

  /** Each row as {@code what it is: what is said}; of a person the role stands first. */
  static List<Point> facts(Line.Table table) {
    int role = IntStream.range(0, table.header().size())
        .filter(i -> ROLE.matcher(table.header().get(i).strip()).matches()).findFirst().orElse(0);
    return table.rows().stream().map(row -> {
      var said = IntStream.range(0, row.cells().size()).filter(i -> i != role)
          .mapToObj(i -> joined(cell(row, i)).replace('\n', ' ')).filter(t -> !t.isBlank())
          .findFirst().orElse("");
      return Point.of(row.at(), Optional.empty(), 0,
          joined(cell(row, role)).replace('\n', ' ') + ": " + said);
    }).toList();
  }

  /** The rows of a table that says of nothing what is to be done, as they stand. */
  static List<Point> told(Line.Table table) {
    return Stream.concat(Stream.of(String.join(" | ", table.header())), table.rows().stream()
        .map(r -> r.at().quote())).filter(t -> !t.isBlank())
        .map(t -> Point.of(table.at(), Optional.empty(), 0, t)).toList();
  }
}
