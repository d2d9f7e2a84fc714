package rollcall.plans.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** Why a step's state does not allow what was asked, and what it would allow. */
final class Wrong {
  static Rejection waiting(StepRun step, Case at) {
    var before = at.state().unsettledBefore(step.id()).toList();
    return before.isEmpty()
        ? new Rejection.NotNow(step.id(),
            Agenda.callableFrom(step, at.state()).filter(at.now()::isBefore))
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

  /** The words that would do something with the step now. */
  private static List<String> possible(StepRun step) {
    var going = step.hostsWithoutEnd().findAny().isPresent();
    return switch (step.status()) {
      case StepStatus.Closed _ -> List.of();
      case StepStatus.Waiting _ -> List.of("skip");
      case StepStatus.Called _ -> withRun(step, "ack", "done", "fail", "skip");
      case StepStatus.Taken _ -> withRun(step, "done", "fail", "skip");
      case StepStatus.Running _ -> List.of("stop");
      case StepStatus.Done _,StepStatus.Skipped _ -> going ? List.of() : List.of("redo");
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
      case StepStatus.Running r -> Optional.of(r.by());
      case StepStatus.Done d -> Optional.of(d.by());
      case StepStatus.Waiting _,StepStatus.Called _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.Closed _ ->
        Optional.empty();
    };
  }

  private static Optional<Instant> since(StepStatus status) {
    return switch (status) {
      case StepStatus.Called c -> Optional.of(c.at());
      case StepStatus.Taken t -> Optional.of(t.at());
      case StepStatus.Running r -> Optional.of(r.since());
      case StepStatus.Done d -> Optional.of(d.at());
      case StepStatus.Failed f -> Optional.of(f.at());
      case StepStatus.Skipped s -> Optional.of(s.at());
      case StepStatus.Stopped s -> Optional.of(s.at());
      case StepStatus.Unknown u -> Optional.of(u.at());
      case StepStatus.Waiting _,StepStatus.Closed _ -> Optional.empty();
    };
  }
}
