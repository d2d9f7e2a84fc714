package rollcall.bot.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The right word that a wrong one was most likely meant to be. */
final class NearestWord {
  /** Longer words are not compared: the work grows with the square of the length. */
  private static final int LONGEST = 64;

  private NearestWord() {}

  /** The nearest of {@code right}; empty where more than a third of it would have to change. */
  static Optional<String> to(String wrong, Collection<String> right) {
    if (wrong.length() > LONGEST) {
      return Optional.empty();
    }
    return right.stream().filter(word -> distance(wrong, word) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt(word -> distance(wrong, word)));
  }

  /** Letters to insert, drop or change, two swapped neighbours counting as one change. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1),
        1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
