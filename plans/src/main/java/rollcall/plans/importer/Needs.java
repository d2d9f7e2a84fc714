package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which steps wait for which, as a table says it. */
final class Needs {
  /** How a project planner has it: from end to start, from start to start, and how long after. */
  private static final Pattern LINK = Pattern.compile("(?i)(?:FS|SS|FF|SF)(?:[+-].*)?$");

  private final Making making;

  Needs(Making making) {
    this.making = making;
  }

  /** Predecessors of a table are numbers of its rows. */
  void take(Map<Node, Point> places) {
    var byNumber = new LinkedHashMap<String, Node>();
    places.forEach((node, point) -> point.marker()
        .ifPresent(m -> byNumber.put(m.written().replaceAll("[.)]$", ""), node)));
    places.forEach((node, point) -> Optional.ofNullable(point.cells().get(Column.NEEDS))
        .ifPresent(cell -> needs(node, point, cell, byNumber, places)));
  }

  private void needs(Node node, Point point, String cell, Map<String, Node> byNumber,
      Map<Node, Point> places) {
    var needs = new ArrayList<String>();
    boolean all = true;
    for (var written : cell.replaceAll("(?i)\\s+(?=(?:FS|SS|FF|SF)\\b)", "").split("[,;\\s]+",
        -1)) {
      var number = LINK.matcher(written).replaceFirst("");
      var other = Optional.ofNullable(byNumber.get(number)).filter(found -> found != node);
      all &= other.isPresent() && (number + "FS").startsWith(written.toUpperCase(Locale.ROOT));
      other.ifPresent(found -> {
        var id = "row-" + Objects.requireNonNull(places.get(found)).at().line();
        found.with("id", id);
        needs.add(id);
      });
    }
    node.with("needs", needs);
    if (!all) {
      making.ask(point.at(), "needs", cell, Optional.empty(),
          "not all of it is the number of another row, of which the end is waited for", node);
    }
  }
}
