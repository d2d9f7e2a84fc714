package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import rollcall.plans.model.Plan;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/** One input of a simulated run, and when it came. */
record Turn(Instant now, Input input) {
  /** As a story is told: minutes after the opening, who, what. */
  String told() {
    var since = Duration.between(Release.OPENED, now);
    return "%4d:%02d  %s".formatted(since.toMinutes(), since.toSecondsPart(), switch (input) {
      case Input.Asked a -> a.by().id() + ": " + told(a.request());
      case Input.Saw(RunEvent.Seen event) -> "seen: " + event;
      case Input.TimeCame _ -> "time";
      case Input.StopAll _ -> "stop-all";
    });
  }

  /** A second word whose question has another number by now, because less was said before it. */
  Turn meant(RunState state) {
    return input instanceof Input.Asked(var by, Request.Yes(long token), var said)
        && !state.proposals().isEmpty() && !state.proposals().containsKey(token)
            ? new Turn(now, new Input.Asked(by,
                new Request.Yes(state.proposals().lastEntry().getKey()), said))
            : this;
  }

  /** A whole plan is as long as all else: what became of it is in the step that broke. */
  private static String told(Request request) {
    return switch (request) {
      case Request.Amend(Plan plan) -> "Amend " + plan.steps()
          .map(s -> s.number() + "=" + s.id() + " " + s.work().getClass().getSimpleName())
          .toList();
      case Request r -> r.toString();
    };
  }
}
