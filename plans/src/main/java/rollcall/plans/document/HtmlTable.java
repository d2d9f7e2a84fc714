package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** A table of an HTML page as a grid: a cell that spans several places stands in each of them. */
final class HtmlTable {
  private static final int WIDEST = 1000;
  private static final int LONGEST_HEAD = 30;

  /** A cell, what it says at its start, and in how many rows below it still stands. */
  private record Cell(boolean head, String text, List<Line> lines, int rowsBelow) {
    static final Cell EMPTY = new Cell(false, "", List.of(), 0);

    /** Whether it may be the name of a column: short, one line, nothing counted. */
    boolean names() {
      return lines.size() == 1 && lines.getFirst() instanceof Line.Text text
          && text.text().length() <= LONGEST_HEAD && !text.text().endsWith(".")
          && text.text().chars().noneMatch(Character::isDigit);
    }

    Cell below() {
      return new Cell(head, text, lines, rowsBelow - 1);
    }
  }

  private record GridRow(Element element, List<Cell> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(cell -> cell.lines().isEmpty());
    }
  }

  private final Element table;
  private final HtmlLines page;
  private final Room room;
  /** By column, the cells that reach down into the row being read, and into the next one. */
  private TreeMap<Integer, Cell> above = new TreeMap<>();
  private TreeMap<Integer, Cell> below = new TreeMap<>();

  HtmlTable(Element table, HtmlLines page, Room room) {
    this.table = table;
    this.page = page;
    this.room = room;
  }

  /** Whether it only puts things beside one another. */
  boolean onlyLayout() {
    var role = table.attr("role");
    return role.equals("presentation") || role.equals("none")
        || table.className().contains("ayout") || cells().size() <= 1;
  }

  List<Element> cells() {
    return rows().stream().flatMap(row -> row.children().stream()).filter(HtmlTable::cell).toList();
  }

  Optional<Element> caption() {
    return table.children().stream().filter(e -> e.normalName().equals("caption")).findFirst();
  }

  private List<Element> rows() {
    return table.children().stream().flatMap(e -> e.normalName().equals("tr")
        ? Stream.of(e)
        : e.children().stream()).filter(e -> e.normalName().equals("tr")).toList();
  }

  private static boolean cell(Element element) {
    return element.normalName().equals("td") || element.normalName().equals("th");
  }

  /** Empty where no cell holds anything. */
  Optional<Line> read(boolean afterBlank) {
    var grid = rows().stream().map(this::row).filter(row -> !row.isBlank()).toList();
    if (grid.isEmpty()) {
      return Optional.empty();
    }
    int heads = heads(grid);
    var header = header(grid.subList(0, heads));
    var rows = grid.subList(heads, grid.size()).stream().map(this::shown).toList();
    var at = page.place(table, grid.getFirst().cells().stream().map(Cell::text)
        .collect(Collectors.joining(" | ")));
    return Optional.of(new Line.Table(new Place(at.line(), at.quote(), afterBlank), header, rows));
  }

  private GridRow row(Element tr) {
    above = below;
    below = new TreeMap<>();
    List<Cell> cells = new ArrayList<>();
    for (var element : tr.children()) {
      if (cell(element)) {
        fromAbove(cells, cells.size());
        place(element, cells);
      }
    }
    if (!above.isEmpty()) {
      fromAbove(cells, above.lastKey());
    }
    return new GridRow(tr, cells);
  }

  /** Adds the cells of rows above that reach down here, at least to column {@code to}. */
  private void fromAbove(List<Cell> cells, int to) {
    while (cells.size() <= to || above.containsKey(cells.size())) {
      var cell = above.remove(cells.size());
      boolean beyond = cell == null && cells.size() >= to;
      if (beyond || !room.cells(1)) {
        return;
      }
      add(cells, cell == null ? Cell.EMPTY : cell);
    }
  }

  private void place(Element element, List<Cell> cells) {
    var lines = page.cell(element);
    var cell = new Cell(element.normalName().equals("th"), said(lines), lines,
        span(element, "rowspan") - 1);
    for (int i = span(element, "colspan"); i > 0 && room.cells(1); i--) {
      add(cells, cell);
    }
  }

  private void add(List<Cell> cells, Cell cell) {
    if (cells.size() == WIDEST) {
      room.note("a table has more than " + WIDEST + " columns: the others were left out");
      return;
    }
    if (cell.rowsBelow() > 0) {
      below.put(cells.size(), cell.below());
    }
    cells.add(cell);
  }

  private static int span(Element element, String attribute) {
    return Counted.of(element.attr(attribute)).map(span -> Math.clamp(span, 1, WIDEST)).orElse(1);
  }

  // Which rows are the header

  private int heads(List<GridRow> grid) {
    int inHead = (int) grid.stream().takeWhile(row -> inHead(row.element())).count();
    if (inHead > 0 && inHead < grid.size()) {
      return inHead;
    }
    var first = grid.getFirst();
    boolean any = first.cells().stream().anyMatch(Cell::head);
    boolean all = first.cells().stream().allMatch(c -> c.head() || c.lines().isEmpty());
    boolean besides = grid.stream().skip(1).anyMatch(row -> row.cells().getFirst().head());
    if (any) {
      return all || !besides ? 1 : 0;
    }
    return grid.size() > 1 && first.cells().stream().allMatch(Cell::names) ? 1 : 0;
  }

  private static boolean inHead(Element tr) {
    var parent = tr.parent();
    return parent != null && parent.normalName().equals("thead");
  }

  private static List<String> header(List<GridRow> heads) {
    List<String> header = new ArrayList<>();
    int columns = heads.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    for (int i = 0; i < columns; i++) {
      int column = i;
      header.add(heads.stream().filter(row -> column < row.cells().size())
          .map(row -> row.cells().get(column).text()).filter(text -> !text.isEmpty()).distinct()
          .collect(Collectors.joining(" ")));
    }
    return header;
  }

  private Line.Row shown(GridRow row) {
    var quote = row.cells().stream().map(Cell::text).distinct().limit(20)
        .collect(Collectors.joining(" | "));
    return new Line.Row(page.place(row.element(), quote),
        row.cells().stream().map(Cell::lines).toList());
  }

  private static String said(List<Line> lines) {
    var said = lines.stream().limit(10).map(HtmlTable::text).collect(Collectors.joining(" "));
    return said.length() > Place.LONGEST_QUOTE ? said.substring(0, Place.LONGEST_QUOTE) : said;
  }

  private static String text(Line line) {
    return switch (line) {
      case Line.Heading heading -> heading.text();
      case Line.Item item -> item.marker().written() + " " + item.text();
      case Line.Text text -> text.text();
      case Line.Code code -> code.text();
      case Line.Rule _ -> "";
      case Line.Table table -> String.join(" ", table.header());
    };
  }
}
