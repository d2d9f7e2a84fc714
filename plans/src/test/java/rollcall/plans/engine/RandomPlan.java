package rollcall.plans.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Revision;
import rollcall.plans.model.Schedule;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Team;
import rollcall.plans.model.Text;
import rollcall.plans.model.Timing;
import rollcall.plans.model.Work;

/** Draws plans that use whatever can be run: at most 17 steps, in up to five phases. */
final class RandomPlan {
  private static final List<RestorePoint> POINTS = Stream.of("before-upgrade", "half-way")
      .map(RestorePoint::new).toList();
  private final RandomGenerator dice;
  private int forward;
  private int back;

  RandomPlan(RandomGenerator dice) {
    this.dice = dice;
  }

  Plan plan() {
    var phases = new ArrayList<Phase>();
    if (oneIn(3)) {
      phases.add(phase(Phase.Kind.BEFORE, 1 + dice.nextInt(2), List.of(), Optional.empty()));
    }
    phases.add(phase(Phase.Kind.RELEASE, 2 + dice.nextInt(5), List.of(), Optional.empty()));
    var released = phases.getLast().steps();
    if (oneIn(3)) {
      phases.add(phase(Phase.Kind.AFTER, 1 + dice.nextInt(2), released, Optional.empty()));
    }
    if (!oneIn(6)) {
      phases.add(phase(Phase.Kind.FALLBACK, 1 + dice.nextInt(4), released,
          oneIn(3) ? Optional.empty() : Optional.of(POINTS.getFirst())));
    }
    if (oneIn(3)) {
      phases.add(phase(Phase.Kind.FALLBACK, 1 + dice.nextInt(3), released,
          Optional.of(POINTS.getLast())));
    }
    return new Plan(
        new Plan.Title(new PlanId("smartsite"), new Revision("0".repeat(64)), "SmartSite",
            Optional.empty()),
        Environment.LIVE, schedule(), team(), List.of(), Map.of(), phases, List.of());
  }

  private Schedule schedule() {
    return new Schedule(Optional.of(LocalDate.of(2009, 8, 18)), ZoneOffset.UTC,
        Optional.of(new Schedule.Window(LocalTime.of(5, 0), LocalTime.of(8, 0))),
        oneIn(4) ? Optional.empty() : Optional.of(LocalTime.of(5, 10)), Optional.empty());
  }

  private static Team team() {
    return new Team(World.THOMAS, List.of(World.SANDRA), Map.of(), Map.of(),
        Team.Reminders.DEFAULT);
  }

  /** {@code other} is what an after phase waits for, and what a fallback undoes. */
  private Phase phase(Phase.Kind kind, int size, List<Step> other, Optional<RestorePoint> to) {
    var steps = new ArrayList<Step>();
    var entry = kind == Phase.Kind.AFTER ? ids(other) : Set.<StepId>of();
    IntStream.range(0, size).forEach(_ -> steps.add(step(kind, steps, entry, other)));
    return new Phase(kind.name(), kind, Optional.empty(), to, steps);
  }

  private static Set<StepId> ids(List<Step> steps) {
    return Set.copyOf(steps.stream().map(Step::id).toList());
  }

  private Step step(Phase.Kind kind, List<Step> before, Set<StepId> entry, List<Step> other) {
    var number = kind == Phase.Kind.FALLBACK ? "F" + ++back : "" + ++forward;
    var id = new StepId("s-" + number.toLowerCase(java.util.Locale.ROOT));
    return new Step(id, new StepNumber(number), Text.of("step " + number), owners(), timing(kind),
        needs(before, entry), work(kind), effects(kind, other),
        oneIn(7) ? List.of("marker") : List.of());
  }

  /** The step before, the same as the step before (alongside), or any. */
  private Set<StepId> needs(List<Step> before, Set<StepId> entry) {
    if (before.isEmpty()) {
      return entry;
    }
    return switch (dice.nextInt(4)) {
      case 0 -> before.getLast().needs();
      case 1 -> some(before, entry);
      default -> Set.of(before.getLast().id());
    };
  }

  private Set<StepId> some(List<Step> before, Set<StepId> entry) {
    var needs = new HashSet<>(entry);
    before.stream().filter(_ -> dice.nextBoolean()).forEach(s -> needs.add(s.id()));
    return needs;
  }

  private Owners owners() {
    var first = World.OWNERS.get(dice.nextInt(World.OWNERS.size()));
    var second = World.OWNERS.get(dice.nextInt(World.OWNERS.size()));
    var people = oneIn(4) && !first.equals(second) ? List.of(first, second) : List.of(first);
    var deputy = oneIn(4) ? Optional.of(World.WEI) : Optional.<PersonId>empty();
    return new Owners(1, people, false, deputy);
  }

  private Timing timing(Phase.Kind kind) {
    var takes = Duration.ofMinutes(List.of(0, 0, 2, 5, 28).get(dice.nextInt(5)));
    var clock = kind == Phase.Kind.FALLBACK ? "D" : "S";
    var times = List.of("", "-5m", "+2m", "+20m");
    var written = oneIn(9) ? "05:30" : clock + times.get(dice.nextInt(times.size()));
    var planned = kind != Phase.Kind.BEFORE && oneIn(3);
    return new Timing(planned ? PlannedTime.parse(written) : Optional.empty(),
        planned && dice.nextBoolean(), takes, oneIn(3));
  }

  private Work work(Phase.Kind kind) {
    if (kind == Phase.Kind.BEFORE || !oneIn(2)) {
      return new Work.ByHand();
    }
    var hosts = new ArrayList<HostName>(World.HOSTS.subList(0, 1 + dice.nextInt(3)));
    if (oneIn(12)) {
      hosts.add(World.FORBIDDEN);
    }
    return new Work.Command(World.COMMAND, hosts, Optional.empty(),
        dice.nextBoolean() ? Work.Order.ONE_BY_ONE : Work.Order.ALL_AT_ONCE, Optional.empty());
  }

  private Effects effects(Phase.Kind kind, List<Step> other) {
    if (kind == Phase.Kind.FALLBACK) {
      var undoes = new HashSet<StepId>();
      other.stream().filter(_ -> oneIn(3)).forEach(s -> undoes.add(s.id()));
      return new Effects(false, Optional.empty(), Optional.empty(), users(), undoes);
    }
    var makes = oneIn(4)
        ? Optional.of(POINTS.get(dice.nextInt(POINTS.size())))
        : Optional.<RestorePoint>empty();
    return new Effects(oneIn(3), makes, Optional.empty(), users(), Set.of());
  }

  private Optional<Effects.Users> users() {
    return switch (dice.nextInt(8)) {
      case 0 -> Optional.of(Effects.Users.OUT);
      case 1 -> Optional.of(Effects.Users.BACK);
      default -> Optional.empty();
    };
  }

  private boolean oneIn(int n) {
    return dice.nextInt(n) == 0;
  }
}
