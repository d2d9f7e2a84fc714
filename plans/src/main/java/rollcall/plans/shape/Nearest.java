package rollcall.plans.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the right word that somebody most likely meant. */
public final class Nearest {
  /** Longer words are not compared, nor more than so many: a bad file must not cost seconds. */
  static final int LONGEST_WORD = 40;

  static final int MOST_WORDS = 2_000;

  private Nearest() {}

  /**
   * The word of {@code known} that takes the fewest changed letters to come from {@code word};
   * empty where even that one is no likely slip (more than one letter, and one more for every
   * three; never all of them).
   */
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > LONGEST_WORD) {
      return Optional.empty();
    }
    int most = Math.min(1 + word.length() / 3, word.length() - 1);
    return known.stream()
        .limit(MOST_WORDS)
        .filter(other -> Math.abs(other.length() - word.length()) <= most)
        .map(other -> new Candidate(other, distance(other, word)))
        .filter(candidate -> candidate.distance() <= most)
        .min(Comparator.comparingInt(Candidate::distance))
        .map(Candidate::word);
  }

  private record Candidate(String word, int distance) {}

  /** Levenshtein's distance, in one row. */
  private static int distance(String a, String b) {
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0]++;
      for (int j = 1; j <= b.length(); j++) {
        int swapped = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, swapped);
      }
    }
    return row[b.length()];
  }
}
