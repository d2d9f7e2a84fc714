package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import java.util.stream.Stream;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** {@code hold} and {@code resume}: nothing new is called or started; what runs is not touched. */
final class HoldRule {
  static Decision hold(Request.Hold request, Case at) {
    return at.state().attention().held().map(why -> refuses(new Rejection.AlreadyHeld(why)))
        .orElseGet(() -> does(new RunEvent.Held(request.why())));
  }

  /** Who goes on does not fall back: what was asked of that is off. */
  static Decision resume(Case at) {
    var asked = at.state().proposals().values().stream()
        .filter(p -> p.request() instanceof Request.Fallback)
        .<RunEvent>map(p -> new RunEvent.ProposalClosed(p.token(), RunEvent.Closing.DECLINED));
    return at.state().attention().held().isPresent()
        ? new Decision.Does(Stream.concat(Stream.of(new RunEvent.Resumed()), asked).toList())
        : refuses(new Rejection.NotHeld());
  }
}
