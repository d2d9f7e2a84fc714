package rollcall.plans.site;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Environment;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlanId;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Position;
import rollcall.plans.shape.Read;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/**
 * Who rules, by plan and environment: the first rule that fits decides alone; see the package for
 * what holds where none does.
 */
public record Policy(List<Rule> rules) {
  /** No rule: nobody may do anything live. */
  public static final Policy NONE = new Policy(List.of());

  /** What a policy gives to people. */
  public enum Power {
    LOAD, LEAD, START, APPROVE, WAIVE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who may have a power: everybody of the people file, or those named. */
  public sealed interface Holders {
    record Anyone() implements Holders {}

    record Named(Set<PersonId> people) implements Holders {
      public Named {
        people = Set.copyOf(people);
      }
    }
  }

  /** {@code approvers} is the least number of people who approve. */
  public record Rule(List<Glob> plans, Set<Environment> environments, Map<Power, Holders> powers,
      int approvers, Position at) {
    public Rule {
      plans = List.copyOf(plans);
      environments = Set.copyOf(environments);
      powers = Map.copyOf(powers);
    }

    boolean fits(PlanId plan, Environment environment) {
      return environments.contains(environment)
          && plans.stream().anyMatch(glob -> glob.matches(plan.value()));
    }
  }

  /** Everything to everybody: of somebody alone, who reaches no host. */
  public static final Policy ALONE = new Policy(List.of(new Rule(List.of(new Glob("*")),
      Set.of(Environment.LIVE), Stream.of(Power.values())
          .collect(Collectors.toMap(Function.identity(), _ -> new Holders.Anyone())),
      0, Position.NONE)));

  private static final int MOST_APPROVERS = 10;
  private static final String ANYONE = "anyone";

  private static final Shape<Holders> HOLDERS = new Text<List<String>>("a person, or `anyone`",
      "thomas", s -> PersonId.accepts(s) ? Optional.of(List.of(s)) : Optional.empty(),
      List::getFirst).oneOrMore().checked(Policy::complaint).as(Policy::holders, Policy::words);

  private static final Key<List<Glob>> PLANS = required("plans", Rules.GLOB.oneOrMore(),
      "ids of plans; `*` stands for anything");
  private static final Key<List<Environment>> ENVIRONMENTS = required("environments",
      Words.ENVIRONMENT.oneOrMore(), "where");
  private static final Key<Integer> APPROVERS = optional("approvers",
      Text.number(0, MOST_APPROVERS), "the least number of people who approve; default 1");
  private static final Map<Power, Key<Holders>> POWERS = Stream.of(Power.values())
      .collect(Collectors.toMap(Function.identity(), power -> optional(power.word(), HOLDERS,
          "who may " + power.word() + ": people, or `anyone`; nobody where left out"),
          (a, _) -> a, () -> new EnumMap<>(Power.class)));

  private static final Mapping RULE = new Mapping("rule", Stream.concat(
      Stream.<Key<?>>of(PLANS, ENVIRONMENTS, APPROVERS), POWERS.values().stream()).toList());

  public Policy {
    rules = List.copyOf(rules);
  }

  private static Optional<String> complaint(List<List<String>> words) {
    return words.size() > 1 && words.contains(List.of(ANYONE))
        ? Optional.of("`anyone` stands alone")
        : Optional.empty();
  }

  private static Holders holders(List<List<String>> words) {
    return words.contains(List.of(ANYONE))
        ? new Holders.Anyone()
        : new Holders.Named(words.stream().map(word -> new PersonId(word.getFirst()))
            .collect(Collectors.toSet()));
  }

  private static List<List<String>> words(Holders holders) {
    return switch (holders) {
      case Holders.Anyone _ -> List.of(List.of(ANYONE));
      case Holders.Named(var people) -> people.stream().sorted().map(p -> List.of(p.value()))
          .toList();
    };
  }

  /** Reads the file {@code name}, at most 1 MiB of UTF-8. */
  public static Read<Policy> read(String name, byte[] bytes) {
    return RULE.list().read(name, bytes,
        (rules, _) -> Optional.of(new Policy(rules.stream().map(Policy::rule).toList())));
  }

  private static Rule rule(Fields f) {
    Map<Power, Holders> powers = new EnumMap<>(Power.class);
    POWERS.forEach((power, key) -> f.get(key).ifPresent(holders -> powers.put(power, holders)));
    return new Rule(f.need(PLANS), Set.copyOf(f.need(ENVIRONMENTS)), powers,
        f.get(APPROVERS).orElse(1), f.at());
  }

  private Optional<Rule> rule(PlanId plan, Environment environment) {
    return rules.stream().filter(rule -> rule.fits(plan, environment)).findFirst();
  }

  /** Whether {@code who}, a person of the people file, has {@code power} over such a run. */
  public boolean may(PersonId who, Power power, PlanId plan, Environment environment) {
    var rule = rule(plan, environment);
    if (rule.isEmpty()) {
      return !environment.equals(Environment.LIVE);
    }
    return Optional.ofNullable(rule.get().powers().get(power)).filter(h -> switch (h) {
      case Holders.Anyone _ -> true;
      case Holders.Named(var people) -> people.contains(who);
    }).isPresent();
  }

  /** How many people must approve at least; nobody can where no rule fits in live. */
  public int approvers(PlanId plan, Environment environment) {
    int whereNoRuleFits = environment.equals(Environment.LIVE) ? 1 : 0;
    return rule(plan, environment).map(Rule::approvers).orElse(whereNoRuleFits);
  }
}
