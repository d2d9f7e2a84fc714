package rollcall.plans.importer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Steps at one time, and steps whose times are against their order. */
final class Order {
  private static final int EVENING = 18;
  private static final int MORNING = 9;

  private final Making making;
  private final List<Object> steps;
  private final Map<Node, Point> places;

  Order(Making making, List<Object> steps, Map<Node, Point> places) {
    this.making = making;
    this.steps = steps;
    this.places = places;
  }

  void ask() {
    var before = Optional.<Node>empty();
    for (var node : List.copyOf(places.keySet())) {
      var at = time(node);
      if (at.isPresent() && before.isPresent()) {
        compare(before.get(), node, at.get());
      }
      before = at.isPresent() ? Optional.of(node) : before;
    }
  }

  private static Optional<String> time(Node node) {
    return node.value("at").or(() -> node.value("written-at")).map(String::valueOf);
  }

  private void compare(Node before, Node node, String at) {
    var earlier = time(before).orElse("");
    var place = Objects.requireNonNull(places.get(node)).at();
    if (at.equals(earlier)) {
      making.ask(place, "alongside", at, Optional.of("true"),
          "the step before has the same time: at the same time, or one after the other?", node);
    } else if (minutes(at) < minutes(earlier)) {
      if (isClock(at) && minutes(earlier) >= EVENING * 60 && minutes(at) < MORNING * 60) {
        making.ask(place, "at", at, Optional.of(at + " +1d"),
            "it is written after " + earlier + ": is it of the next day?", node);
      } else {
        making.ask(place, "steps", at + " after " + earlier, "by their times",
            "it is written after " + earlier + ", and its time is before that", node,
            () -> moved(before, node));
      }
    }
  }

  private void moved(Node before, Node node) {
    steps.remove(node);
    steps.add(Math.max(0, steps.indexOf(before)), node);
  }

  private static boolean isClock(String at) {
    return at.matches("\\d{2}:\\d{2}");
  }

  /** So long after {@code first} as {@code at} is, from D on. */
  static String fromD(String first, String at) {
    int minutes = minutes(at) - minutes(first);
    int whole = isClock(at) && minutes < 0 ? minutes + 24 * 60 : minutes;
    return whole <= 0 ? "D" : "D+" + whole + "m";
  }

  /** For comparing: of times of one clock. */
  private static int minutes(String at) {
    if (isClock(at)) {
      return Integer.parseInt(at.substring(0, 2)) * 60 + Integer.parseInt(at.substring(3));
    }
    var length = at.length() > 2 ? at.substring(2) : "0m";
    var total = 0;
    var parts = java.util.regex.Pattern.compile("(\\d+)([dhm])").matcher(length);
    while (parts.find()) {
      total += Integer.parseInt(parts.group(1)) * switch (parts.group(2)) {
        case "d" -> 24 * 60;
        case "h" -> 60;
        default -> 1;
      };
    }
    return at.contains("-") ? -total : total;
  }
}
