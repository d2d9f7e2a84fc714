package rollcall.plans.lint;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name that is a person's and a host's. */
final class PersonIsHost extends Rule {
  PersonIsHost() {
    super("person-is-host", Severity.LOW,
        "Whoever reads it calls a machine, or logs in to a colleague.",
        "R40");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var hosts = subject.hostNames().stream().map(HostWords::shortName).collect(Collectors.toSet());
    return subject.plan().team().people().keySet().stream().sorted()
        .filter(who -> hosts.contains(who.value()))
        .map(who -> plan(who + " is a person and a host"));
  }
}
