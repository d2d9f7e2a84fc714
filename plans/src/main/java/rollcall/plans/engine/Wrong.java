package rollcall.plans.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.CallTime;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** Why a step's state does not allow what was asked, and what it would allow. */
final class Wrong {
  static Rejection waiting(StepRun step, Case at) {
    var before = at.state().unsettledBefore(step.id()).toList();
    return before.isEmpty()
        ? new Rejection.NotNow(step.id(),
            Optional.of(CallTime.of(step, at.state())).filter(at.now()::isBefore))
        : new Rejection.WaitsFor(step.id(), before);
  }

  static Rejection already(StepRun step) {
    return new Rejection.Already(step.id(), step.status().word(), by(step.status()),
        since(step.status()));
  }

  static Rejection state(StepRun step) {
    return new Rejection.NotInState(step.id(), step.status().word(), possible(step));
  }

  static Rejection stillGoing(StepRun step) {
    return new Rejection.StillGoing(step.id(), step.hostsWithoutEnd().toList());
  }

  /** What cannot be said of a step of this kind, whoever says it. */
  static Optional<Rejection> misfit(Request.OnStep request, StepRun step, Case at) {
    return switch (step.step().work()) {
      case Work.Parts _,Work.Milestone _ -> request instanceof Request.Skip
          ? Optional.empty()
          : Optional.of(new Rejection.ByItself(step.id(), open(step, at)));
      case Work.Gate _ -> isOfWork(request)
          ? Optional.of(new Rejection.Decides(step.id()))
          : Optional.empty();
      case Work.ByHand _,Work.Unbuilt _ when request instanceof Request.Run ->
        Optional.of(new Rejection.NoCommand(step.id()));
      case Work.ByHand _,Work.Command _,Work.Unbuilt _ -> isVote(request)
          ? Optional.of(new Rejection.NoGate(step.id()))
          : noSuchCheck(request, step);
    };
  }

  private static List<StepId> open(StepRun step, Case at) {
    return at.state().parts(step.id()).filter(s -> !s.settled()).map(StepRun::id).toList();
  }

  private static boolean isOfWork(Request.OnStep request) {
    return switch (request) {
      case Request.Take _,Request.Run _,Request.Done _,Request.Fail _,Request.More _,Request.Undone _,Request.Stop _,Request.CheckOk _,Request.CheckFail _,Request.CheckSkip _,Request.CheckAssign _ ->
        true;
      case Request.Go _,Request.NoGo _,Request.Redo _,Request.Skip _,Request.Assign _,Request.Accept _ ->
        false;
    };
  }

  private static boolean isVote(Request.OnStep request) {
    return request instanceof Request.Go || request instanceof Request.NoGo;
  }

  private static Optional<Rejection> noSuchCheck(Request.OnStep request, StepRun step) {
    var letter = switch (request) {
      case Request.CheckOk r -> Optional.of(r.check());
      case Request.CheckFail r -> Optional.of(r.check());
      case Request.CheckSkip r -> Optional.of(r.check());
      case Request.CheckAssign r -> Optional.of(r.check());
      case Request.OnStep _ -> Optional.<CheckLetter>empty();
    };
    return letter.filter(l -> step.check(l).isEmpty()).map(l -> new Rejection.NoSuchCheck(
        step.id(), l, step.step().terms().checks().stream().map(Check::letter).toList()));
  }

  /** The words that would do something with the step now. */
  private static List<String> possible(StepRun step) {
    return step.step().work() instanceof Work.Gate ? ofGate(step) : ofWork(step);
  }

  private static List<String> ofGate(StepRun step) {
    return switch (step.status()) {
      case StepStatus.Called _ -> List.of("go", "nogo", "skip");
      case StepStatus.Unanswered _ -> List.of("go", "nogo", "redo", "skip");
      case StepStatus.NoGo _ -> List.of("redo", "skip");
      case StepStatus.Waiting _ -> List.of("skip");
      case StepStatus.Done _,StepStatus.Skipped _ -> List.of("redo");
      case StepStatus.Taken _,StepStatus.Running _,StepStatus.Checking _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.Closed _ ->
        List.of();
    };
  }

  private static List<String> ofWork(StepRun step) {
    var going = step.hostsWithoutEnd().findAny().isPresent();
    return switch (step.status()) {
      case StepStatus.Closed _,StepStatus.NoGo _,StepStatus.Unanswered _ -> List.of();
      case StepStatus.Waiting _ -> List.of("skip");
      case StepStatus.Called _ -> withRun(step, "ack", "done", "fail", "skip");
      case StepStatus.Taken _ -> withRun(step, "done", "fail", "skip");
      case StepStatus.Running _ -> List.of("stop");
      case StepStatus.Checking c -> UndoneRule.isSaid(c.how())
          ? List.of("done", "fail", "undone")
          : List.of("done", "fail");
      case StepStatus.Done d when UndoneRule.isSaid(d.how()) ->
        going ? List.of() : List.of("redo", "undone");
      case StepStatus.Done _,StepStatus.Skipped _ -> going ? List.of() : List.of("redo");
      case StepStatus.Failed _ when CheckRule.bad(step).findAny().isPresent() ->
        List.of("redo", "skip");
      case StepStatus.Failed _,StepStatus.Stopped _ -> List.of("redo", "done", "skip");
      case StepStatus.Unknown _ -> going
          ? List.of("stop", "done", "fail", "skip")
          : List.of("redo", "done", "fail", "skip");
    };
  }

  private static List<String> withRun(StepRun step, String... words) {
    var run = step.step().work() instanceof Work.Command ? Stream.of("run") : Stream.<String>of();
    return Stream.concat(run, Stream.of(words)).toList();
  }

  private static Optional<PersonId> by(StepStatus status) {
    return switch (status) {
      case StepStatus.Taken t -> Optional.of(t.by());
      case StepStatus.Running r -> r.by();
      case StepStatus.Checking c -> c.by();
      case StepStatus.Done d -> d.by();
      case StepStatus.Waiting _,StepStatus.Called _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        Optional.empty();
    };
  }

  private static Optional<Instant> since(StepStatus status) {
    return switch (status) {
      case StepStatus.Called c -> Optional.of(c.at());
      case StepStatus.Taken t -> Optional.of(t.at());
      case StepStatus.Running r -> Optional.of(r.since());
      case StepStatus.Checking c -> Optional.of(c.since());
      case StepStatus.Done d -> Optional.of(d.at());
      case StepStatus.Failed f -> Optional.of(f.at());
      case StepStatus.Skipped s -> Optional.of(s.at());
      case StepStatus.Stopped s -> Optional.of(s.at());
      case StepStatus.Unknown u -> Optional.of(u.at());
      case StepStatus.NoGo n -> Optional.of(n.at());
      case StepStatus.Unanswered u -> Optional.of(u.at());
      case StepStatus.Waiting _,StepStatus.Closed _ -> Optional.empty();
    };
  }
}
