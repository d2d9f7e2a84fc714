package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Phase;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Course;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;

/** {@code waive}: what would refuse the start is let pass, by name and reason, on the record. */
final class WaiveRule {
  /** The name of what a plan without a way back lacks. */
  static final String NO_FALLBACK = "no-fallback";

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

  private static Decision waived(Request.Waive request, StepRun step, Case at) {
    var whole = SkipRule.whole(step, at.state());
    var busy = SkipRule.busy(whole);
    if (busy.isPresent()) {
      return refuses(Wrong.state(busy.get()));
    }
    var waived = Stream.of(new RunEvent.Waived(request.what(), request.why()));
    var skipped = whole.stream().map(
        s -> new RunEvent.StepSkipped(s.id(), "waived: " + request.why(), false));
    return new Decision.Does(Stream.<RunEvent>concat(waived, skipped).toList());
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

  /** What the plan lacks and nobody has let pass. */
  static List<String> lacking(RunState state) {
    var back = state.plan().phases(Phase.Kind.FALLBACK).findAny().isPresent();
    return back || state.opening().rehearsal()
        || state.facts().ends().waived().containsKey(NO_FALLBACK)
            ? List.of()
            : List.of(NO_FALLBACK);
  }
}
