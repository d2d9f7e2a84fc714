package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Line;

/**
 * Numbered comments of a script in a section without a list: each is a step, and what is typed
 * below it belongs to it.
 */
final class ScriptedSteps {
  private static final Pattern COMMENT = Pattern
      .compile("\\s*(?:#|//|--)+ *(?:(?i:step|task) +)?\\d{1,3} *[.:)–-]+ *(\\S.{2,300})");
  private static final int LEAST = 2;

  private ScriptedSteps() {}

  /** Makes points of them, and tells which; none where there are not several. */
  static Optional<AreSteps.Guessed> take(Section section) {
    boolean listed = section.lines().stream()
        .anyMatch(l -> l instanceof Line.Item || l instanceof Line.Table);
    if (listed || section.lines().stream().filter(ScriptedSteps::isComment).count() < LEAST) {
      return Optional.empty();
    }
    var points = new ArrayList<Point>();
    section.lines().removeIf(line -> line instanceof Line.Code code && taken(code, points));
    section.points().addAll(points);
    return Optional.of(new AreSteps.Guessed(AreSteps.Kind.COMMENT,
        points.stream().map(Point::at).toList()));
  }

  private static boolean isComment(Line line) {
    return line instanceof Line.Code code && COMMENT.matcher(code.text()).matches();
  }

  /** What stands above the first comment stays where it is. */
  private static boolean taken(Line.Code code, List<Point> points) {
    var comment = COMMENT.matcher(code.text());
    if (comment.matches()) {
      points.add(Point.of(code.at(), Optional.empty(), 0, comment.group(1).strip()));
    } else if (!points.isEmpty() && !code.text().isBlank()) {
      points.getLast().children().add(Point.code(code.at(), code.text()));
    }
    return !points.isEmpty();
  }
}
