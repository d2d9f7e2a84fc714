package rollcall.plans.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Owners;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.Revision;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Terms;
import rollcall.plans.model.Text;
import rollcall.plans.model.Timing;
import rollcall.plans.model.Work;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * Draws newer revisions of the plan that a run goes by, as their file would say them: mostly with
 * other steps that wait, now and then with what must not differ. How the file's text changes is in
 * {@link Edit}.
 */
final class RandomAmendment {
  private final RandomGenerator dice;
  private final RandomStep one;
  private final RunState state;
  private final Plan first;

  /** {@code first} is the plan of the opening, some of whose steps may be gone by now. */
  RandomAmendment(RandomGenerator dice, RunState state, Plan first) {
    this.dice = dice;
    this.one = new RandomStep(dice);
    this.state = state;
    this.first = first;
  }

  Plan plan() {
    var next = other(state.plan());
    for (int more = dice.nextInt(3); more > 0; more--) {
      next = other(next);
    }
    return Edit.numbered(titled(next));
  }

  private Plan titled(Plan plan) {
    var now = state.plan().title();
    var revision = oneIn(30)
        ? now.revision()
        : new Revision("%016x".formatted(dice.nextLong()).repeat(4));
    var id = oneIn(30) ? new PlanId("another") : now.id();
    var text = oneIn(5) ? "SmartSite " + dice.nextInt(9) : now.text();
    return Edit.with(plan, new Plan.Title(id, revision, text, Optional.empty()));
  }

  private Plan other(Plan plan) {
    return switch (dice.nextInt(14)) {
      case 0, 1 -> changed(plan, this::otherOwners);
      case 2 -> changed(plan, this::otherTiming);
      case 3, 4 -> changed(plan, this::otherChecks);
      case 5, 6 -> changed(plan, this::otherWork);
      case 7 -> changed(plan, s -> otherEffects(s, plan));
      case 8, 9 -> added(plan);
      case 10, 11 -> removed(plan);
      case 12 -> moved(plan);
      default -> otherPhases(plan);
    };
  }

  private Plan changed(Plan plan, UnaryOperator<Step> change) {
    return some(plan, _ -> true).map(s -> Edit.changed(plan, s.id()::equals, change)).orElse(plan);
  }

  /** Mostly one that waits. */
  private Optional<Step> some(Plan plan, Predicate<Step> which) {
    var any = plan.steps().filter(which).toList();
    var waiting = any.stream().filter(this::waits).toList();
    var from = waiting.isEmpty() || oneIn(6) ? any : waiting;
    return from.isEmpty() ? Optional.empty() : Optional.of(pick(from));
  }

  private boolean waits(Step step) {
    return state.steps().graph().find(step.id()).map(_ -> state.step(step.id()))
        .map(StepRun::status).map(StepStatus.Waiting.class::isInstance).orElse(true);
  }

  private Step otherOwners(Step s) {
    Owners owners = one.owners(s.work());
    return new Step(s.id(), s.number(), s.text(), owners, s.timing(), s.needs(), s.work(),
        s.effects(), s.records(), s.terms());
  }

  private Step otherTiming(Step s) {
    var timing = new Timing(s.timing().at(), s.timing().notBefore(),
        Duration.ofMinutes(dice.nextInt(30)), s.timing().guessed(), s.timing().due());
    return new Step(s.id(), s.number(), s.text(), s.owners(), timing, s.needs(), s.work(),
        s.effects(), s.records(), s.terms());
  }

  private Step otherChecks(Step s) {
    return RandomStep.isPlain(s.work())
        ? Edit.with(s, new Terms(s.terms().partOf(), s.terms().onlyIf(), one.checks(), oneIn(8),
            Optional.empty()))
        : otherTiming(s);
  }

  private Step otherWork(Step s) {
    return switch (s.work()) {
      case Work.ByHand _ -> Edit.with(s, s.needs(), one.command());
      case Work.Command _ -> Edit.with(s, s.needs(), oneIn(4) ? new Work.ByHand() : one.command());
      case Work.Gate _ -> Edit.with(s, s.needs(), one.gate());
      case Work.Milestone _,Work.Parts _,Work.Unbuilt _ -> otherTiming(s);
    };
  }

