package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code ok}, {@code fail} and {@code skip} of one line of a checklist. A bad one fails the step;
 * the last good one finishes a step that was said to be done, or whose owner says it.
 */
final class CheckRule {
  static Decision ok(Request.CheckOk request, StepRun step, Case at) {
    return open(request.check(), step, at,
        check -> new Decision.Does(passed(check, step, at)));
  }

  private static List<RunEvent> passed(Check check, StepRun step, Case at) {
    var event = new RunEvent.CheckPassed(step.id(), check.letter(), Optional.of(at.by()));
    var owns = step.isFor(at.by()) && step.step().records().isEmpty()
        && step.owners().needed() == 1;
    var said = step.status() instanceof StepStatus.Checking
        && missing(step, at.state()).isEmpty();
    return isLast(check, step) && (owns || said)
        ? List.of(event, done(step, at.by(), Map.of()))
        : List.of(event);
  }

  private static boolean isLast(Check check, StepRun step) {
    return step.openChecks().allMatch(check::equals);
  }

  /** As it was said to be done, or by who has just found the last of it well. */
  static RunEvent done(StepRun step, PersonId by, Map<String, String> values) {
    return switch (step.status()) {
      case StepStatus.Checking c -> new RunEvent.StepDone(step.id(), c.how(), c.by(), c.at(),
          values, Optional.empty());
      case StepStatus _ -> new RunEvent.StepDone(step.id(), StepStatus.How.BY_OWNER,
          Optional.of(by), Optional.empty(), values, Optional.empty());
    };
  }

  /** What the step records and nobody has said. */
  static List<String> missing(StepRun step, RunState state) {
    return step.step().records().stream().filter(r -> !state.facts().values().containsKey(r))
        .toList();
  }

  static Decision fail(Request.CheckFail request, StepRun step, Case at) {
    return open(request.check(), step, at, check -> Decision.does(
        new RunEvent.CheckFailed(step.id(), check.letter(), request.why()),
        new RunEvent.StepFailed(step.id(),
            step.step().number() + "" + check.letter() + ": " + request.why())));
  }

  /** Not looked at: a second person has to agree. */
  static Decision skip(Request.CheckSkip request, StepRun step, Case at) {
    if (step.status() instanceof StepStatus.Failed) {
      return skipped(request, check(request.check(), step), step, at);
    }
    return open(request.check(), step, at, check -> skipped(request, check, step, at));
  }

  private static Decision skipped(Request.CheckSkip request, Check check, StepRun step, Case at) {
    var event = new RunEvent.CheckSkipped(step.id(), check.letter(), request.why());
    var was = step.status() instanceof StepStatus.Checking
        || step.status() instanceof StepStatus.Failed;
    var finished = was && isLast(check, step) && step.step().records().isEmpty();
    var owner = step.owners().people().getFirst();
    return Decision.asks(Need.another(at.state()), finished
        ? List.of(event, done(step, owner, Map.of()))
        : List.of(event));
  }

  private static Decision open(CheckLetter letter, StepRun step, Case at,
      Function<Check, Decision> then) {
    var check = check(letter, step);
    return switch (step.status()) {
      case StepStatus.Called _,StepStatus.Taken _,StepStatus.Checking _ ->
        step.openChecks().anyMatch(check::equals)
            ? then.apply(check)
            : refuses(new Rejection.FoundAlready(step.id(), letter));
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Done _ -> refuses(Wrong.already(step));
      case StepStatus.Running _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  /** One that the step has: others were refused before. */
  private static Check check(CheckLetter letter, StepRun step) {
    return step.check(letter).orElseThrow();
  }

  /** Those lines that {@code who} answers for, as found well by their word that all is done. */
  static Stream<RunEvent> ownOnes(StepRun step, PersonId who) {
    return step.openChecks().filter(c -> c.command().isEmpty() && step.owners(c).include(who))
        .map(c -> new RunEvent.CheckPassed(step.id(), c.letter(), Optional.of(who)));
  }
}
