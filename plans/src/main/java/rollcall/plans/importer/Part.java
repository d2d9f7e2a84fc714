package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.plans.document.Place;

/** One plan of a document: its titles from the outermost, its change, and its sections. */
final class Part {
  /** A title, or a reference to a change, where it stands, and its level; 0 where it has none. */
  record Titled(Place at, String text, int level) {
    Titled(Place at, String text) {
      this(at, text, 0);
    }
  }

  private final List<Titled> titles = new ArrayList<>();
  private Optional<Titled> change = Optional.empty();
  private final List<Section> sections = new ArrayList<>();

  List<Titled> titles() {
    return titles;
  }

  Optional<Titled> change() {
    return change;
  }

  void changes(Titled reference) {
    change = Optional.of(reference);
  }

  List<Section> sections() {
    return sections;
  }

  /** The one that lines go to now. */
  Section last() {
    if (sections.isEmpty()) {
      sections.add(new Section(Optional.empty(), "", 0));
    }
    return sections.getLast();
  }

  void begin(Titled title) {
    sections.add(new Section(Optional.of(title.at()), title.text(), title.level()));
  }
}
