package rollcall.plans.importer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Line;
import rollcall.plans.document.Marker;

/**
 * A section as points with what belongs to them, and what is told in between. Whether one point
 * belongs to another is said by the indentation; where that was lost on the way, numbers stand
 * above bullets, and points with a time above those without.
 */
record Outline(List<Point> points, List<Point> prose) {
  private static final int LONG = 220;
  /** A line of so many characters may have been broken there. */
  private static final int WRAPPED = 60;
  private static final int LONGEST_JOINED = 1_000;
  private static final Pattern TICKED = Pattern
      .compile("(?i)(.{2,400}\\S) *\\[(?:done|finished|completed?)[.!]?\\][.!]?");
  private static final Pattern DASHES = Pattern.compile("^--+ +(?=\\S)");

  static Outline of(Section section) {
    var builder = new Builder(section.lines());
    section.lines().forEach(builder::look);
    builder.top.addAll(section.points());
    return new Outline(builder.top, builder.prose);
  }

  private static final class Builder {
    private final List<Point> top = new ArrayList<>();
    private final List<Point> prose = new ArrayList<>();
    private boolean telling;
    private final Deque<Point> open = new ArrayDeque<>();
    private final boolean numbered;
    private final boolean timed;
    private final boolean boxed;
    private final boolean flat;
    private final int shallowest;

    Builder(List<Line> lines) {
      var items = lines.stream().filter(Line.Item.class::isInstance).map(Line.Item.class::cast)
          .toList();
      this.numbered = !items.isEmpty() && items.getFirst().marker().number().isPresent();
      this.boxed = !numbered && items.stream().anyMatch(i -> i.marker().done().isPresent());
      this.flat = items.stream().mapToInt(Line.Item::indent).distinct().count() == 1;
      this.timed = !numbered && !boxed && flat
          && items.stream().anyMatch(i -> Stamp.of(i.text()).isTimed());
      this.shallowest = items.stream().filter(this::mayLead).mapToInt(Line.Item::indent).findFirst()
          .orElse(0);
    }

    private boolean mayLead(Line.Item item) {
      return numbered
          ? item.marker().number().isPresent()
          : boxed
              ? item.marker().done().isPresent()
              : !timed || Stamp.of(item.text()).isTimed();
    }

    void look(Line line) {
      switch (line) {
        case Line.Item item -> item(item);
        case Line.Text text -> text(text);
        case Line.Code code when telling ->
          prose.add(Point.of(code.at(), Optional.empty(), 0, code.text()));
        case Line.Code code -> below(Point.code(code.at(), code.text()));
        case Line.Table table -> table(table);
        case Line.Heading heading ->
          prose.add(Point.of(heading.at(), Optional.empty(), 0, heading.text()));
        case Line.Rule _ -> open.clear();
      }
    }

    /** A part of the point that it is set under; else of the section. */
    private void table(Line.Table table) {
      var rows = new Tables(table);
      var points = rows.points();
      var told = rows.told();
      while (!open.isEmpty() && open.element().indent() >= table.indent()) {
        open.pop();
      }
      if (open.isEmpty()) {
        top.addAll(points);
        prose.addAll(told);
      } else {
        var above = open.element();
        points.stream().map(Point::asRow).forEach(above.children()::add);
        told.forEach(row -> above.tell(row.text()));
      }
    }

    private void item(Line.Item item) {
      telling = false;
      var done = TICKED.matcher(item.text());
      var point = done.matches()
          ? Point.of(item.at(), Optional.of(new Marker(item.marker().written(),
              item.marker().number(), Optional.of(true))), item.indent(), done.group(1))
          : Point.of(item.at(), Optional.of(item.marker()), item.indent(), item.text());
      if (mayLead(item) && item.indent() <= shallowest) {
        open.clear();
        top.add(point);
        open.push(point);
      } else if (open.isEmpty()) {
        prose.add(point);
      } else {
        under(point, item);
      }
    }

    /** By its indentation; a bullet below a number has none to compare with. */
    private void under(Point point, Line.Item item) {
      while (open.size() > 1 && !isAbove(open.element(), item)) {
        open.pop();
      }
      open.element().children().add(point);
      open.push(point);
    }

    private boolean isAbove(Point above, Line.Item item) {
      return above.marker().isPresent() && above.indent() < item.indent()
          && !(flat && open.size() > 1);
    }

    private void text(Line.Text text) {
      if (DASHES.matcher(text.text()).find()) {
        item(new Line.Item(text.at(), text.indent(), Marker.bullet("--"),
            DASHES.matcher(text.text()).replaceFirst("")));
        return;
      }
      if (goesOn(text)) {
        var last = open.pop();
        var joined = last.saying(last.text().strip() + " " + text.text().strip());
        replace(last, joined);
        open.push(joined);
        return;
      }
      var point = Point.of(text.at(), Optional.empty(), text.indent(), text.text());
      telling = open.isEmpty() || isProse(text) || (telling && !text.at().afterBlank());
      if (telling) {
        prose.add(point);
      } else {
        below(point);
      }
    }

    /** A sentence that was broken to fit the page. */
    private boolean goesOn(Line.Text text) {
      if (text.at().afterBlank() || open.isEmpty()) {
        return false;
      }
      var last = open.element();
      var plain = text.text().strip();
      return last.children().isEmpty() && !plain.isEmpty() && isSetUnder(text, last)
          && !Shell.isCommand(plain) && !Shell.isNames(plain) && Stamp.of(plain).isEmpty()
          && !last.text().strip().endsWith(":") && last.text().length() < LONGEST_JOINED
          && (Character.isLowerCase(plain.codePointAt(0)) || last.text().length() >= WRAPPED)
          && !last.text().strip().matches(".*[.!?]$");
    }

    /** Deeper than the point, or as deep where the point may have been broken there. */
    private static boolean isSetUnder(Line.Text text, Point point) {
      return text.indent() > point.indent()
          || (text.indent() == point.indent() && point.text().length() >= WRAPPED);
    }

    private void replace(Point old, Point next) {
      var among = open.isEmpty() ? top : open.element().children();
      among.set(among.lastIndexOf(old), next);
    }

    /** A paragraph that tells something, and is not set under a point. */
    private boolean isProse(Line.Text text) {
      var plain = text.text().strip();
      return text.at().afterBlank() && text.indent() <= open.getLast().indent()
          && (plain.length() > LONG || (plain.endsWith(":") && Words.isProse(plain))
              || plain.matches(".*[.!?]$")
              || plain.matches(".*[.!?] +\\p{Lu}.*"))
          && Stamp.of(plain).isEmpty() && !Shell.isNames(plain) && !Words.isNote(plain);
    }

    private void below(Point point) {
      if (open.isEmpty()) {
        prose.add(point);
      } else {
        open.element().children().add(point);
      }
    }
  }
}
