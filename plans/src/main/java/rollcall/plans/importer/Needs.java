package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which steps wait for which, as a table says it. */
final class Needs {
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
    for (var number : cell.split("[,;\\s]+", -1)) {
      Optional.ofNullable(byNumber.get(number.replaceAll("(?i)(?:FS|SS|FF|SF).*$", "")))
          .filter(other -> other != node).ifPresentOrElse(other -> {
            var id = "row-" + Objects.requireNonNull(places.get(other)).at().line();
            other.with("id", id);
            needs.add(id);
          }, () -> making.ask(point.at(), "needs", cell, Optional.empty(),
              "no row before has such a number", node));
    }
    node.with("needs", needs);
  }
}
