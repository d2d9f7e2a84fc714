package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.lint.Finding;
import rollcall.plans.lint.Lint;
import rollcall.plans.lint.Rule;
import rollcall.plans.lint.Subject;
import rollcall.plans.model.Phase;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Course;
import rollcall.plans.run.LooseEnds;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;

/** {@code waive}: what would refuse the start is let pass, by name and reason, on the record. */
final class WaiveRule {

  static Decision decide(Request.Waive request, Case at) {
    if (!(at.state().course() instanceof Course.Open)) {
      return refuses(new Rejection.NothingToWaive(request.what(), List.of()));
    }
    if (lacking(at.state()).contains(request.what())) {
      return does(new RunEvent.Waived(request.what(), request.why()));
    }
    return step(request, at).map(step -> waived(request, step, at))
        .orElseGet(() -> refuses(new Rejection.NothingToWaive(request.what(), names(at))));
  }

  /** As if it were skipped, with all its parts, and by a second person where that takes one. */
  private static Decision waived(Request.Waive request, StepRun step, Case at) {
    var waived = new RunEvent.Waived(request.what(), request.why());
    return switch (SkipRule.skip("waived: " + request.why(), step, at)) {
      case Decision.Does d -> new Decision.Does(after(waived, d.events()));
      case Decision.Asks a -> new Decision.Asks(a.need(), a.atOnce(), after(waived, a.would()));
      case Decision.Refuses r -> r;
    };
  }

  private static List<RunEvent> after(RunEvent first, List<RunEvent> then) {
    return Stream.concat(Stream.of(first), then.stream()).toList();
  }

  private static Optional<StepRun> step(Request.Waive request, Case at) {
    var number = request.what().toUpperCase(Locale.ROOT);
    return StepNumber.accepts(number)
        ? at.state().steps().graph().numbered(new StepNumber(number))
            .map(id -> at.state().step(id)).filter(s -> isOpen(s, at.state()))
        : Optional.empty();
  }

  private static boolean isOpen(StepRun step, RunState state) {
    return state.onCourse(step) && !step.settled() && !step.active();
  }

  private static List<String> names(Case at) {
    var steps = at.state().onCourse().filter(s -> isOpen(s, at.state()))
        .map(s -> s.step().number().value());
    return Stream.concat(lacking(at.state()).stream(), steps).toList();
  }

  /** What keeps the plan from being started, by name, and nobody has let pass. */
  static List<String> lacking(RunState state) {
    return state.opening().rehearsal()
        ? List.of()
        : Stream.concat(wayBack(state), blockers(state))
            .filter(name -> !state.facts().ends().waived().containsKey(name)).distinct().toList();
  }

  private static Stream<String> wayBack(RunState state) {
    return state.plan().phases(Phase.Kind.FALLBACK).findAny().isPresent()
        ? Stream.of()
        : Stream.of(LooseEnds.NO_FALLBACK);
  }

  /** But for a way back that is too long: the start judges that itself, and no word helps. */
  private static Stream<String> blockers(RunState state) {
    return Lint.blockers(Subject.of(state.plan())).stream().map(Finding::rule)
        .filter(rule -> !rule.hangsOnTheStart()).map(Rule::name);
  }
}
