package rollcall.plans.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.Condition;
import rollcall.plans.model.Effects;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Terms;
import rollcall.plans.model.Timing;
import rollcall.plans.model.Work;

/** Draws what a step is: whose, when, which work, with which effects and under which terms. */
final class RandomStep {
  /** What an exit status says where a command has outcomes. */
  static final Map<Integer, String> OUTCOMES = Map.of(0, "not-needed", 2, "needed");
  private final RandomGenerator dice;

  RandomStep(RandomGenerator dice) {
    this.dice = dice;
  }

  /** Something that people do: what a checklist and recorded values belong to. */
  static boolean isPlain(Work work) {
    return work instanceof Work.ByHand || work instanceof Work.Command;
  }

  Owners owners(Work work) {
    var people = new ArrayList<PersonId>();
    people.add(owner());
    while (oneIn(work instanceof Work.Gate ? 2 : 4) && people.size() < 3) {
      var next = owner();
      if (!people.contains(next)) {
        people.add(next);
      }
    }
    var needed = oneIn(2) ? 1 : 1 + dice.nextInt(people.size());
    var deputy = oneIn(4) ? Optional.of(World.WEI) : Optional.<PersonId>empty();
    return new Owners(needed, people, oneIn(5), deputy);
  }

  private PersonId owner() {
    return World.OWNERS.get(dice.nextInt(World.OWNERS.size()));
  }

  Timing timing(Phase.Kind kind) {
    var takes = Duration.ofMinutes(List.of(0, 0, 2, 5, 28).get(dice.nextInt(5)));
    var clock = kind == Phase.Kind.FALLBACK ? "D" : "S";
    var times = List.of("", "-5m", "+2m", "+20m");
    var written = oneIn(9) ? "05:30" : clock + times.get(dice.nextInt(times.size()));
    var planned = kind != Phase.Kind.BEFORE && oneIn(3);
    return new Timing(planned ? PlannedTime.parse(written) : Optional.empty(),
        planned && dice.nextBoolean(), takes, oneIn(3), due(kind));
  }

  private Optional<PlannedTime> due(Phase.Kind kind) {
    return switch (kind) {
      case BEFORE, AFTER -> oneIn(2)
          ? PlannedTime.parse(kind == Phase.Kind.BEFORE ? "S-5m" : "S+1d")
          : Optional.empty();
      case RELEASE, FALLBACK -> Optional.empty();
    };
  }

  Work work(Phase.Kind kind) {
    var roll = dice.nextInt(12);
    if (roll == 0) {
      return new Work.Milestone();
    }
    if (roll <= 2) {
      return gate();
    }
    return roll <= 7 || kind == Phase.Kind.BEFORE ? new Work.ByHand() : command();
  }

  /** Where the run goes on after a no-go is drawn when what comes later is known. */
  Work gate() {
    return new Work.Gate(oneIn(2) ? Optional.empty() : Optional.of(Duration.ofMinutes(5)),
        oneIn(4) ? new Work.IfNoGo.Fallback() : new Work.IfNoGo.Ask());
  }

  Work command() {
    var hosts = hosts();
    var expected = oneIn(4)
        ? new Work.Expectation(0, Optional.empty(), OUTCOMES)
        : Work.Expectation.ZERO;
    var manner = new Work.Manner(oneIn(3), false, oneIn(4), oneIn(5));
    return new Work.Command(World.COMMAND, hosts, Optional.empty(), order(), Optional.empty(),
        expected, manner);
  }

  Effects effects(Phase.Kind kind, List<Step> other) {
    if (kind == Phase.Kind.FALLBACK) {
      var undoes = new HashSet<StepId>();
      other.stream().filter(_ -> oneIn(3)).forEach(s -> undoes.add(s.id()));
      return new Effects(false, Optional.empty(), Optional.empty(), users(), undoes,
          Optional.empty(), lock(6));
    }
    var makes = oneIn(4)
        ? Optional.of(RandomPlan.POINTS.get(dice.nextInt(RandomPlan.POINTS.size())))
        : Optional.<RestorePoint>empty();
    var noWayBack = oneIn(8) ? Optional.of("users write") : Optional.<String>empty();
    return new Effects(oneIn(3), makes, noWayBack, users(), java.util.Set.of(), lock(6), lock(6));
  }

  private Optional<String> lock(int n) {
    return oneIn(n) ? Optional.of("lock") : Optional.empty();
  }

  private Optional<Effects.Users> users() {
    return switch (dice.nextInt(8)) {
      case 0 -> Optional.of(Effects.Users.OUT);
      case 1 -> Optional.of(Effects.Users.BACK);
      default -> Optional.empty();
    };
  }

  /** {@code known} is what comes before. */
  Terms terms(Optional<StepId> partOf, Work work, List<Step> known) {
    var checks = isPlain(work) && oneIn(4) ? checks() : List.<Check>of();
    var onlyIf = known.isEmpty() || !oneIn(5)
        ? Optional.<Terms.OnlyIf>empty()
        : Optional.of(condition(known, 2)).map(c -> new Terms.OnlyIf(c.toString(), c));
    return new Terms(partOf, onlyIf, checks, isPlain(work) && oneIn(8), Optional.empty());
  }

  List<Check> checks() {
    return IntStream.rangeClosed(0, dice.nextInt(3)).mapToObj(i -> new Check(CheckLetter.at(i),
        "line " + i, Optional.empty(),
        oneIn(2) ? Optional.empty() : Optional.of(Owners.any(List.of(checker()))),
        dice.nextInt(5) < 2 ? Optional.of(look()) : Optional.empty())).toList();
  }

  /** What looks at a line of a checklist instead of a person. */
  private Work.Command look() {
    var output = oneIn(2) ? Optional.of("UP") : Optional.<String>empty();
    return new Work.Command(World.COMMAND, hosts(), Optional.empty(), order(), Optional.empty(),
        new Work.Expectation(0, output, Map.of()), Work.Manner.USUAL);
  }

  private List<HostName> hosts() {
    var hosts = new ArrayList<HostName>(World.HOSTS.subList(0, 1 + dice.nextInt(3)));
    if (oneIn(12)) {
      hosts.add(World.FORBIDDEN);
    }
    return hosts;
  }

  private Work.Order order() {
    return dice.nextBoolean() ? Work.Order.ONE_BY_ONE : Work.Order.ALL_AT_ONCE;
  }

  private PersonId checker() {
    return World.LISTED.get(dice.nextInt(World.LISTED.size()));
  }

  private Condition condition(List<Step> known, int depth) {
    return switch (depth == 0 ? 9 : dice.nextInt(8)) {
      case 0 -> new Condition.Not(condition(known, depth - 1));
      case 1 -> new Condition.All(List.of(condition(known, depth - 1),
          condition(known, depth - 1)));
      case 2 -> new Condition.Any(List.of(condition(known, depth - 1),
          condition(known, depth - 1)));
      default -> is(known.get(dice.nextInt(known.size())));
    };
  }

  private Condition is(Step step) {
    var words = new ArrayList<>(List.of("done", "done", "skipped"));
    if (step.work() instanceof Work.Gate) {
      words.addAll(List.of("go", "no-go"));
    }
    if (step.work() instanceof Work.Command c && !c.expected().outcomes().isEmpty()) {
      words.addAll(List.of("needed", "not-needed", "needed"));
    }
    return new Condition.Is(step.id(), words.get(dice.nextInt(words.size())));
  }

  private boolean oneIn(int n) {
    return dice.nextInt(n) == 0;
  }
}
