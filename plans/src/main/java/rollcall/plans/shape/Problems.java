package rollcall.plans.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is wrong in a file or several: at most {@link #MOST_TOLD} problems, sorted by file and
 * place, and how many there are beyond them.
 */
public record Problems(List<Problem> told, int untold) {
  /** So many problems are told of one reading. */
  public static final int MOST_TOLD = 50;

  /** Nothing is wrong. */
  public static final Problems NONE = new Problems(List.of(), 0);

  private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
      .thenComparing(Problem::at);

  public Problems {
    told = List.copyOf(told);
  }

  /** These problems in their order, of which {@code more} others are not even kept. */
  public static Problems of(List<Problem> found, int more) {
    var sorted = found.stream().sorted(ORDER).distinct().toList();
    int told = Math.min(sorted.size(), MOST_TOLD);
    return new Problems(sorted.subList(0, told), sorted.size() - told + more);
  }

  public boolean isEmpty() {
    return told.isEmpty() && untold == 0;
  }

  public Problems and(Problems others) {
    var all = new ArrayList<>(told);
    all.addAll(others.told);
    return of(all, untold + others.untold);
  }

  /** One line a problem, and a last one that says how many are left out. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    told.forEach(problem -> lines.add(problem.toString()));
    if (untold > 0) {
      lines.add("and " + untold + " more");
    }
    return List.copyOf(lines);
  }
}