  private Step otherEffects(Step s, Plan plan) {
    return Edit.with(s, one.effects(kind(s, plan), released(plan)));
  }

  private static Phase.Kind kind(Step step, Plan plan) {
    return plan.phases().stream().filter(p -> p.steps().contains(step)).findFirst()
        .map(Phase::kind).orElse(Phase.Kind.AFTER);
  }

  private static List<Step> released(Plan plan) {
    return plan.phases(Phase.Kind.RELEASE).flatMap(p -> p.steps().stream()).toList();
  }

  /** Behind one that is there; sometimes one that was there before, or had been removed. */
  private Plan added(Plan plan) {
    var gone = Stream.concat(first.steps().map(Step::id), Stream.of(new StepId("new-" + dice
        .nextInt(5)))).filter(id -> plan.steps().noneMatch(s -> s.id().equals(id))).toList();
    if (gone.isEmpty()) {
      return plan;
    }
    var work = oneIn(2) ? one.command() : new Work.ByHand();
    return some(plan, _ -> true)
        .map(near -> Edit.added(plan, near, step(pick(gone), work, near), oneIn(2), oneIn(2)))
        .orElse(plan);
  }

  private Step step(StepId id, Work work, Step near) {
    return new Step(id, near.number(), Text.of("more " + id), one.owners(work), near.timing(),
        Set.of(), work, Effects.NONE, List.of(),
        one.terms(near.terms().partOf(), work, List.of()));
  }

  private Plan removed(Plan plan) {
    return some(plan, s -> Edit.mayGo(plan, s)).map(s -> Edit.removed(plan, s)).orElse(plan);
  }

  /** What needs nothing stands last in another part of the plan. */
  private Plan moved(Plan plan) {
    var to = pick(plan.phases());
    return some(plan, s -> s.needs().isEmpty() && s.terms().partOf().isEmpty()
        && s.effects().undoes().isEmpty() && Edit.mayGo(plan, s) && !to.steps().contains(s))
        .map(s -> Edit.appended(Edit.removed(plan, s), plan.phases().indexOf(to), s))
        .orElse(plan);
  }

  private Plan otherPhases(Plan plan) {
    return switch (dice.nextInt(4)) {
      case 0 -> skipping(plan);
      case 1 -> withAWayBack(plan);
      case 2 -> Edit.phases(plan, p -> p.kind() == Phase.Kind.FALLBACK && oneIn(2)
          ? Stream.of()
          : Stream.of(p));
      default -> Edit.phases(plan, p -> Stream.of(p.kind() == Phase.Kind.FALLBACK && oneIn(2)
          ? new Phase(p.title(), p.kind(), p.details(), Optional.of(pick(RandomPlan.POINTS)),
              p.steps())
          : p));
    };
  }

  private Plan skipping(Plan plan) {
    var chosen = some(plan, _ -> true).stream().flatMap(s -> Edit.whole(plan, s)).map(Step::id)
        .collect(Collectors.toSet());
    var skipped = new HashSet<>(plan.skipped());
    if (!skipped.removeAll(chosen)) {
      skipped.addAll(chosen);
    }
    return Edit.skipping(plan, skipped);
  }

  private Plan withAWayBack(Plan plan) {
    var id = new StepId("back-" + dice.nextInt(4));
    if (plan.steps().anyMatch(s -> s.id().equals(id))) {
      return plan;
    }
    var near = plan.steps().findFirst().orElseThrow();
    var step = Edit.with(step(id, new Work.ByHand(), near),
        new Terms(Optional.empty(), Optional.empty(), List.of(), false, Optional.empty()));
    var phase = new Phase(Phase.Kind.FALLBACK.name(), Phase.Kind.FALLBACK, Optional.empty(),
        oneIn(2) ? Optional.empty() : Optional.of(pick(RandomPlan.POINTS)), List.of(step));
    var phases = new ArrayList<>(plan.phases());
    phases.add(1 + dice.nextInt(phases.size()), phase);
    return Edit.with(plan, phases);
  }

  private boolean oneIn(int n) {
    return dice.nextInt(n) == 0;
  }

  private <T> T pick(List<T> from) {
    return from.get(dice.nextInt(from.size()));
  }
}
