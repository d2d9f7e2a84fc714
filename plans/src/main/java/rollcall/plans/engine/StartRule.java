package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.forecast.LateFallback;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;

/**
 * {@code start}: S is set, to the planned time while that is ahead, else to the moment it is
 * confirmed.
 */
final class StartRule {
  static Decision decide(Request.Start request, Case at) {
    return switch (at.state().course()) {
      case Course.Open _ -> open(request, at);
      case Course.Forward f -> refuses(new Rejection.AlreadyStarted(f.s()));
      case Course.Back b -> refuses(new Rejection.FallingBack(b.d()));
      case Course.Ended e -> refuses(new Rejection.HasEnded(e.outcome(), e.at()));
    };
  }

  private static Decision open(Request.Start request, Case at) {
    var before = at.state().onCourse().filter(s -> !s.settled()).map(StepRun::id).toList();
    if (!before.isEmpty()) {
      return refuses(new Rejection.StillOpen(before));
    }
    var lacking = WaiveRule.lacking(at.state());
    if (!lacking.isEmpty()) {
      return refuses(new Rejection.NeedsWaiver(lacking));
    }
    var planned = request.at().flatMap(t -> onTheDay(t, at)).or(at.plan().schedule()::plannedStart);
    if (request.at().isPresent() && planned.filter(at.now()::isBefore).isEmpty()) {
      return refuses(new Rejection.TimeIsPast(planned.orElse(at.now())));
    }
    var started = new RunEvent.Started(planned.filter(at.now()::isBefore));
    return late(started, at).map(Decision::refuses)
        .orElseGet(() -> new Decision.Asks(Need.THE_SAME,
            Stream.concat(Beside.seen(at.state(), at.moment()).stream(),
                PreflightRule.again(at).stream()).toList(),
            List.of(started)));
  }

  /** A rehearsal may show what is wrong with a plan; a release finds out before it begins. */
  private static Optional<Rejection> late(RunEvent begun, Case at) {
    var then = at.state()
        .apply(new Entry(at.state().number() + 1, at.now(), new Actor.Bot(), begun));
    return at.state().opening().rehearsal()
        ? Optional.empty()
        : LateFallback.of(then, at.now()).map(late -> new Rejection.FallbackTooLate(late.takes(),
            late.end(), late.latest(), late.step(), late.begins()));
  }

  private static Optional<Instant> onTheDay(LocalTime time, Case at) {
    return at.plan().schedule().wallClock(time.getHour() * 60 + time.getMinute());
  }

  /** {@code move-start}: until a step of the release is begun; calls that were made stand. */
  static Decision move(Request.MoveStart request, Case at) {
    return switch (at.state().course()) {
      case Course.Open _ -> refuses(new Rejection.NotStarted(at.plan().schedule().plannedStart()));
      case Course.Forward _ -> moved(request, at);
      case Course.Back b -> refuses(new Rejection.FallingBack(b.d()));
      case Course.Ended e -> refuses(new Rejection.HasEnded(e.outcome(), e.at()));
    };
  }

  private static Decision moved(Request.MoveStart request, Case at) {
    var begun = at.state().onCourse()
        .filter(s -> s.touched() || s.settled() || !s.answers().votes().isEmpty()).findFirst();
    var to = onTheDay(request.to(), at);
    if (begun.isPresent()) {
      return refuses(new Rejection.HasBegun(begun.get().id()));
    }
    if (to.filter(at.now()::isBefore).isEmpty()) {
      return refuses(new Rejection.TimeIsPast(to.orElse(at.now())));
    }
    var moved = new RunEvent.StartMoved(to.orElseThrow());
    return late(moved, at).map(Decision::refuses)
        .orElseGet(() -> Decision.asks(Need.THE_SAME, List.of(moved)));
  }
}
