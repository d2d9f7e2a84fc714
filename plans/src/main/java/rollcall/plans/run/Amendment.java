package rollcall.plans.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;

/**
 * What a newer revision of its plan would make of a run. Every step that is in both keeps its
 * number, a new one takes the next that is free, so that nobody is called to another step than they
 * have in mind.
 */
public record Amendment(Plan plan, List<Change> changes) {
  public Amendment {
    changes = List.copyOf(changes);
  }

  /** What differs. */
  public sealed interface Change {
    record Added(Step step) implements Change {}

    record Removed(Step step) implements Change {}

    /** {@code what} names what differs: owner, time, command. */
    record Changed(Step step, List<String> what) implements Change {
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

  /** From the plan that the run goes by to {@code next}, on the day for which it was opened. */
  public static Amendment of(Plan now, Plan next) {
    var day = now.schedule().date().map(d -> next.on(next.schedule().on(d))).orElse(next);
    var renumbered = new Numbers(now).renumbered(day);
    return new Amendment(renumbered, changes(now, renumbered));
  }

  /** The steps that differ or are gone, of those that are in the plan now. */
  public Stream<StepId> touched() {
    return changes.stream().flatMap(change -> switch (change) {
      case Change.Removed r -> Stream.of(r.step().id());
      case Change.Changed c -> Stream.of(c.step().id());
      case Change.Added _,Change.OfPlan _ -> Stream.<StepId>of();
    });
  }

  private static List<Change> changes(Plan now, Plan next) {
    var old = byId(now);
    var changes = new ArrayList<Change>();
    ofPlan(now, next).ifPresent(changes::add);
    next.steps().forEach(step -> {
      var before = old.remove(step.id());
      var what = before == null ? List.<String>of() : differences(before, step);
      if (before == null) {
        changes.add(new Change.Added(step));
      } else if (!what.isEmpty()) {
        changes.add(new Change.Changed(step, what));
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
        differs("window or start", now.schedule(), next.schedule()),
        differs("people", now.team(), next.team()),
        differs("values", now.variables(), next.variables()),
        differs("channels", now.channels(), next.channels()),
        differs("what this environment leaves out", now.skipped(), next.skipped()))
        .flatMap(Optional::stream).toList();
    return what.isEmpty() ? Optional.empty() : Optional.of(new Change.OfPlan(what));
  }

  private static List<String> differences(Step a, Step b) {
    return Stream.of(differs("text", a.text(), b.text()), differs("owner", a.owners(), b.owners()),
        differs("time", a.timing(), b.timing()), differs("order", a.needs(), b.needs()),
        differs("work", a.work(), b.work()), differs("effects", a.effects(), b.effects()),
        differs("records", a.records(), b.records()),
        differs("checks or condition", a.terms(), b.terms())).flatMap(Optional::stream).toList();
  }

  private static Optional<String> differs(String what, Object a, Object b) {
    return Objects.equals(a, b) ? Optional.empty() : Optional.of(what);
  }

  /** Numbers for steps: those of the plan as it is, then the next that are free. */
  private static final class Numbers {
    private final Map<StepId, StepNumber> known = new LinkedHashMap<>();

    private Numbers(Plan now) {
      now.steps().forEach(step -> known.put(step.id(), step.number()));
    }

    private Plan renumbered(Plan plan) {
      var phases = plan.phases().stream().map(this::renumbered).toList();
      return new Plan(plan.title(), plan.environment(), plan.schedule(), plan.team(),
          plan.channels(), plan.variables(), phases, plan.unbuilt(), plan.skipped());
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

    /** One more than the highest that begins so. */
    private StepNumber next(String before) {
      int highest = known.values().stream().map(StepNumber::value)
          .filter(n -> n.startsWith(before)).map(n -> n.substring(before.length()))
          .filter(n -> n.matches("\\d+")).mapToInt(Integer::parseInt).max().orElse(0);
      return new StepNumber(before + (highest + 1));
    }
  }
}
