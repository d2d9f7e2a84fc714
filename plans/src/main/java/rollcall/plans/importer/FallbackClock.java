package rollcall.plans.importer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.document.Place;

/** The times of a way back, which begins when it is decided and may end after the window. */
final class FallbackClock {
  private final Making making;

  FallbackClock(Making making) {
    this.making = making;
  }

  /** Times of another clock in a fallback count from when it is decided, if they mean anything. */
  void ask(Map<Node, Point> places, Node phase) {
    var timed = phase.all().filter(n -> n.has("written-at")).toList();
    if (timed.isEmpty()) {
      return;
    }
    var first = timed.getFirst().text("written-at");
    var offsets = new LinkedHashMap<Node, String>();
    timed.forEach(n -> offsets.put(n, Order.fromD(first, n.text("written-at"))));
    var last = timed.getLast();
    var ends = last.text("written-at");
    timed.forEach(n -> n.remove("written-at"));
    var at = places.values().iterator().next().at();
    making.ask(at, "at", first + " … " + ends, "D … " + offsets.get(last),
        "a fallback begins when it is decided and not at a time of day: its times count from D",
        phase, () -> offsets.forEach((node, time) -> node.with("at", time)));
    overrun(ends, timed.size() > 1, last.at().orElse(at));
  }

  /** Where the way back as it is written ends after the window does. */
  private void overrun(String end, boolean isWay, Place at) {
    var window = making.plan().text("window").split(" - ", -1);
    if (isWay && window.length == 2 && Times.isOfAClock(end)
        && end.compareTo(window[1]) > 0) {
      making.ask(at, "latest-end", end, Optional.of(end + ", the document"),
          "the way back as it is written ends then, and the window at " + window[1]
              + ": until when may it go on, and who agreed?",
          making.plan(), this::agreed);
    }
  }

  private void agreed(String answer) {
    var parts = answer.split(",", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      throw new IllegalArgumentException("say until when and who agreed, such as 14:15, the head of"
          + " the service desk");
    }
    making.plan().with("latest-end",
        new Node().with("at", parts[0].strip()).with("agreed-by", parts[1].strip()));
  }
}
