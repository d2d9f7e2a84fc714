package rollcall.plans.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Condition;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Terms;
import rollcall.plans.model.Work;

/** Changes to a plan after which it is still one that a file could say. */
final class Edit {
  private Edit() {}

  static Plan with(Plan p, Plan.Title title) {
    return new Plan(title, p.environment(), p.schedule(), p.team(), p.channels(), p.variables(),
        p.phases(), p.unbuilt(), p.skipped());
  }

  static Plan with(Plan p, List<Phase> phases) {
    return new Plan(p.title(), p.environment(), p.schedule(), p.team(), p.channels(),
        p.variables(), phases, p.unbuilt(), p.skipped());
  }

  static Plan skipping(Plan p, Set<StepId> skipped) {
    return new Plan(p.title(), p.environment(), p.schedule(), p.team(), p.channels(),
        p.variables(), p.phases(), p.unbuilt(), skipped);
  }

  static Step with(Step s, Set<StepId> needs, Work work) {
    return new Step(s.id(), s.number(), s.text(), s.owners(), s.timing(), needs, work, s.effects(),
        s.records(), s.terms());
  }

  static Step with(Step s, Terms terms) {
    return new Step(s.id(), s.number(), s.text(), s.owners(), s.timing(), s.needs(), s.work(),
        s.effects(), s.records(), terms);
  }

  static Step with(Step s, Effects effects) {
    return new Step(s.id(), s.number(), s.text(), s.owners(), s.timing(), s.needs(), s.work(),
        effects, s.records(), s.terms());
  }

  static Step with(Step s, StepNumber number) {
    return new Step(s.id(), number, s.text(), s.owners(), s.timing(), s.needs(), s.work(),
        s.effects(), s.records(), s.terms());
  }

  private static Phase with(Phase p, List<Step> steps) {
    return new Phase(p.title(), p.kind(), p.details(), p.to(), steps);
  }

  static Plan changed(Plan plan, Predicate<StepId> which, UnaryOperator<Step> change) {
    return with(plan, plan.phases().stream().map(p -> with(p, p.steps().stream()
        .map(s -> which.test(s.id()) ? change.apply(s) : s).toList())).toList());
  }

  /** What was in a phase that is gone is not skipped either. */
  static Plan phases(Plan plan, Function<Phase, Stream<Phase>> change) {
    var next = with(plan, plan.phases().stream().flatMap(change).toList());
    var left = next.steps().map(Step::id).collect(Collectors.toSet());
    return skipping(next, plan.skipped().stream().filter(left::contains)
        .collect(Collectors.toSet()));
  }

  /** The step and all its parts, in written order. */
  static Stream<Step> whole(Plan plan, Step step) {
    return Stream.concat(Stream.of(step), plan.steps()
        .filter(s -> s.terms().partOf().equals(Optional.of(step.id())))
        .flatMap(s -> whole(plan, s)));
  }

  /**
   * {@code step} stands behind {@code near} and all that is part of it, as a part of the same
   * whole; it comes after {@code near} or alongside it, and what stands behind may wait for it.
   */
  static Plan added(Plan plan, Step near, Step step, boolean after, boolean awaited) {
    var block = whole(plan, near).map(Step::id).collect(Collectors.toSet());
    var needs = new HashSet<>(near.needs());
    needs.removeAll(block);
    if (after) {
      needs.add(near.id());
    }
    var behind = awaited ? behind(plan, near, block) : Set.<StepId>of();
    var released = plan.phases(Phase.Kind.RELEASE).anyMatch(p -> p.steps().contains(near));
    var waiting = new HashSet<>(behind);
    near.terms().partOf().ifPresent(waiting::add);
    if (released) {
      plan.phases(Phase.Kind.AFTER).flatMap(p -> p.steps().stream())
          .forEach(s -> waiting.add(s.id()));
    }
    var waited = changed(plan, waiting::contains, s -> with(s, and(s.needs(), step.id()),
        s.work()));
    return with(waited, waited.phases().stream().map(p -> inserted(p, block, with(step, needs,
        step.work()))).toList());
  }

  private static Set<StepId> and(Set<StepId> ids, StepId more) {
    var all = new HashSet<>(ids);
    all.add(more);
    return all;
  }

