package rollcall.commands.reply;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.commands.SmallRelease;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.shape.Position;
import rollcall.plans.site.Folding;
import rollcall.plans.site.Glob;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.People;
import rollcall.plans.site.Permit;
import rollcall.plans.site.Permits;
import rollcall.plans.site.Person;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/** Where the small release's one command may run; anybody may start and approve it. */
final class SmallSite {
  private static final Position HERE = new Position(1, 1);
  private static final Set<HostName> HOSTS = Set.of(new HostName("sakai1"), new HostName("sakai2"),
      new HostName("sakai3"));

  private SmallSite() {}

  static Site site() {
    var people = Stream.of(SmallRelease.THOMAS, SmallRelease.SANDRA, SmallRelease.PRABHU)
        .collect(Collectors.toMap(Function.identity(), SmallSite::person));
    var hosts = HOSTS.stream().collect(Collectors.toMap(Function.identity(), SmallSite::host));
    var permit = new Permit(HOSTS, "sakai", "stop-sakai.sh", Set.of(Environment.LIVE),
        List.of(new Glob("*")), false, false, false, HERE);
    var anyone = new Policy.Holders.Anyone();
    var rule = new Policy.Rule(List.of(new Glob("*")), Set.of(Environment.LIVE),
        Map.of(Policy.Power.APPROVE, anyone, Policy.Power.START, anyone), 0, HERE);
    return new Site(new People(people), new Inventory(hosts), new Permits(List.of(permit)),
        new Policy(List.of(rule)));
  }

  private static Person person(PersonId id) {
    return person(id, Optional.empty());
  }

  /** One who lives in {@code zone}; of them all only Prabhu has a phone. */
  static Person person(PersonId id, Optional<ZoneId> zone) {
    return new Person(id, id.value(), List.of(new Person.Login("test", id.value(), Folding.ASCII)),
        Optional.empty(),
        Optional.of("+1 555 0100").filter(_ -> id.equals(SmallRelease.PRABHU)), zone, List.of(),
        Optional.empty());
  }

  private static Inventory.Host host(HostName name) {
    return new Inventory.Host(name, name.value(), 22, "sakai", "key", Optional.empty(),
        "key of " + name, Environment.LIVE);
  }
}
