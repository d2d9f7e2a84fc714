package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;

/** Counts the points of numbered lists within one another that do not say their numbers. */
final class Counters {
  private final List<Integer> counts = new ArrayList<>();

  /** The number of the next point at {@code depth}, from 1; deeper lists have ended. */
  int next(int depth) {
    end(depth);
    while (counts.size() < depth) {
      counts.add(0);
    }
    int number = counts.get(depth - 1) + 1;
    counts.set(depth - 1, number);
    return number;
  }

  /** Ends the lists that are deeper than {@code depth}. */
  void end(int depth) {
    while (counts.size() > depth) {
      counts.removeLast();
    }
  }

  void end() {
    counts.clear();
  }
}
