package rollcall.plans.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.run.Course;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * Decisions with a time of their own that are not asked yet: who decides hears once, shortly
 * before, what is still open, so that there is time to see to it.
 */
final class GatesAhead {
  private static final Duration BEFORE = Duration.ofMinutes(15);

  private GatesAhead() {}

  static Stream<Due> of(RunState state, Moment moment) {
    return state.course() instanceof Course.Forward f && !moment.now().isBefore(f.s())
        ? state.timedGates().flatMap(gate -> ahead(gate, state, moment).stream())
        : Stream.of();
  }

  /** When its time has come already there is nothing to prepare for any more. */
  private static Optional<Due> ahead(StepRun gate, RunState state, Moment moment) {
    return gate.status() instanceof StepStatus.Waiting(var announced) && !announced
        ? gate.step().timing().at()
            .flatMap(at -> state.course().at(at, state.plan().schedule()))
            .filter(moment.now()::isBefore)
            .map(at -> Due.at(at.minus(BEFORE), new RunEvent.GateAnnounced(gate.id())))
        : Optional.empty();
  }
}
