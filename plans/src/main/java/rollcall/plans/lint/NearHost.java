package rollcall.plans.lint;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A text names a host that is a letter off a known one. */
final class NearHost extends Rule {
  NearHost() {
    super("near-host", Severity.HIGH,
        "One letter off is another machine, or none.",
        "R12, R65");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var known = subject.hostNames();
    return subject.walked().flatMap(step -> Subject.texts(step).flatMap(HostWords::of)
        .filter(word -> !known.contains(word)).distinct()
        .flatMap(word -> near(word, known).map(host -> step(step,
            word + " is a letter off " + host + ", and no host of the plan")).stream()));
  }

  /** Numbers make hosts of a row: those are other hosts. */
  private static Optional<String> near(String word, Set<String> known) {
    return known.stream().filter(host -> host.length() == word.length()
        || Math.abs(host.length() - word.length()) == 1).filter(host -> isOneOff(word, host))
        .sorted().findFirst();
  }

  private static boolean isOneOff(String a, String b) {
    return !a.replaceAll("\\d", "").equals(b.replaceAll("\\d", ""))
        && a.replaceAll("\\D", "").equals(b.replaceAll("\\D", "")) && distanceIsOne(a, b);
  }

  private static boolean distanceIsOne(String a, String b) {
    int same = 0;
    while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    var restOfA = a.substring(same);
    var restOfB = b.substring(same);
    return tail(restOfA).equals(tail(restOfB)) || tail(restOfA).equals(restOfB)
        || restOfA.equals(tail(restOfB));
  }

  private static String tail(String text) {
    return text.isEmpty() ? text : text.substring(1);
  }
}
