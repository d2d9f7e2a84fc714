package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code run}: takes the step and orders its command on the first hosts; nothing without a permit.
 */
final class RunRule {
  static Decision decide(StepRun step, Case at) {
    return switch (step.status()) {
      case StepStatus.Called _,StepStatus.Taken _ -> switch (step.step().work()) {
        case Work.Command command -> order(step, command, at);
        case Work.ByHand _,Work.Gate _,Work.Milestone _,Work.Parts _,Work.Unbuilt _ ->
          refuses(new Rejection.NoCommand(step.id()));
      };
      case StepStatus.Waiting _ -> refuses(Wrong.waiting(step, at));
      case StepStatus.Running _ -> refuses(Wrong.already(step));
      case StepStatus.Checking _,StepStatus.Done _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        refuses(Wrong.state(step));
    };
  }

  private static Decision order(StepRun step, Work.Command command, Case at) {
    return refusal(step, command, at).map(Decision::refuses)
        .orElseGet(() -> new Decision.Does(events(step, Optional.of(at.by()), at)));
  }

  /** What follows when the step is called: its command starts, where plan and permit let it. */
  static List<RunEvent> byItself(StepRun step, RunState state, Moment moment) {
    return step.step().work() instanceof Work.Command command && command.manner().byItself()
        ? byItself(step, command, new Case(state, state.lead(), Optional.empty(), moment))
        : List.of();
  }

  private static List<RunEvent> byItself(StepRun step, Work.Command command, Case at) {
    return isPermitted(command, at) && refusal(step, command, at).isEmpty()
        ? events(step, Optional.empty(), at)
        : List.of();
  }

  private static boolean isPermitted(Work.Command command, Case at) {
    return at.state().opening().rehearsal() || Commands.startsByItself(command, at.plan(),
        Commands.values(at.state()), at.moment().site());
  }

  /** Why its command, or the next hosts of it, may not start now. */
  static Optional<Rejection> refusal(StepRun step, Work.Command command, Case at) {
    if (!at.state().goingOn()) {
      return Optional.of(new Rejection.NotNow(step.id(), Optional.empty()));
    }
    if (at.state().opening().rehearsal()) {
      return Optional.empty();
    }
    return Approval.refusal(at).or(() -> unpermitted(step, command, at));
  }

  private static Optional<Rejection> unpermitted(StepRun step, Work.Command command, Case at) {
    var hosts = Commands.unpermitted(command, at.plan(), Commands.values(at.state()),
        at.moment().site());
    return hosts.isEmpty()
        ? Optional.empty()
        : Optional.of(new Rejection.NotPermitted(step.id(), hosts));
  }

  private static List<RunEvent> events(StepRun step, Optional<PersonId> by, Case at) {
    var started = new RunEvent.StepStarted(step.id(), by);
    return Stream
        .concat(Stream.of(started),
            Commands.next(step, Optional.empty(), at.state(), at.moment().site()))
        .toList();
  }
}
