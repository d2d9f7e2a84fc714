package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.plans.document.Line;
import rollcall.plans.document.Place;
import rollcall.plans.model.Phase;

/** A part of a document under a title of its own. Without a title it is what begins it. */
final class Section {
  private final Optional<Place> at;
  private String title;
  private final int level;
  private final List<Line> lines = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();

  /** {@code level} is that of its title, 1 for the highest, 0 where it has none. */
  Section(Optional<Place> at, String title, int level) {
    this.level = level;
    this.at = at;
    this.title = title;
  }

  Optional<Place> at() {
    return at;
  }

  String title() {
    return title;
  }

  int level() {
    return level;
  }

  /** Whether {@code next}, which comes after it, stands within it by its level. */
  boolean holds(Section next) {
    return level > 0 && next.level > level;
  }

  List<Line> lines() {
    return lines;
  }

  /** Titles under it that are steps, behind its lines. */
  List<Point> points() {
    return points;
  }

  void titled(String other) {
    title = other;
  }

  Optional<Phase.Kind> kind() {
    return Words.kind(title);
  }

  boolean isEmpty() {
    return lines.stream().allMatch(Line.Rule.class::isInstance);
  }
}
