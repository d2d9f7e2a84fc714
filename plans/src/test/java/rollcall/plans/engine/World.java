package rollcall.plans.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunId;
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

/**
 * What one simulated run begins with: a random plan, and a site that gives random people the powers
 * to start and approve, and wants {@code wanted} approvals of commands. {@code MALLORY} is in no
 * file.
 */
record World(Opening opening, Site site, Set<PersonId> starters, Set<PersonId> approvers,
    boolean byItself, int wanted) {
  static final PersonId THOMAS = new PersonId("thomas");
  static final PersonId SANDRA = new PersonId("sandra");
  static final PersonId PRABHU = new PersonId("prabhu");
  static final PersonId WEI = new PersonId("wei");
  static final PersonId ANN = new PersonId("ann");
  static final PersonId MALLORY = new PersonId("mallory");
  static final List<PersonId> LISTED = List.of(THOMAS, SANDRA, PRABHU, WEI, ANN);
  static final List<PersonId> OWNERS = List.of(THOMAS, SANDRA, PRABHU, WEI);
  static final Set<PersonId> LEADS = Set.of(THOMAS, SANDRA);
  static final List<HostName> HOSTS = Stream.of("h1", "h2", "h3").map(HostName::new).toList();
  /** In the inventory, and no permit names it. */
  static final HostName FORBIDDEN = new HostName("h9");
  static final String COMMAND = "deploy \"$TAG\"";
  private static final Position HERE = new Position(1, 1);

  static World random(RandomGenerator dice) {
    var plan = new RandomPlan(dice).plan();
    var starters = dice.nextInt(5) == 0 ? Set.of(SANDRA) : LEADS;
    var approvers = dice.nextInt(5) == 0 ? Set.of(WEI, SANDRA) : Set.copyOf(LISTED);
    var byItself = dice.nextBoolean();
    var wanted = dice.nextInt(3);
    var site = site(starters, approvers, byItself, wanted);
    var rehearsal = dice.nextInt(6) == 0;
    var digest = rehearsal ? "" : Approval.digest(plan, site);
    var approvals = digest.isEmpty() ? 0 : wanted;
    var opening = new Opening(new RunId("smartsite-sim"), plan, rehearsal,
        new Opening.Channel("net", "#release"), dice.nextBoolean() ? THOMAS : ANN,
        Set.copyOf(LISTED), approvals, digest);
    return new World(opening, site, rehearsal ? Set.copyOf(LISTED) : starters, approvers, byItself,
        wanted);
  }

  private static Site site(Set<PersonId> starters, Set<PersonId> approvers,
      boolean byItself, int wanted) {
    var people = LISTED.stream().collect(Collectors.toMap(Function.identity(), World::person));
    var rule = new Policy.Rule(List.of(new Glob("*")), Set.of(Environment.LIVE),
        Map.of(Policy.Power.APPROVE, new Policy.Holders.Named(approvers), Policy.Power.START,
            new Policy.Holders.Named(starters), Policy.Power.WAIVE,
            new Policy.Holders.Named(starters), Policy.Power.LEAD,
            new Policy.Holders.Named(Set.of(THOMAS, SANDRA, WEI))),
        wanted, HERE);
    var inventory = Stream.concat(HOSTS.stream(), Stream.of(FORBIDDEN))
        .collect(Collectors.toMap(Function.identity(), World::host));
    var permit = new Permit(Set.copyOf(HOSTS), "deploy", COMMAND, Set.of(Environment.LIVE),
        List.of(new Glob("*")), byItself, false, false, HERE);
    return new Site(new People(people), new Inventory(inventory), new Permits(List.of(permit)),
        new Policy(List.of(rule)));
  }

  private static Inventory.Host host(HostName name) {
    return new Inventory.Host(name, name.value(), 22, "deploy", "key", Optional.empty(),
        "key of " + name, Environment.LIVE);
  }

  private static Person person(PersonId id) {
    return new Person(id, id.value(),
        List.of(new Person.Login("net", id.value(), Folding.ASCII)), Optional.empty(),
        Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }
}
