package rollcall.plans.importer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import rollcall.plans.document.Line;

/**
 * A section as points with what belongs to them, and what is told in between. Whether one point
 * belongs to another is said by the indentation; where that was lost on the way, numbers stand
 * above bullets, and points with a time above those without.
 */
record Outline(List<Point> points, List<Point> prose) {
  private static final int LONG = 220;

  static Outline of(List<Line> lines) {
    var builder = new Builder(lines);
    lines.forEach(builder::look);
    return new Outline(builder.top, builder.prose);
  }

  /** Points that are nothing but text: of a section that is no list at all. */
  boolean isProseOnly() {
    return points.isEmpty();
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
      this.timed = !numbered && !boxed
          && items.stream().anyMatch(i -> Stamp.of(i.text()).isTimed());
      this.shallowest = items.stream().filter(this::mayLead).mapToInt(Line.Item::indent).min()
          .orElse(0);
      this.flat = items.stream().mapToInt(Line.Item::indent).distinct().count() == 1;
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
        case Line.Table table -> {
          open.clear();
          top.addAll(Tables.points(table));
        }
        case Line.Heading heading ->
          prose.add(Point.of(heading.at(), Optional.empty(), 0, heading.text()));
        case Line.Rule _ -> open.clear();
      }
    }

    private void item(Line.Item item) {
      telling = false;
      var point = Point.of(item.at(), Optional.of(item.marker()), item.indent(), item.text());
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
      var point = Point.of(text.at(), Optional.empty(), text.indent(), text.text());
      telling = open.isEmpty() || isProse(text) || (telling && !text.at().afterBlank());
      if (telling) {
        prose.add(point);
      } else {
        below(point);
      }
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
