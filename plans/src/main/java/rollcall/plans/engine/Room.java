package rollcall.plans.engine;

import java.util.List;
import java.util.Optional;
import rollcall.plans.run.Attention;
import rollcall.plans.run.Course;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/**
 * What may still be asked while the bot's own disk is nearly full: what does not fit in the journal
 * must not happen. A way back that has begun is gone to its end.
 */
final class Room {
  static List<RunEvent> became(RunEvent.DiskShort event, RunState state) {
    var goesBack = state.course() instanceof Course.Back;
    return goesBack || state.attention().held().isPresent()
        ? List.of(event)
        : List.of(event,
            new RunEvent.Held("only " + event.freeMebibytes() + " MiB are free on my disk"));
  }

  static Optional<Rejection> refusal(Request request, Case at) {
    return at.state().attention().room()
        .filter(_ -> !(at.state().course() instanceof Course.Back))
        .filter(free -> free < Attention.RESERVE ? !endsWork(request) : beginsWork(request))
        .map(Rejection.NoRoom::new);
  }

  private static boolean endsWork(Request request) {
    return switch (request) {
      case Request.Stop _,Request.Fallback _,Request.Abort _,Request.Yes _,Request.No _ -> true;
      case Request.OnStep _,Request.OnRun _ -> false;
    };
  }

  private static boolean beginsWork(Request request) {
    return switch (request) {
      case Request.Start _,Request.Run _,Request.Redo _,Request.Resume _,Request.MoveStart _ ->
        true;
      case Request.OnStep _,Request.OnRun _,Request.OnProposal _ -> false;
    };
  }
}
