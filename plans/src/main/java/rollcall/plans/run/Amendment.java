package rollcall.plans.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Terms;

/**
 * What a newer revision of its plan would make of a run. Every step that is in both keeps its
 * number, a new one takes the next that was never another's, so that nobody is called to another
 * step than they have in mind.
 */
public record Amendment(Plan plan, List<Change> changes) {
  /** In what two steps of one id may differ. */
  public enum Aspect {
    TEXT, OWNER, TIME, ORDER, WORK, EFFECTS, RECORDS, CHECKS, CONDITION,
    /** Whether what follows goes on where it fails, and when silence is told to whom. */
    SILENCE_AND_FAILURE,
    /** Of which other step it is a part. */
    PART,
    /** In which phase it stands, and of which kind that is. */
    PLACE,
    /** Whether this environment leaves it out. */
    LEFT_OUT
  }

  /** In what two plans may differ beside their steps. */
  public enum PlanAspect {
    TITLE, CHANGE, PHASES, SCHEDULE, PEOPLE, VALUES, CHANNELS, QUIET
  }

  public Amendment {
    changes = List.copyOf(changes);
  }

  /** What differs. */
  public sealed interface Change {
    record Added(Step step) implements Change {}

    record Removed(Step step) implements Change {}

    record Changed(Step before, Step step, List<Aspect> what) implements Change {
      public Changed {
        what = List.copyOf(what);
      }
    }

    /** What is said once for the whole plan. */
    record OfPlan(Plan before, Plan after, List<PlanAspect> what) implements Change {
      public OfPlan {
        what = List.copyOf(what);
      }
    }
  }

  /** From the plan that {@code state} goes by to {@code next}, on the day it was opened for. */
  public static Amendment of(RunState state, Plan next) {
    var now = state.plan();
    var day = now.schedule().date().map(d -> next.on(next.schedule().on(d))).orElse(next);
    var renumbered = new Numbers(now, state.steps().gone()).renumbered(day);
    return new Amendment(renumbered, changes(now, renumbered));
  }

  /** The steps, of those that are in the plan now, that {@code state} does not let differ so. */
  public List<StepId> begun(RunState state) {
    return changes.stream().flatMap(change -> switch (change) {
      case Change.Removed r -> Stream.of(state.step(r.step().id()))
          .filter(s -> !mayDiffer(s) || state.touched(s.id())).map(StepRun::id);
      case Change.Changed c -> Stream.of(state.step(c.step().id()))
          .filter(s -> !mayDiffer(s) || (isBehind(s, state) && concernsWhatWasDone(c)))
          .map(StepRun::id);
      case Change.Added _,Change.OfPlan _ -> Stream.<StepId>of();
    }).toList();
  }

  /** What waits, also what waits again, and what the run left behind without having begun it. */
  private static boolean mayDiffer(StepRun step) {
    return step.status() instanceof StepStatus.Waiting
        || (step.status() instanceof StepStatus.Closed && !step.touched());
  }

  /** It has done something, or the run turned before it: it comes up no more on another way. */
  private static boolean isBehind(StepRun step, RunState state) {
    return state.touched(step.id()) || step.status() instanceof StepStatus.Closed;
  }

  /** A way back is built from what steps did to the world, which no revision changes. */
  private static boolean concernsWhatWasDone(Change.Changed change) {
    return Stream.of(Aspect.EFFECTS, Aspect.PLACE, Aspect.LEFT_OUT)
        .anyMatch(change.what()::contains);
  }

  /** From one plan to another, in the order of the later; what is gone comes last. */
  public static List<Change> changes(Plan now, Plan next) {
    var old = byId(now);
    var places = new Places(now, next);
    var changes = new ArrayList<Change>();
    ofPlan(now, next).ifPresent(changes::add);
    next.steps().forEach(step -> {
      var before = old.remove(step.id());
      if (before == null) {
        changes.add(new Change.Added(step));
        return;
      }
      var what = Stream.concat(differences(before, step), places.differences(step.id())).toList();
      if (!what.isEmpty()) {
        changes.add(new Change.Changed(before, step, what));
      }
    });
    old.values().forEach(step -> changes.add(new Change.Removed(step)));
    return changes;
  }

  private static Map<StepId, Step> byId(Plan plan) {
    var steps = new LinkedHashMap<StepId, Step>();
    plan.steps().forEach(step -> steps.put(step.id(), step));
    return steps;
  }

  private static Optional<Change> ofPlan(Plan now, Plan next) {
    var what = Stream.of(
        differs(PlanAspect.TITLE, now.title().text(), next.title().text()),
        differs(PlanAspect.CHANGE, now.title().change(), next.title().change()),
        differs(PlanAspect.PHASES, phases(now), phases(next)),
        differs(PlanAspect.SCHEDULE, now.schedule(), next.schedule()),
        differs(PlanAspect.PEOPLE, now.team(), next.team()),
        differs(PlanAspect.VALUES, now.variables(), next.variables()),
        differs(PlanAspect.CHANNELS, now.channels(), next.channels()),
        differs(PlanAspect.QUIET, now.quiet(), next.quiet()))
        .flatMap(Optional::stream).toList();
    return what.isEmpty() ? Optional.empty() : Optional.of(new Change.OfPlan(now, next, what));
  }

  /** What the phases are called and what is told of them. */
  private static List<Phase> phases(Plan plan) {
    return plan.phases().stream().map(p -> new Phase(p.title(), Phase.Kind.RELEASE, p.details(),
        Optional.empty(), List.of())).toList();
  }

