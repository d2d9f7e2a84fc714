package rollcall.plans.importer;

import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Line;
import rollcall.plans.document.Place;

/** Lists that say when something is to be done, and not what: they are kept as text. */
final class Conditions {
  private static final Pattern ANNOUNCED = Pattern
      .compile("(?i).{0,80}\\b(?:if|when|whenever|in case)\\b"
          + ".{0,60}\\b(?:any|one|either|all|some)\\b.{0,40}\\b(?:of|following|these|true|met|occurs?|"
          + "happens?|apply|applies)\\b.{0,80}");
  private static final Pattern CALLED = Pattern
      .compile("(?i)(?:[\\d.]* *)?(?:when to (?:roll|fall|back|abort)"
          + ".{0,40}|(?:roll-? ?back|fall-? ?back|back-? ?out|abort|no-?go) "
          + "(?:triggers?|criteria|conditions?|thresholds?)\\b.{0,40})");

  private static final Pattern TO_DO = Pattern
      .compile("(?i)\\b(?:steps?|procedure|must be done|do (?:the|this)|"
          + "tasks?|actions?)\\b");

  private Conditions() {}

  /** A line that announces such a list. */
  static boolean announces(String text) {
    var head = Words.head(text).strip();
    return !TO_DO.matcher(head).find()
        && (ANNOUNCED.matcher(head).matches() || CALLED.matcher(head).matches());
  }

  /** Without a number, a box, an owner or a time. */
  private static boolean isPlain(Line.Item item) {
    return item.marker().done().isEmpty() && item.marker().number().isEmpty()
        && Stamp.of(item.text()).isEmpty();
  }

  /** Makes text of such a list, and tells where the first begins. Boxes are there to be ticked. */
  static Optional<Place> take(Section section) {
    Optional<Place> first = Optional.empty();
    boolean within = announces(section.title());
    for (int i = 0; i < section.lines().size(); i++) {
      var line = section.lines().get(i);
      if (line instanceof Line.Item item && within && isPlain(item)) {
        section.lines().set(i, new Line.Text(item.at(), item.indent(), false,
            item.marker().written() + " " + item.text()));
        first = first.or(() -> Optional.of(item.at()));
      } else {
        within = (within && line instanceof Line.Item)
            || (line instanceof Line.Text text && announces(text.text()));
      }
    }
    return first;
  }
}
