package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import java.util.stream.Stream;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * {@code stop}: what runs of the step is killed, on every host; read back first where it changes
 * data.
 */
final class StopRule {
  static Decision decide(StepRun step, Case at) {
    var stops = stops(step, at.state());
    return stops.isEmpty()
        ? refuses(Wrong.state(step))
        : new Decision.Does(stops).askedIf(step.step().effects().changesData());
  }

  /**
   * The run holds, and every start without a known end is to be killed; no second word is asked.
   * After its end nothing else of a run changes.
   */
  static List<RunEvent> everything(RunState state) {
    var hold = state.course().ended() || state.attention().held().isPresent()
        ? Stream.<RunEvent>of()
        : Stream.<RunEvent>of(new RunEvent.Held("everything is stopped from the bot's machine"));
    var stops = state.active()
        .filter(s -> !state.course().ended() || s.hostsWithoutEnd().findAny().isPresent())
        .flatMap(s -> stops(s, state).stream());
    return Stream.concat(hold, stops).toList();
  }

  /**
   * An order for every start of the step that has no known end. A step that runs and has none, as
   * between two hosts while the run is held, is stopped at once.
   */
  static List<RunEvent> stops(StepRun step, RunState state) {
    var orders = step.withoutEnd(state.id()).<RunEvent>map(RunEvent.StopOrdered::new).toList();
    return orders.isEmpty() && step.status() instanceof StepStatus.Running
        ? List.of(new RunEvent.StepStopped(step.id()))
        : orders;
  }
}
