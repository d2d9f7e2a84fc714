package rollcall.plans.engine;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Environment;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Revision;
import rollcall.plans.model.Schedule;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Team;
import rollcall.plans.model.Text;
import rollcall.plans.model.Work;

/**
 * Draws plans that use whatever can be run: up to five phases, steps in groups, with sub-steps down
 * to two levels. What a single step is and under which terms is drawn by {@link RandomStep}.
 */
final class RandomPlan {
  static final List<RestorePoint> POINTS = Stream.of("before-upgrade", "half-way")
      .map(RestorePoint::new).toList();
  private static final int DEEPEST = 2;
  private final RandomGenerator dice;
  private final RandomStep one;
  /** All steps so far, and what each needs. */
  private final Map<StepId, Step> drawn = new HashMap<>();
  private int forward;
  private int back;

  RandomPlan(RandomGenerator dice) {
    this.dice = dice;
    this.one = new RandomStep(dice);
  }

  /** What is the same for all steps of one list. */
  private record Place(Phase.Kind kind, Set<StepId> entry, List<Step> released,
      Optional<Step> whole, int depth) {}

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
    if (oneIn(2)) {
      phases.add(phase(Phase.Kind.FALLBACK, 1 + dice.nextInt(3), released,
          Optional.of(POINTS.getLast())));
    }
    var title = new Plan.Title(new PlanId("smartsite"), new Revision("0".repeat(64)), "SmartSite",
        Optional.empty());
    return new Plan(title, Environment.LIVE, schedule(), team(), List.of(), Map.of(), phases,
        List.of(), skipped(phases),
        oneIn(3) ? Optional.of(List.of("#board")) : Optional.empty());
  }

  /** What the environment leaves out, with all its parts. */
  private Set<StepId> skipped(List<Phase> phases) {
    var out = new HashSet<StepId>();
    phases.stream().flatMap(p -> p.steps().stream()).forEach(s -> {
      if (s.terms().partOf().filter(out::contains).isPresent() || oneIn(25)) {
        out.add(s.id());
      }
    });
    return out;
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
    var entry = kind == Phase.Kind.AFTER
        ? other.stream().map(Step::id).collect(Collectors.toSet())
        : Set.<StepId>of();
    var steps = list(new Place(kind, entry, other, Optional.empty(), 0), size);
    return new Phase(kind.name(), kind, Optional.empty(), to, withTargets(steps));
  }

  /** A step is followed by its parts, as in a file. */
  private List<Step> list(Place place, int size) {
    var siblings = new ArrayList<Step>();
    var all = new ArrayList<Step>();
    IntStream.range(0, size).forEach(i -> {
      var steps = withParts(place, siblings, i + 1);
      siblings.add(steps.getFirst());
      all.addAll(steps);
    });
    return all;
  }

  private List<Step> withParts(Place place, List<Step> siblings, int nth) {
    var entry = entry(place, siblings);
    var hasParts = place.depth() < DEEPEST && oneIn(7);
    var work = hasParts ? new Work.Parts() : one.work(place.kind());
    var step = step(place, number(place, nth), entry, work);
    drawn.put(step.id(), step);
    if (!hasParts) {
      return List.of(step);
    }
    var inner = new Place(place.kind(), entry, place.released(), Optional.of(step),
        place.depth() + 1);
    var parts = list(inner, 1 + dice.nextInt(3));
    var direct = parts.stream()
        .filter(p -> p.terms().partOf().equals(Optional.of(step.id()))).map(Step::id);
    var whole = with(step, Stream.concat(entry.stream(), direct).collect(Collectors.toSet()),
        step.work());
    drawn.put(whole.id(), whole);
    return Stream.concat(Stream.of(whole), parts.stream()).toList();
  }

  private String number(Place place, int nth) {
    if (place.whole().isPresent()) {
      return place.whole().get().number() + "." + nth;
    }
    return place.kind() == Phase.Kind.FALLBACK ? "F" + ++back : "" + ++forward;
  }

  /** The step before, the same as the step before (alongside), or any; for parts, also all. */
  private Set<StepId> entry(Place place, List<Step> siblings) {
    if (siblings.isEmpty()) {
      return place.entry();
    }
    var last = siblings.getLast();
    var needs = new HashSet<>(place.entry());
    switch (dice.nextInt(4)) {
      case 0 -> last.needs().stream().filter(n -> !isPartOf(n, last)).forEach(needs::add);
      case 1 -> siblings.stream().filter(_ -> dice.nextBoolean()).forEach(s -> needs.add(s.id()));
      default -> needs.add(last.id());
    }
    return needs;
  }

  private boolean isPartOf(StepId part, Step whole) {
    return Optional.ofNullable(drawn.get(part)).flatMap(s -> s.terms().partOf())
        .filter(whole.id()::equals).isPresent();
  }

  private Step step(Place place, String number, Set<StepId> entry, Work work) {
    var id = new StepId("s-" + number.toLowerCase(Locale.ROOT).replace('.', '-'));
    var owners = place.whole().filter(_ -> oneIn(2)).map(Step::owners)
        .filter(_ -> !(work instanceof Work.Gate)).orElseGet(() -> one.owners(work));
    var plain = RandomStep.isPlain(work);
    return new Step(id, new StepNumber(number), Text.of("step " + number), owners,
        one.timing(place.kind()), entry, work, effects(place),
        plain && oneIn(7) ? List.of("marker") : List.of(),
        one.terms(place.whole().map(Step::id), work, known(place, entry)));
  }

  private Effects effects(Place place) {
    return one.effects(place.kind(), place.released());
  }

  /** What is settled when a step is called that waits for {@code entry}. */
  private List<Step> known(Place place, Set<StepId> entry) {
    var known = new LinkedHashSet<StepId>();
    var next = new ArrayDeque<>(entry.stream().sorted().toList());
    while (!next.isEmpty()) {
      var need = next.remove();
      if (known.add(need)) {
        next.addAll(Optional.ofNullable(drawn.get(need)).orElseThrow().needs().stream().sorted()
            .toList());
      }
    }
    var steps = known.stream().map(id -> Optional.ofNullable(drawn.get(id)).orElseThrow());
    return place.kind() == Phase.Kind.FALLBACK
        ? Stream.concat(steps, place.released().stream()).toList()
        : steps.toList();
  }

  /** A no-go that skips goes on at a later step of the same phase. */
  private List<Step> withTargets(List<Step> steps) {
    var all = new ArrayList<Step>();
    for (int i = 0; i < steps.size(); i++) {
      var later = steps.subList(i + 1, steps.size());
      all.add(steps.get(i).work() instanceof Work.Gate(var within, Work.IfNoGo.Ask _)
          && !later.isEmpty() && oneIn(3)
              ? with(steps.get(i), steps.get(i).needs(), new Work.Gate(within,
                  new Work.IfNoGo.SkipTo(later.get(dice.nextInt(later.size())).id())))
              : steps.get(i));
    }
    return all;
  }

  private static Step with(Step s, Set<StepId> needs, Work work) {
    return new Step(s.id(), s.number(), s.text(), s.owners(), s.timing(), needs, work, s.effects(),
        s.records(), s.terms());
  }

  private boolean oneIn(int n) {
    return dice.nextInt(n) == 0;
  }
}
