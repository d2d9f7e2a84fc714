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
import rollcall.plans.run.Answers.Found;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code ok}, {@code fail} and {@code skip} of one line of a checklist. A bad one fails the step;
 * the last good one finishes a step that was said to be done, or whose owner says it.
 */
final class CheckRule {
  static Decision ok(Request.CheckOk request, StepRun step, Case at) {
    return open(request.check(), step, at, check -> check.command().isPresent()
        ? refuses(new Rejection.ByItsCommand(step.id(), check.letter()))
        : new Decision.Does(passed(check, step, at)));
  }

  private static List<RunEvent> passed(Check check, StepRun step, Case at) {
    var event = new RunEvent.CheckPassed(step.id(), check.letter(), Optional.of(at.by()));
    var owns = step.owners().include(at.by()) && step.step().records().isEmpty()
        && step.owners().needed() == 1 && !DoneRule.doubtful(step, at, at.now());
    var said = step.status() instanceof StepStatus.Checking;
    if (isLast(check, step) && (said ? missing(step).isEmpty() : owns)) {
      return List.of(event, done(step, at.by(), Map.of()));
    }
    return owns && !said && isLastOfPeople(check, step)
        ? List.of(event, checking(step, at.by()))
        : List.of(event);
  }

  /** What commands look at is left. */
  private static boolean isLastOfPeople(Check check, StepRun step) {
    return step.openChecks().allMatch(c -> c.equals(check) || c.command().isPresent());
  }

  private static RunEvent checking(StepRun step, PersonId by) {
    return new RunEvent.StepChecking(step.id(), StepStatus.How.BY_OWNER, Optional.of(by),
        Optional.empty(), Map.of(), Optional.empty());
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

  /** What the step records and nobody has said: a command that ended well has said nothing. */
  static List<String> missing(StepRun step) {
    return step.status() instanceof StepStatus.Checking c && c.how() == StepStatus.How.BY_COMMAND
        ? step.step().records()
        : List.of();
  }

  static Decision fail(Request.CheckFail request, StepRun step, Case at) {
    var found = step.answers().checks().get(request.check());
    return found instanceof Found.Ok && isLookedAt(step)
        ? failed(request, step)
        : open(request.check(), step, at, _ -> failed(request, step));
  }

  /** Until the step is done, who looks may look again and find it bad. */
  private static boolean isLookedAt(StepRun step) {
    return switch (step.status()) {
      case StepStatus.Called _,StepStatus.Taken _,StepStatus.Checking _ -> true;
      case StepStatus _ -> false;
    };
  }

  private static Decision failed(Request.CheckFail request, StepRun step) {
    return Decision.does(new RunEvent.CheckFailed(step.id(), request.check(), request.why()),
        new RunEvent.StepFailed(step.id(),
            step.step().number() + "" + request.check() + ": " + request.why()));
  }

  /** Lines that somebody found bad in this attempt. */
  static Stream<Check> bad(StepRun step) {
    return step.step().terms().checks().stream()
        .filter(c -> step.answers().checks().get(c.letter()) instanceof Found.Bad);
  }

  /**
   * Not looked at: a second person has to agree. What was said to be done is done with the last of
   * it; what failed is done only when its owner says so.
   */
  static Decision skip(Request.CheckSkip request, StepRun step, Case at) {
    var halted = check(request.check(), step);
    if (step.halted() && isNotWell(halted, step)) {
      return skipped(request, halted, step, at);
    }
    return open(request.check(), step, at, check -> isGoing(check, step)
        ? refuses(Wrong.stillGoing(step))
        : skipped(request, check, step, at));
  }

  private static Decision skipped(Request.CheckSkip request, Check check, StepRun step, Case at) {
    var event = new RunEvent.CheckSkipped(step.id(), check.letter(), request.why());
    var finished = step.status() instanceof StepStatus.Checking && isLast(check, step)
        && missing(step).isEmpty();
    return Decision.asks(Need.another(at.state()), finished
        ? List.of(event, done(step, at.by(), Map.of()))
        : List.of(event));
  }

  /** One more who may look: at once, since nothing is taken from anybody. */
  static Decision assign(Request.CheckAssign request, StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Waiting _,StepStatus.Called _,StepStatus.Taken _,StepStatus.Running _,StepStatus.Checking _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _ ->
        misfit(request, check(request.check(), step), step, at).map(Decision::refuses)
            .orElseGet(() -> Decision.does(new RunEvent.CheckAssigned(step.id(), request.check(),
                request.to(), request.why())));
      case StepStatus.Done _ -> refuses(Wrong.already(step));
      case StepStatus.Skipped _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Optional<Rejection> misfit(Request.CheckAssign request, Check check, StepRun step,
      Case at) {
    var to = request.to();
    if (check.command().isPresent()) {
      return Optional.of(new Rejection.ByItsCommand(step.id(), check.letter()));
    }
    if (step.owners(check).include(to)) {
      return Optional.of(new Rejection.Already(step.id(), "theirs", Optional.of(to),
          Optional.empty()));
    }
    var doesIt = step.owners().include(to) || step.answers().takers().contains(to);
    return doesIt && check.owners().isPresent()
        ? Optional.of(new Rejection.BothHalves(step.id(), to))
        : AssignRule.stranger(to, at);
  }

  private static boolean isNotWell(Check check, StepRun step) {
    return step.openChecks().anyMatch(check::equals) && !isGoing(check, step)
        && (step.answers().checks().get(check.letter()) instanceof Found.Bad
            || CheckOutcome.isSpent(check, step));
  }

  private static boolean isGoing(Check check, StepRun step) {
    return Ends.of(step, Optional.of(check.letter())).isGoing();
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
