package rollcall.plans.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollcall.plans.run.Nudge;
import rollcall.plans.run.RunEvent;

/** From {@code at} on, {@code events} follow by themselves, as the run stands. */
public record Due(Instant at, List<RunEvent> events) {
  static Due now(List<RunEvent> events) {
    return new Due(Instant.MIN, events);
  }

  /** Nothing that is known yet: it is looked at again then. */
  static Due look(Instant at) {
    return new Due(at, List.of());
  }

  /** The same, after all of {@code taken} that put it off. */
  Due beside(List<Nudge.Said> taken, Instant now) {
    var next = nudge();
    var turn = next.isEmpty()
        ? at
        : taken.stream().filter(said -> said.putsOff(next.get(), now)).map(Nudge.Said::over)
            .reduce(at, (a, b) -> a.isAfter(b) ? a : b);
    return turn.equals(at) ? this : new Due(turn, events);
  }

  boolean isMark() {
    return nudge().filter(Nudge::isMark).isPresent();
  }

  private Optional<Nudge> nudge() {
    return events.stream().findFirst().flatMap(Nudge::of);
  }

  static Due at(Instant at, RunEvent event) {
    return new Due(at, List.of(event));
  }
}
