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
  private final List<Line> lines = new ArrayList<>();

  Section(Optional<Place> at, String title) {
    this.at = at;
    this.title = title;
  }

  Optional<Place> at() {
    return at;
  }

  String title() {
    return title;
  }

  List<Line> lines() {
    return lines;
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
