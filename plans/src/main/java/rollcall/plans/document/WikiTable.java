package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;

/** A table of MediaWiki, from its {@code {|} to its {@code |}}. */
final class WikiTable {
  private final Source source;
  private final Cells cells;
  private final List<String> header = new ArrayList<>();
  private final List<Line.Row> rows = new ArrayList<>();
  private List<List<Line>> row = new ArrayList<>();
  private List<String> heads = new ArrayList<>();
  private int rowAt;

  private WikiTable(Source source, Cells cells) {
    this.source = source;
    this.cells = cells;
  }

  static Bars.Found read(Source source, Cells cells, int from) {
    return new WikiTable(source, cells).read(from);
  }

  private Bars.Found read(int from) {
    int i = from + 1;
    rowAt = i;
    while (i < source.size() && !source.text(i).startsWith("|}")) {
      line(i, source.text(i));
      i++;
    }
    endRow();
    return new Bars.Found(new Line.Table(cells.place(from), header, rows), i + 1);
  }

  private void line(int i, String text) {
    if (text.startsWith("|-")) {
      endRow();
      rowAt = i;
    } else if (text.startsWith("!")) {
      split(text.substring(1), "!!").forEach(cell -> head(i, cell));
    } else if (text.startsWith("|") && !text.startsWith("|+")) {
      split(text.substring(1), "||").forEach(cell -> row.add(cells.cell(i, cell)));
    } else if (!row.isEmpty() && !text.isEmpty()) {
      List<Line> more = new ArrayList<>(row.removeLast());
      more.addAll(cells.cell(i, text));
      row.add(more);
    }
  }

  private void head(int i, String cell) {
    heads.add(cells.plain(cell));
    row.add(cells.cell(i, cell));
  }

  private static List<String> split(String text, String mark) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
      parts.add(withoutAttributes(text.substring(from, at)));
      from = at + mark.length();
    }
    parts.add(withoutAttributes(text.substring(from)));
    return parts;
  }

  /** {@code style="…" | text}: what stands before a single bar tells how the cell looks. */
  private static String withoutAttributes(String cell) {
    int bar = cell.indexOf('|');
    int bracket = cell.indexOf("[[");
    boolean attributes = bar > 0 && cell.lastIndexOf('=', bar) > 0
        && (bracket < 0 || bracket > bar);
    return attributes ? cell.substring(bar + 1).strip() : cell.strip();
  }

  private void endRow() {
    boolean header = rows.isEmpty() && this.header.isEmpty() && !heads.isEmpty()
        && heads.size() == row.size();
    if (header) {
      this.header.addAll(heads);
    } else if (!row.isEmpty()) {
      rows.add(new Line.Row(cells.place(rowAt), row));
    }
    row = new ArrayList<>();
    heads = new ArrayList<>();
  }
}
