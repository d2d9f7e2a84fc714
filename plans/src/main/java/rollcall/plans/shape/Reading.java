package rollcall.plans.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one reading of a file has found: problems, names given, and names used. */
public final class Reading {
  /** Problems beyond so many are only counted. */
  static final int MOST_KEPT = 200;

  /** A word of a file is shown up to so many characters. */
  private static final int SHOWN = 60;

  private record Use(String kind, String name, Position at) {}

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Set<String>> given = new HashMap<>();
  private final Map<String, Map<String, Position>> once = new HashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private int unkept;

  public Reading(String file) {
    this.file = file;
  }

  /** Another reading of the same file, which finds problems of its own. */
  public Reading another() {
    return new Reading(file);
  }

  /** Tells what {@code other} found and this one has not, each beginning with {@code where}. */
  public void add(Reading other, String where) {
    other.problems.stream().filter(p -> !problems.contains(p))
        .forEach(p -> problem(p.at(), where + p.message()));
    unkept += other.unkept;
  }

  public void problem(Position at, String message) {
    if (problems.size() < MOST_KEPT) {
      problems.add(new Problem(file, at, message));
    } else {
      unkept++;
    }
  }

  /** Tells that {@code word} is no {@code kind}, and which of {@code known} is the nearest. */
  public void unknown(Position at, String kind, String word, Collection<String> known) {
    boolean counted = problems.size() >= MOST_KEPT;
    problem(at, counted ? "" : "no " + kind + " " + quoted(word) + hint(word, known));
  }

  private static String hint(String word, Collection<String> known) {
    return Nearest.to(word, known).map(near -> "; did you mean `" + near + "`?")
        .orElseGet(() -> known.isEmpty() ? "; none is given" : "; there are " + listed(known));
  }

  private static String listed(Collection<String> known) {
    int most = 12;
    var shown = String.join(", ", known.stream().limit(most).toList());
    return known.size() > most ? shown + " and " + (known.size() - most) + " more" : shown;
  }

  /** A word of the file as a message shows it: on one line, and not at any length. */
  static String quoted(String word) {
    var line = word.replace("\n", "\\n").replace("\t", "\\t");
    boolean cut = line.codePointCount(0, line.length()) > SHOWN;
    return "`" + (cut ? line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…" : line) + "`";
  }

  /** A name that stands here for the first time; a second time is a problem. */
  void give(String kind, String name, Position at) {
    giveAgain(kind, name);
    var first = once.computeIfAbsent(kind, _ -> new HashMap<>()).putIfAbsent(name, at);
    if (first != null) {
      problem(at, "a second " + kind + " " + quoted(name) + "; the first is at " + first);
    }
  }

  /** A name that may stand elsewhere too. */
  void giveAgain(String kind, String name) {
    given.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(name);
  }

  /** A name of this {@code kind} that must be given somewhere in the file. */
  public void use(String kind, String name, Position at) {
    uses.add(new Use(kind, name, at));
  }

  /** All that was found, with the names that are used and given nowhere. */
  public Problems finish() {
    for (var use : uses) {
      Set<String> known = given.getOrDefault(use.kind(), Set.of());
      if (!known.contains(use.name())) {
        unknown(use.at(), use.kind(), use.name(), known);
      }
    }
    uses.clear();
    return Problems.of(problems, unkept);
  }
}
