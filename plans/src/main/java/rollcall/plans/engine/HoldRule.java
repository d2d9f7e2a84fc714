package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** {@code hold} and {@code resume}: nothing new is called or started; what runs is not touched. */
final class HoldRule {
  static Decision hold(Request.Hold request, Case at) {
    return at.state().attention().held().map(why -> refuses(new Rejection.AlreadyHeld(why)))
        .orElseGet(() -> does(new RunEvent.Held(request.why())));
  }

  static Decision resume(Case at) {
    return at.state().attention().held().isPresent()
        ? does(new RunEvent.Resumed())
        : refuses(new Rejection.NotHeld());
  }
}
