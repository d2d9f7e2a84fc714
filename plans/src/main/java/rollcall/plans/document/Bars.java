package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables drawn with bars: of Markdown, org, Jira, and of what a database prints. */
final class Bars {
  private final Source source;
  private final Cells cells;
  /** Where the lines end that looked like a table and were looked at. */
  private int noneBefore;

  Bars(Source source, Cells cells) {
    this.source = source;
    this.cells = cells;
  }

  /** A table and the line after it. */
  record Found(Line.Table table, int next) {}

  /** The table that begins with line {@code i}; empty where none does. */
  Optional<Found> at(int i) {
    var line = source.text(i);
    if (i < noneBefore || (line.indexOf('|') < 0 && !line.startsWith("+-"))) {
      return Optional.empty();
    }
    return drawn(line) || line.startsWith("+-")
        ? bounded(i)
        : under(i + 1) && line.indexOf('|') >= 0 ? open(i) : Optional.empty();
  }

  private static boolean drawn(String line) {
    return line.length() > 2 && line.startsWith("|") && line.endsWith("|");
  }

  /** Whether line {@code i} is only bars and dashes: it parts the header from the rows. */
  private boolean under(int i) {
    var line = source.text(i);
    boolean marks = line.chars().allMatch(c -> "|-+: ".indexOf(c) >= 0);
    return marks && line.indexOf('-') >= 0 && (line.indexOf('|') >= 0 || line.startsWith("+-"));
  }

  private Optional<Found> bounded(int i) {
    int end = i;
    while (end < source.size() && (drawn(source.text(end)) || under(end))) {
      end++;
    }
    boolean enough = end - i > 1 || source.text(i).startsWith("||");
    return enough ? table(i, end) : Optional.empty();
  }

  private Optional<Found> open(int i) {
    int end = i + 2;
    while (end < source.size() && source.text(end).indexOf('|') >= 0) {
      end++;
    }
    return table(i, end);
  }

  private Optional<Found> table(int from, int to) {
    int first = from;
    while (first < to && under(first)) {
      first++;
    }
    if (first == to) {
      noneBefore = to;
      return Optional.empty();
    }
    boolean headed = source.text(first).startsWith("||") || (first + 1 < to && under(first + 1));
    List<Line.Row> rows = new ArrayList<>();
    for (int i = headed ? first + 1 : first; i < to; i++) {
      if (!under(i)) {
        rows.add(new Line.Row(cells.place(i), row(i)));
      }
    }
    var header = headed ? header(first) : List.<String>of();
    return Optional.of(new Found(new Line.Table(cells.place(from), header, rows), to));
  }

  private List<String> header(int i) {
    return split(source.text(i)).stream().map(cell -> cells.plain(cell)).toList();
  }

  private List<List<Line>> row(int i) {
    return split(source.text(i)).stream().map(cell -> cells.cell(i, cell)).toList();
  }

  /** The texts between the bars; not at one that is escaped, in code, or in a link. */
  private static List<String> split(String line) {
    var mark = line.startsWith("||") ? "||" : "|";
    List<String> parts = new ArrayList<>();
    int from = line.startsWith(mark) ? mark.length() : 0;
    int end = line.endsWith(mark) && line.length() > from
        ? line.length() - mark.length()
        : line.length();
    boolean code = false;
    int brackets = 0;
    for (int i = from; i < end; i++) {
      char c = line.charAt(i);
      code ^= c == '`' && (code || line.indexOf('`', i + 1) > 0);
      brackets = c == '[' ? brackets + 1 : c == ']' ? Math.max(0, brackets - 1) : brackets;
      char before = i == 0 ? ' ' : line.charAt(i - 1);
      if (c == '|' && !code && before != '\\' && (brackets == 0 || before == ' ')) {
        parts.add(line.substring(from, i));
        from = i + (line.startsWith(mark, i) ? mark.length() : 1);
        i = from - 1;
        brackets = 0;
      }
    }
    parts.add(line.substring(Math.min(from, end), end));
    return parts.stream().map(part -> part.replace("\\|", "|").strip()).toList();
  }
}
