package rollcall.plans.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import rollcall.plans.model.StepId;

/** The pairs of a plan, as maintenance mode on and off, as far as they stand open in a run. */
public final class Pairs {
  private Pairs() {}

  /** By name, with the step that opened each last: it was begun since the pair was closed. */
  public static SequencedMap<String, StepId> open(RunState state) {
    var opened = new LinkedHashMap<String, StepRun>();
    state.steps().stream().filter(s -> state.touched(s.id())).forEach(s -> s.step().effects()
        .opens().ifPresent(name -> opened.merge(name, s, Pairs::later)));
    state.steps().stream().filter(s -> s.status() instanceof StepStatus.Done)
        .forEach(s -> s.step().effects().closes()
            .ifPresent(name -> opened.computeIfPresent(name,
                (_, opener) -> later(opener, s).id().equals(s.id()) ? null : opener)));
    var open = new LinkedHashMap<String, StepId>();
    opened.forEach((name, step) -> open.put(name, step.id()));
    return open;
  }

  /** The one that was begun later, the second where that cannot be said. */
  private static StepRun later(StepRun one, StepRun other) {
    var first = one.begun().orElse(Instant.MIN);
    return first.isAfter(other.begun().orElse(Instant.MIN)) ? one : other;
  }
}
