package rollcall.plans.lint;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One host by its short and by its long name. */
final class MixedNames extends Rule {
  MixedNames() {
    super("mixed-names", Severity.LOW,
        "Is it one machine or two? At three in the morning somebody will ask.",
        "R16");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var words = subject.walked().flatMap(Subject::texts).flatMap(HostWords::of)
        .collect(Collectors.toSet());
    words.addAll(subject.hostNames());
    return subject.hostNames().stream().sorted()
        .map(HostWords::shortName).distinct()
        .flatMap(name -> words.stream().filter(words::contains)
            .filter(other -> words.contains(name) && other.startsWith(name + ".")).sorted()
            .limit(1).map(other -> plan(name + " and " + other + " are both named")));
  }
}