  /**
   * Where each step stands. A phase of the one plan is that of the other which is called as it is,
   * and else the one which most of its steps are in.
   */
  private static final class Places {
    private final Plan now;
    private final Plan next;
    private final Map<StepId, Integer> was;
    private final Map<StepId, Integer> is;
    private final Map<Integer, Integer> became;

    Places(Plan now, Plan next) {
      this.now = now;
      this.next = next;
      this.was = phases(now);
      this.is = phases(next);
      this.became = IntStream.range(0, now.phases().size()).boxed()
          .collect(Collectors.toMap(i -> i, this::became));
    }

    /** The number of its phase by each step. */
    private static Map<StepId, Integer> phases(Plan plan) {
      var phases = new HashMap<StepId, Integer>();
      IntStream.range(0, plan.phases().size())
          .forEach(i -> plan.phases().get(i).steps().forEach(s -> phases.put(s.id(), i)));
      return phases;
    }

    private int became(int phase) {
      return called(now.phases().get(phase).title()).orElseGet(() -> mostOf(phase));
    }

    private Optional<Integer> called(String title) {
      return IntStream.range(0, next.phases().size()).boxed()
          .filter(i -> next.phases().get(i).title().equals(title)).findFirst();
    }

    private int mostOf(int phase) {
      var counts = now.phases().get(phase).steps().stream()
          .flatMap(s -> Optional.ofNullable(is.get(s.id())).stream())
          .collect(Collectors.groupingBy(i -> i, LinkedHashMap::new, Collectors.counting()));
      return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
          .orElse(phase);
    }

    Stream<Aspect> differences(StepId id) {
      int before = Objects.requireNonNull(was.get(id));
      int after = Objects.requireNonNull(is.get(id));
      boolean stays = Objects.equals(became.get(before), after)
          && sort(now.phases().get(before)).equals(sort(next.phases().get(after)));
      return Stream.of(differs(Aspect.PLACE, stays, true),
          differs(Aspect.LEFT_OUT, now.skipped().contains(id), next.skipped().contains(id)))
          .flatMap(Optional::stream);
    }

    /** What a step does not move between, and a key of phases that belongs here stands here. */
    private static Phase sort(Phase phase) {
      return new Phase("", phase.kind(), Optional.empty(), phase.to(), List.of());
    }
  }

  private static Stream<Aspect> differences(Step a, Step b) {
    return Stream.of(differs(Aspect.TEXT, a.text(), b.text()),
        differs(Aspect.OWNER, a.owners(), b.owners()),
        differs(Aspect.TIME, a.timing(), b.timing()), differs(Aspect.ORDER, a.needs(), b.needs()),
        differs(Aspect.WORK, a.work(), b.work()),
        differs(Aspect.EFFECTS, a.effects(), b.effects()),
        differs(Aspect.RECORDS, a.records(), b.records()),
        differs(Aspect.CHECKS, a.terms().checks(), b.terms().checks()),
        differs(Aspect.CONDITION, a.terms().onlyIf(), b.terms().onlyIf()),
        differs(Aspect.PART, a.terms().partOf(), b.terms().partOf()),
        differs(Aspect.SILENCE_AND_FAILURE, rest(a.terms()), rest(b.terms())))
        .flatMap(Optional::stream);
  }

  private static Terms rest(Terms terms) {
    return new Terms(Optional.empty(), Optional.empty(), List.of(), terms.goesOn(),
        terms.remind());
  }

  private static <A> Optional<A> differs(A what, @Nullable Object a, @Nullable Object b) {
    return Objects.equals(a, b) ? Optional.empty() : Optional.of(what);
  }

  /** Numbers for steps: those of the plan as it is, then the next that are free. */
  private static final class Numbers {
    private final Map<StepId, StepNumber> known = new LinkedHashMap<>();
    private final Set<StepNumber> gone;

    private Numbers(Plan now, Set<StepNumber> gone) {
      this.gone = gone;
      now.steps().forEach(step -> known.put(step.id(), step.number()));
    }

    private Plan renumbered(Plan plan) {
      var phases = plan.phases().stream().map(this::renumbered).toList();
      return new Plan(plan.title(), plan.environment(), plan.schedule(), plan.team(),
          plan.channels(), plan.variables(), phases, plan.unbuilt(), plan.skipped(),
          plan.quiet());
    }

    private Phase renumbered(Phase phase) {
      var prefix = phase.kind() == Phase.Kind.FALLBACK ? "F" : "";
      return new Phase(phase.title(), phase.kind(), phase.details(), phase.to(),
          phase.steps().stream().map(step -> renumbered(step, prefix)).toList());
    }

    private Step renumbered(Step s, String prefix) {
      var before = s.terms().partOf().flatMap(whole -> Optional.ofNullable(known.get(whole)))
          .map(whole -> whole.value() + ".").orElse(prefix);
      var number = known.computeIfAbsent(s.id(), _ -> next(before));
      return new Step(s.id(), number, s.text(), s.owners(), s.timing(), s.needs(), s.work(),
          s.effects(), s.records(), s.terms());
    }

    /** One more than the highest that begins so, or did. */
    private StepNumber next(String before) {
      int highest = Stream.concat(known.values().stream(), gone.stream()).map(StepNumber::value)
          .filter(n -> n.startsWith(before)).map(n -> n.substring(before.length()))
          .filter(n -> n.matches("\\d+")).mapToInt(Integer::parseInt).max().orElse(0);
      return new StepNumber(before + (highest + 1));
    }
  }
}
