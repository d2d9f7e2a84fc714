package rollcall.plans.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.shape.Position;
import rollcall.plans.site.Glob;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.People;
import rollcall.plans.site.Permit;
import rollcall.plans.site.Permits;
import rollcall.plans.site.Folding;
import rollcall.plans.site.Person;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/** Sites for tests: everybody may approve, and the tests' one command may run on the hosts. */
final class Sites {
  private static final Position HERE = new Position(1, 1);

  static Site with(List<String> hosts) {
    return with(hosts, Set.of(Release.THOMAS, Release.SANDRA, Release.PRABHU));
  }

  /** With these people in the people file. */
  static Site with(List<String> hosts, Set<PersonId> listed) {
    var people = listed.stream()
        .collect(Collectors.toMap(Function.identity(), Sites::person));
    var anyone = new Policy.Holders.Anyone();
    var rule = new Policy.Rule(List.of(new Glob("*")), Set.of(Environment.LIVE),
        Map.of(Policy.Power.APPROVE, anyone, Policy.Power.START, anyone, Policy.Power.LEAD,
            anyone, Policy.Power.WAIVE, anyone),
        0, HERE);
    return new Site(new People(people), inventory(hosts), permits(hosts),
        new Policy(List.of(rule)));
  }

  private static Person person(PersonId id) {
    return new Person(id, id.value(),
        List.of(new Person.Login("net", id.value(), Folding.ASCII)), Optional.empty(),
        Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  private static Inventory inventory(List<String> hosts) {
    return new Inventory(hosts.stream().map(HostName::new)
        .collect(Collectors.toMap(Function.identity(),
            h -> new Inventory.Host(h, h.value(), 22, "deploy", "key", Optional.empty(),
                "key of " + h, Environment.LIVE))));
  }

  private static Permits permits(List<String> hosts) {
    var names = hosts.stream().map(HostName::new).collect(Collectors.toSet());
    return new Permits(
        List.of(new Permit(names, "deploy", "deploy \"$TAG\"", Set.of(Environment.LIVE),
            List.of(new Glob("*")), false, false, false, HERE)));
  }
}
