package rollcall.plans.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import rollcall.plans.document.Place;

/**
 * Times of a phase that say nothing of which half of the day they are, under a title that does:
 * {@code Export (10:00 PM - 1:00 AM)}. What they would be then is asked.
 */
final class Halves {
  private static final Pattern SPAN = Pattern.compile(
      "(?i)\\b(\\d{1,2})(?::(\\d{2}))? ?([ap])\\.?m\\b\\.?.{1,5}?"
          + "\\b(\\d{1,2})(?::(\\d{2}))? ?([ap])\\.?m\\b");
  private static final Pattern BARE = Pattern.compile("(\\d{2}):(\\d{2})");
  private static final int HALF = 720;
  private static final int DAY = 1_440;

  private final Making making;
  /** Minutes after midnight of the plan's day, to which the last phase went. */
  private int reached;

  Halves(Making making) {
    this.making = making;
  }

  /** Of a phase of the release: the others have days of their own. */
  void ask(Place title, String text, Node phase) {
    var span = SPAN.matcher(text);
    if (phase.has("kind") || !span.find()) {
      return;
    }
    int from = minutes(span.toMatchResult(), 1);
    int to = minutes(span.toMatchResult(), 4);
    int length = Math.floorMod(to - from, DAY);
    while (from < reached) {
      from += DAY;
    }
    var meant = meant(phase, from, length);
    if (!meant.isEmpty()) {
      reached = from;
      var written = meant.keySet().stream().map(node -> node.text("at")).toList();
      making.ask(title, "at", shown(written), shown(List.copyOf(meant.values())),
          "the title says which half of the day, and its times do not", phase,
          () -> meant.forEach((node, at) -> node.with("at", at)));
    }
  }

  /** Only where each of them fits; those that need no change count too. */
  private static Map<Node, String> meant(Node phase, int from, int length) {
    var meant = new LinkedHashMap<Node, String>();
    boolean other = false;
    for (var node : phase.all().filter(n -> BARE.matcher(n.text("at")).matches()).toList()) {
      var at = at(node.text("at"), from, length);
      if (at.isEmpty()) {
        return Map.of();
      }
      other |= !at.get().equals(node.text("at"));
      meant.put(node, at.get());
    }
    return other ? meant : Map.of();
  }

  private static Optional<String> at(String written, int from, int length) {
    var parts = written.split(":", -1);
    int minutes = Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    for (int half = 0; half <= HALF; half += HALF) {
      int after = Math.floorMod(minutes + half - from, DAY);
      if (after <= length) {
        return Optional.of(shown(from + after));
      }
    }
    return Optional.empty();
  }

  private static String shown(int minutes) {
    var clock = String.format(Locale.ROOT, "%02d:%02d", minutes % DAY / 60, minutes % 60);
    return minutes < DAY ? clock : clock + " +" + minutes / DAY + "d";
  }

  private static String shown(List<String> times) {
    return times.size() == 1 ? times.getFirst() : times.getFirst() + " … " + times.getLast();
  }

  private static int minutes(MatchResult span, int group) {
    int hour = Integer.parseInt(span.group(group)) % 12;
    int minute = span.group(group + 1) == null ? 0 : Integer.parseInt(span.group(group + 1));
    return hour * 60 + minute + (span.group(group + 2).equalsIgnoreCase("p") ? HALF : 0);
  }
}
