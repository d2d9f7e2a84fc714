package rollcall.plans.lint;

import java.util.List;
import java.util.stream.Collectors;
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
    var byNumber = known.stream().sorted().collect(Collectors.groupingBy(NearHost::digits));
    return subject.walked().flatMap(step -> subject.hostWords(step).stream()
        .filter(word -> !known.contains(word)).distinct()
        .flatMap(word -> byNumber.getOrDefault(digits(word), List.of()).stream()
            .filter(host -> isOneOff(word, host)).limit(1)
            .map(host -> step(step, word + " is a letter off " + host
                + ", and no host of the plan"))));
  }

  /** Another number is another host of a row, and no slip. */
  private static String digits(String word) {
    return word.replaceAll("\\D", "");
  }

  private static boolean isOneOff(String a, String b) {
    return Math.abs(a.length() - b.length()) <= 1 && distanceIsOne(a, b);
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
