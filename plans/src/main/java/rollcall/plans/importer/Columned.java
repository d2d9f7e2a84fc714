package rollcall.plans.importer;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.document.Line;

/**
 * A table by what its columns hold: {@code table} begins with its header, {@code above} are the
 * rows before that. {@code guessed}: it has no header, and its columns are told by their content.
 */
record Columned(Line.Table table, List<Line.Row> above, Map<Integer, Column> columns,
    boolean guessed) {
  /** What a table of steps has beside them. */
  private static final Set<Column> TELLING = Set.of(Column.WHO, Column.AT, Column.END,
      Column.TAKES, Column.STATUS);
  /** What a table that is none of steps has not. */
  private static final Set<Column> SURE = EnumSet.complementOf(
      EnumSet.of(Column.WHAT, Column.WHERE, Column.NOTE));
  /** What is in such a column may be anything. */
  private static final Pattern VAGUE = Pattern
      .compile("(?i)name|title|item|description|subject|summary|event|deliverable|work");
  private static final Pattern NUMBER = Pattern
      .compile("(?:[A-Za-z]{1,4}\\d{0,3}[-.]?)?\\d{1,5}(?:\\.\\w{1,3}){0,4}[.)]?");
  private static final Pattern TOLD = Pattern
      .compile("(?i)\\b(?:desc|detail|task|action|activit|what|note|name|step|summary)");
  private static final Pattern AIM = Pattern.compile("(?i)targets?|t|offset");
  /** Something that a time or a day has. */
  private static final Pattern TIMELY = Pattern.compile("(?i)\\d|\\b[SDT]\\b|noon|midnight|"
      + "day|week|month|hour|before|after|immediately|asap");
  private static final Pattern REACHED = Pattern
      .compile("(?i)\\b(?:phone|tel|telephone|mobile|cell|"
          + "e-?mail|pager|extension|ext|handy|telefon|telefone|téléphone|teléfono)\\b");
  private static final int DEEPEST_HEADER = 20;
  private static final int A_FEW_WORDS = 12;
  private static final int LEAST_ROWS = 3;

  static Columned of(Line.Table written) {
    var table = headed(written);
    var columns = columns(table.header());
    if (columns.containsValue(Column.WHAT)) {
      int above = written.rows().size() - table.rows().size() - 1;
      return new Columned(table, written.rows().subList(0, Math.max(0, above)),
          byWhatTheyHold(table, timed(table, columns)), false);
    }
    return headless(written).orElseGet(() -> new Columned(table, List.of(), columns, false));
  }

  /** Whether a column says what is to be done, and the table is not one of people. */
  boolean isOfSteps() {
    return columns.containsValue(Column.WHAT) && !isOfPeople();
  }

  /** Whether it says how its people are reached. */
  boolean isOfPeople() {
    int what = place(Column.WHAT);
    return table.header().stream().anyMatch(h -> REACHED.matcher(h).find())
        && (what < 0 || VAGUE.matcher(table.header().get(what).strip()).matches())
        && columns.values().stream()
            .noneMatch(Set.of(Column.AT, Column.END, Column.TAKES)::contains);
  }

  /** Whether its rows are steps by one word of its header alone, or by their look. */
  boolean isDoubtful() {
    return guessed || (columns.values().stream().noneMatch(SURE::contains)
        && VAGUE.matcher(table.header().get(place(Column.WHAT)).strip()).matches());
  }

  /** Whether it says nothing of how and when; of people it may say who they are. */
  boolean tells(boolean ofPeople) {
    return guessed || isOfPeople() || columns.values().stream()
        .noneMatch(c -> SURE.contains(c) && !(ofPeople && c == Column.WHO));
  }

  /** A list that somebody keeps in the first column of a sheet. */
  boolean isOneColumn() {
    return guessed && columns.size() == 1;
  }

  long telling() {
    return columns.values().stream().filter(TELLING::contains).distinct().count();
  }

  int place(Column wanted) {
    return place(columns, wanted);
  }

  /** The first row whose words are those of a header, where the first of all is none. */
  private static Line.Table headed(Line.Table table) {
    if (columns(table.header()).containsValue(Column.WHAT)) {
      return table;
    }
    for (int i = 0; i < Math.min(table.rows().size(), DEEPEST_HEADER); i++) {
      var row = table.rows().get(i);
      if (isHeader(row)) {
        return new Line.Table(row.at(), row.cells().stream().map(Columned::joined).toList(),
            table.rows().subList(i + 1, table.rows().size()));
      }
    }
    return table;
  }

  static boolean isHeader(Line.Row row) {
    var columns = columns(row.cells().stream().map(Columned::joined).toList());
    return columns.containsValue(Column.WHAT)
        && columns.values().stream().anyMatch(TELLING::contains);
  }

  /** A second line of the header: nothing to do, and nothing about it. */
  boolean isBelowHeader(Line.Row row) {
    return columns.entrySet().stream().filter(
        e -> e.getValue() == Column.WHAT || TELLING.contains(e.getValue()))
        .allMatch(e -> cell(row, e.getKey()).isEmpty());
  }

  /** Rows of one column, or numbers with a text beside them. */
  private static Optional<Columned> headless(Line.Table written) {
    var rows = Stream.concat(Stream.of(new Line.Row(written.at(), written.header().stream()
        .map(t -> t.isBlank()
            ? List.<Line>of()
            : List.<Line>of(
                new Line.Text(written.at(), 0, false, t)))
        .toList())), written.rows().stream()).toList();
    var all = new Line.Table(written.at(), List.of(), rows);
    int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    if (rows.size() < LEAST_ROWS || width == 0) {
      return Optional.empty();
    }
    boolean one = IntStream.range(1, width)
        .allMatch(i -> texts(all, i).size() * LEAST_ROWS < texts(all, 0).size());
    if (one) {
      return Optional.of(new Columned(all, List.of(), Map.of(0, Column.WHAT), true));
    }
    return IntStream.range(0, width).filter(i -> counts(texts(all, i))).boxed().findFirst()
        .flatMap(number -> numbered(written, all, number, width));
  }

  /** Of the columns of which nothing is known the one with the longest texts says what to do. */
  private static Optional<Columned> numbered(Line.Table written, Line.Table all, int number,
      int width) {
    var columns = columns(written.header());
    return IntStream.range(0, width).boxed()
        .filter(i -> i != number && !columns.containsKey(i) && texts(all, i).size() >= LEAST_ROWS)
        .max(Comparator.comparingDouble(i -> length(texts(all, i)))).map(what -> {
          columns.put(number, Column.NUMBER);
          columns.put(what, Column.WHAT);
          return from(all, number, columns);
        });
  }

  private static boolean counts(List<String> texts) {
    var numbers = texts.stream().filter(t -> t.matches("\\d{1,4}[.)]?"))
        .map(t -> Integer.valueOf(t.replaceAll("\\D", ""))).toList();
    return numbers.size() >= LEAST_ROWS && texts.size() - numbers.size() < LEAST_ROWS
        && numbers.equals(numbers.stream().sorted().distinct().toList());
  }

  /** What stands above the first number is no step. */
  private static Columned from(Line.Table all, int number, Map<Integer, Column> columns) {
    int first = 0;
    while (!joined(cell(all.rows().get(first), number)).matches("\\d{1,4}[.)]?")) {
      first++;
    }
    return new Columned(new Line.Table(all.at(), List.of(),
        all.rows().subList(first, all.rows().size())), all.rows().subList(0, first), columns, true);
  }

  /** What may be meant in time or not, and without a single time is not. */
  private static Map<Integer, Column> timed(Line.Table table, Map<Integer, Column> columns) {
    int at = place(columns, Column.AT);
    var texts = texts(table, at);
    if (texts.size() > 1 && AIM.matcher(table.header().get(at).strip()).matches()
        && texts.stream().noneMatch(t -> TIMELY.matcher(t).find())) {
      columns.put(at, Column.NOTE);
    }
    return columns;
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

  /** Which place holds what: of two with one meaning the first, the second of two whats a note. */
  private static Map<Integer, Column> columns(List<String> header) {
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

  private static int place(Map<Integer, Column> columns, Column wanted) {
    return columns.entrySet().stream().filter(e -> e.getValue() == wanted).findFirst()
        .map(Map.Entry::getKey).orElse(-1);
  }

  static List<Line> cell(Line.Row row, int place) {
    return place < 0 || place >= row.cells().size()
        ? List.of()
        : row.cells().get(place).stream().filter(
            l -> l instanceof Line.Table || !Furniture.text(l).isBlank()).toList();
  }

  static String joined(List<Line> cell) {
    return cell.stream().map(Furniture::text).map(String::strip).filter(t -> !t.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
