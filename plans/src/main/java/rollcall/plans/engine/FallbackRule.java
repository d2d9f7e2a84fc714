package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import java.util.stream.Stream;
import rollcall.plans.model.Work;
import rollcall.plans.run.Course;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.WayBack;

/**
 * {@code fallback}: the first word holds, the second, by any lead, turns the run. D is that moment;
 * commands in flight are stopped, forward steps closed, and the way back is built from what was
 * done.
 */
final class FallbackRule {
  static Decision decide(Request.Fallback request, Case at) {
    return switch (at.state().course()) {
      case Course.Open _ -> refuses(new Rejection.NotStarted(at.plan().schedule().plannedStart()));
      case Course.Forward _ -> turn(request, at);
      case Course.Back b -> request.to().isEmpty()
          ? refuses(new Rejection.FallingBack(b.d()))
          : turn(request, at);
      case Course.Ended e -> refuses(new Rejection.HasEnded(e.outcome(), e.at()));
    };
  }

  private static Decision turn(Request.Fallback request, Case at) {
    var ways = WayBack.offered(at.state());
    return ways.stream().filter(w -> request.to().isEmpty() || request.to().equals(w.to()))
        .findFirst()
        .map(way -> (Decision) new Decision.Asks(need(at), hold(at),
            would(way, request.why(), at)))
        .orElseGet(() -> refuses(none(ways)));
  }

  /** Past a point of no return it takes a second person. */
  private static Need need(Case at) {
    return WayBack.isPastReturn(at.state()) ? Need.another(at.state()) : Need.ANY_LEAD;
  }

  private static Rejection none(List<WayBack> ways) {
    var points = ways.stream().flatMap(w -> w.to().stream()).toList();
    return ways.isEmpty() ? new Rejection.NoWayBack() : new Rejection.NoRestorePoint(points);
  }

  private static List<RunEvent> hold(Case at) {
    return at.state().attention().held().isPresent()
        ? List.of()
        : List.of(new RunEvent.Held("falling back is being decided"));
  }

  private static List<RunEvent> would(WayBack way, String why, Case at) {
    var stops = at.state().active().filter(s -> !isAwaited(s))
        .flatMap(s -> StopRule.stops(s, at.state()).stream());
    return Stream.concat(stops, Stream.of(way.begun(why, at.state()))).toList();
  }

  private static boolean isAwaited(StepRun step) {
    return step.step().work() instanceof Work.Command c && c.manner().awaited();
  }
}
