package rollcall.plans.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gives steps of a plan other ids, wherever the plan speaks of them. */
record Renaming(Map<StepId, StepId> ids) {
  Renaming {
    ids = Map.copyOf(ids);
  }

  Plan of(Plan plan) {
    var phases = plan.phases().stream().map(phase -> new Phase(phase.title(), phase.kind(),
        phase.details(), phase.to(), phase.steps().stream().map(this::of).toList())).toList();
    return new Plan(plan.title(), plan.environment(), plan.schedule(), plan.team(),
        plan.channels(), plan.variables(), phases, plan.unbuilt(), of(plan.skipped()),
        plan.quiet());
  }

  private Step of(Step s) {
    return new Step(of(s.id()), s.number(), s.text(), s.owners(), s.timing(), of(s.needs()),
        of(s.work()), of(s.effects()), s.records(), of(s.terms()));
  }

  private StepId of(StepId id) {
    return ids.getOrDefault(id, id);
  }

  private Set<StepId> of(Set<StepId> some) {
    return some.stream().map(this::of).collect(Collectors.toUnmodifiableSet());
  }

  private Work of(Work work) {
    return switch (work) {
      case Work.Gate(var within, Work.IfNoGo.SkipTo(var step)) ->
        new Work.Gate(within, new Work.IfNoGo.SkipTo(of(step)));
      case Work.ByHand _,Work.Command _,Work.Gate _,Work.Milestone _,Work.Parts _,Work.Unbuilt _ ->
        work;
    };
  }

  private Effects of(Effects e) {
    return new Effects(e.changesData(), e.restorePoint(), e.noWayBack(), e.users(),
        of(e.undoes()), e.opens(), e.closes());
  }

  private Terms of(Terms t) {
    return new Terms(t.partOf().map(this::of), t.onlyIf().map(this::of), t.checks(), t.goesOn(),
        t.remind());
  }

  private Terms.OnlyIf of(Terms.OnlyIf onlyIf) {
    var words = onlyIf.asWritten();
    for (var id : List.copyOf(ids.keySet())) {
      words = Pattern.compile("(?<![a-z0-9-])" + Pattern.quote(id.value()) + "(?=\\s+is\\b)")
          .matcher(words).replaceAll(Matcher.quoteReplacement(of(id).value()));
    }
    return new Terms.OnlyIf(words, of(onlyIf.condition()));
  }

  private Condition of(Condition condition) {
    return switch (condition) {
      case Condition.Is(var step, var what) -> new Condition.Is(of(step), what);
      case Condition.Not(var not) -> new Condition.Not(of(not));
      case Condition.All(var all) -> new Condition.All(all.stream().map(this::of).toList());
      case Condition.Any(var any) -> new Condition.Any(any.stream().map(this::of).toList());
    };
  }
}
