package rollcall.plans.document;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds marks in a line that is read from left to right, and remembers where: a line of 20,000 open
 * brackets is then looked through once for the closing one, not 20,000 times.
 */
final class Ahead {
  private final String line;
  private final Map<String, Integer> found = new HashMap<>();

  Ahead(String line) {
    this.line = line;
  }

  /** The first {@code mark} from {@code from} on, or the length of the line. */
  int find(String mark, int from) {
    int known = found.getOrDefault(mark, -1);
    if (known < from) {
      int at = line.indexOf(mark, from);
      known = at < 0 ? line.length() : at;
      found.put(mark, known);
    }
    return known;
  }
}
