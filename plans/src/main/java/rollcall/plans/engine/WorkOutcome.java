package rollcall.plans.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * What follows from how a step's command went so far: wait, the next hosts, or the step's own
 * outcome. What looks at its checks is {@link CheckOutcome}'s.
 */
final class WorkOutcome {
  /** Empty while there is nothing to do but wait. */
  static Optional<List<RunEvent>> of(StepRun step, RunState state, Moment moment) {
    return Optional.of(events(step, state, moment)).filter(e -> !e.isEmpty());
  }

  private static List<RunEvent> events(StepRun step, RunState state, Moment moment) {
    return switch (step.status()) {
      case StepStatus.Running r -> ofRunning(step, r.by(), state, moment);
      case StepStatus.Checking _ -> new CheckOutcome(step, state, moment).ofChecking();
      case StepStatus.Unknown u -> step.starts().going()
          ? List.of()
          : new CheckOutcome(step, state, moment).ofUnknown()
              .orElseGet(() -> settledLate(step, u.by()));
      case StepStatus.Waiting _,StepStatus.Called _,StepStatus.Taken _,StepStatus.Done _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        List.of();
    };
  }

  private static List<RunEvent> ofRunning(StepRun step, Optional<PersonId> by, RunState state,
      Moment moment) {
    var ends = Ends.of(step, Optional.empty());
    if (ends.isGoing()) {
      return ends.stopInDoubt().map(why -> unknown(step, why)).map(List::of).orElseGet(List::of);
    }
    return bad(step, by, ends).map(List::of).orElseGet(() -> goOn(step, by, state, moment));
  }

  /** Nothing goes any more: what was bad about it, the worst first. */
  private static Optional<RunEvent> bad(StepRun step, Optional<PersonId> by, Ends ends) {
    if (ends.lost().isPresent()) {
      return ends.lost().map(why -> unknown(step, why));
    }
    if (ends.wasStopped()) {
      return Optional
          .of(step.isBackground() ? done(step, by) : new RunEvent.StepStopped(step.id()));
    }
    return ends.failure().<RunEvent>map(why -> new RunEvent.StepFailed(step.id(), why))
        .or(() -> ends.unclear().map(why -> unknown(step, why)));
  }

  private static RunEvent unknown(StepRun step, String why) {
    return new RunEvent.StepUnknown(step.id(), why);
  }

  private static List<RunEvent> goOn(StepRun step, Optional<PersonId> by, RunState state,
      Moment moment) {
    var next = Commands.next(step, Optional.empty(), state, moment.site()).toList();
    if (next.isEmpty()) {
      return List.of(done(step, by));
    }
    if (!state.onCourse(step) || Ends.of(step, Optional.empty()).stopWasOrdered()) {
      return List.of(new RunEvent.StepStopped(step.id()));
    }
    return mayGoOn(step, state, moment) ? next : List.of();
  }

  /** The next hosts take what the first did: permits and approvals may have gone meanwhile. */
  private static boolean mayGoOn(StepRun step, RunState state, Moment moment) {
    var at = new Case(state, state.lead(), Optional.empty(), moment);
    return step.command(Optional.empty())
        .filter(c -> RunRule.refusal(step, c, at).isEmpty()).isPresent();
  }

  /** Its end became known after all; where hosts are left, it does not go on by itself. */
  private static List<RunEvent> settledLate(StepRun step, Optional<PersonId> by) {
    var ends = Ends.of(step, Optional.empty());
    var bad = bad(step, by, ends);
    if (ends.hosts().isEmpty() || bad.filter(RunEvent.StepUnknown.class::isInstance).isPresent()) {
      return List.of();
    }
    return List.of(bad.orElseGet(() -> by.filter(_ -> ends.isWhole()).map(_ -> done(step, by))
        .orElseGet(() -> new RunEvent.StepStopped(step.id()))));
  }

  /** Done, or to be looked at where it has a checklist, or to say what is recorded. */
  private static RunEvent done(StepRun step, Optional<PersonId> by) {
    return step.openChecks().findAny().isPresent() || !step.step().records().isEmpty()
        ? new RunEvent.StepChecking(step.id(), StepStatus.How.BY_COMMAND, by, Optional.empty(),
            Map.of(), Optional.empty())
        : new RunEvent.StepDone(step.id(), StepStatus.How.BY_COMMAND, by, Optional.empty(),
            Map.of(), Optional.empty());
  }
}
