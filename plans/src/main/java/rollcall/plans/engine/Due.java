package rollcall.plans.engine;

import java.time.Instant;
import java.util.List;
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

  static Due at(Instant at, RunEvent event) {
    return new Due(at, List.of(event));
  }
}