  /** The next one on the same level, with its parts. */
  private static Set<StepId> behind(Plan plan, Step near, Set<StepId> block) {
    return plan.phases().stream().filter(p -> p.steps().contains(near))
        .flatMap(p -> p.steps().stream()).dropWhile(s -> !s.equals(near))
        .filter(s -> !block.contains(s.id()) && s.terms().partOf().equals(near.terms().partOf()))
        .limit(1).flatMap(s -> whole(plan, s)).map(Step::id).collect(Collectors.toSet());
  }

  private static Phase inserted(Phase phase, Set<StepId> block, Step step) {
    var steps = new ArrayList<>(phase.steps());
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (block.contains(steps.get(i).id())) {
        steps.add(i + 1, step);
        break;
      }
    }
    return with(phase, steps);
  }

  /** Neither a whole nor the last of one, nor the last of its phase. */
  static boolean mayGo(Plan plan, Step step) {
    var siblings = plan.phases().stream().filter(p -> p.steps().contains(step))
        .flatMap(p -> p.steps().stream())
        .filter(s -> s.terms().partOf().equals(step.terms().partOf())).count();
    return siblings > 1 && !(step.work() instanceof Work.Parts);
  }

  /** What waited for it waits for what it waited for. */
  static Plan removed(Plan plan, Step gone) {
    var rest = with(plan, plan.phases().stream().map(p -> with(p, p.steps().stream()
        .filter(s -> !s.id().equals(gone.id())).map(s -> without(s, gone)).toList())).toList());
    return skipping(rest, plan.skipped().stream().filter(id -> !id.equals(gone.id()))
        .collect(Collectors.toSet()));
  }

  private static Step without(Step s, Step gone) {
    var needs = new HashSet<>(s.needs());
    if (needs.remove(gone.id())) {
      gone.needs().stream().filter(n -> !n.equals(s.id())).forEach(needs::add);
    }
    var undoes = new HashSet<>(s.effects().undoes());
    undoes.remove(gone.id());
    var e = s.effects();
    var effects = new Effects(e.changesData(), e.restorePoint(), e.noWayBack(), e.users(), undoes,
        e.opens(), e.closes());
    var onlyIf = s.terms().onlyIf().filter(o -> !mentions(o.condition(), gone.id()));
    var terms = new Terms(s.terms().partOf(), onlyIf, s.terms().checks(), s.terms().goesOn(),
        s.terms().remind());
    var work = s.work() instanceof Work.Gate(var within, Work.IfNoGo.SkipTo(var to))
        && to.equals(gone.id()) ? new Work.Gate(within, new Work.IfNoGo.Ask()) : s.work();
    return with(with(with(s, needs, work), effects), terms);
  }

  private static boolean mentions(Condition condition, StepId id) {
    return switch (condition) {
      case Condition.Not not -> mentions(not.condition(), id);
      case Condition.All all -> all.conditions().stream().anyMatch(c -> mentions(c, id));
      case Condition.Any any -> any.conditions().stream().anyMatch(c -> mentions(c, id));
      case Condition.Is is -> is.step().equals(id);
    };
  }

  static Plan appended(Plan plan, int phase, Step step) {
    var phases = new ArrayList<>(plan.phases());
    var steps = new ArrayList<>(phases.get(phase).steps());
    steps.add(step);
    phases.set(phase, with(phases.get(phase), steps));
    return with(plan, phases);
  }

  /** As a file is numbered: in written order, whatever the numbers were. */
  static Plan numbered(Plan plan) {
    var numbers = new HashMap<StepId, StepNumber>();
    var counts = new HashMap<String, Integer>();
    plan.phases().forEach(p -> p.steps().forEach(s -> {
      var before = s.terms().partOf().map(w -> number(numbers, w) + ".")
          .orElse(p.kind() == Phase.Kind.FALLBACK ? "F" : "");
      numbers.put(s.id(), new StepNumber(before + counts.merge(before, 1, Integer::sum)));
    }));
    return changed(plan, _ -> true, s -> with(s, number(numbers, s.id())));
  }

  private static StepNumber number(Map<StepId, StepNumber> numbers, StepId id) {
    return Optional.ofNullable(numbers.get(id)).orElseThrow();
  }
}
