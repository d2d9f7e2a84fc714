package rollcall.plans.lint;

import java.util.Map;
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
    var hosts = subject.hostNames();
    var known = hosts.stream().map(HostWords::shortName).collect(Collectors.toSet());
    var words = Stream.concat(hosts.stream(),
        subject.walked().flatMap(step -> subject.hostWords(step).stream())).distinct()
        .collect(Collectors.groupingBy(HostWords::shortName));
    return words.entrySet().stream()
        .filter(e -> known.contains(e.getKey()) && e.getValue().contains(e.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(e -> e.getValue().stream().filter(word -> !word.equals(e.getKey())).sorted()
            .limit(1).map(other -> plan(e.getKey() + " and " + other + " are both named")));
  }
}
