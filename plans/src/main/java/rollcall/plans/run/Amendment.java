package rollcall.plans.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;

/**
 * What a newer revision of its plan would make of a run. Every step that is in both keeps its
 * number, a new one takes the next that was never another's, so that nobody is called to another
 * step than they have in mind.
 */
public record Amendment(Plan plan, List<Change> changes) {
  public static final String OWNER = "owner";
  public static final String TIME = "time";
  public static final String PLACE = "part of the plan";
  private static final String EFFECTS = "effects";
  private static final String LEFT_OUT = "left out or not";

  public Amendment {
    changes = List.copyOf(changes);
  }

  /** What differs. */
  public sealed interface Change {
    record Added(Step step) implements Change {}

    record Removed(Step step) implements Change {}

    /** {@code what} names what differs between the two: owner, time, command. */
    record Changed(Step before, Step step, List<String> what) implements Change {
      public Changed {
        what = List.copyOf(what);
      }
    }

    /** What is said once for the whole plan. */
    record OfPlan(List<String> what) implements Change {
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
    return Stream.of(EFFECTS, PLACE, LEFT_OUT).anyMatch(change.what()::contains);
  }

  /** From one plan to another, in the order of the later; what is gone comes last. */
  public static List<Change> changes(Plan now, Plan next) {
    var old = byId(now);
    var was = Places.of(now);
    var is = Places.of(next);
    var changes = new ArrayList<Change>();
    ofPlan(now, next).ifPresent(changes::add);
    next.steps().forEach(step -> {
      var before = old.remove(step.id());
      if (before == null) {
        changes.add(new Change.Added(step));
        return;
      }
      var what = Stream.concat(differences(before, step), places(step.id(), was, is)).toList();
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
    var what = Stream.of(differs("title", now.title().text(), next.title().text()),
        differs("change", now.title().change(), next.title().change()),
        differs("details of phases", details(now), details(next)),
        differs("window or start", now.schedule(), next.schedule()),
        differs("people", now.team(), next.team()),
        differs("values", now.variables(), next.variables()),
        differs("channels", now.channels(), next.channels()),
        differs("quiet channels", now.quiet(), next.quiet()))
        .flatMap(Optional::stream).toList();
    return what.isEmpty() ? Optional.empty() : Optional.of(new Change.OfPlan(what));
  }

  private static List<Optional<String>> details(Plan plan) {
    return plan.phases().stream().filter(p -> p.details().isPresent()).map(Phase::details).toList();
  }

  /** Where it stands, and whether this environment leaves it out. */
  private static Stream<String> places(StepId id, Places now, Places next) {
    return Stream.of(differs(PLACE, now.phases().get(id), next.phases().get(id)),
        differs(LEFT_OUT, now.skipped().contains(id), next.skipped().contains(id)))
        .flatMap(Optional::stream);
  }

  /**
   * In which phase each step stands, whatever that holds besides, and which are left out. A key of
   * phases that belongs here counts as a step's place, which an amendment does not change where the
   * step has done something.
   */
  private record Places(Map<StepId, Phase> phases, Set<StepId> skipped) {
    static Places of(Plan plan) {
      var phases = new HashMap<StepId, Phase>();
      plan.phases().forEach(p -> {
        var bare = new Phase(p.title(), p.kind(), Optional.empty(), p.to(), List.of());
        p.steps().forEach(s -> phases.put(s.id(), bare));
      });
      return new Places(phases, plan.skipped());
    }
  }

  private static Stream<String> differences(Step a, Step b) {
    return Stream.of(differs("text", a.text(), b.text()), differs(OWNER, a.owners(), b.owners()),
        differs(TIME, a.timing(), b.timing()), differs("order", a.needs(), b.needs()),
        differs("work", a.work(), b.work()), differs(EFFECTS, a.effects(), b.effects()),
        differs("records", a.records(), b.records()),
        differs("checks or condition", a.terms(), b.terms())).flatMap(Optional::stream);
  }

  private static Optional<String> differs(String what, @Nullable Object a, @Nullable Object b) {
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
