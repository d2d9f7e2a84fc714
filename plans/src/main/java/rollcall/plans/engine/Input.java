package rollcall.plans.engine;

import java.time.Instant;
import java.util.Optional;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** What moves a run: a person asks, the bot sees, time comes. */
public sealed interface Input {
  /** {@code saidAt} is the network's own time of the line, where it has one. */
  record Asked(Actor.Person by, Request request, Optional<Instant> saidAt) implements Input {}

  record Saw(RunEvent.Seen event) implements Input {}

  record TimeCame() implements Input {}

  /** From the bot's own machine: everything holds, and what executes is killed. */
  record StopAll(Actor.Operator by) implements Input {}
}
