package rollcall.plans.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import rollcall.plans.run.Attention;
import rollcall.plans.run.Course;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.Closing;
import rollcall.plans.run.RunState;

/** What follows at once from what the bot saw; nothing where the run no longer waits for it. */
final class Sight {
  /** After so long unheard, a run is held until its lead resumes it. */
  static final Duration GAP = Duration.ofSeconds(60);
  /** So begins why a run is held of which the clock jumped; people are still to be asked then. */
  private static final String MACHINE = "my machine";

  static List<RunEvent> of(RunEvent.Seen event, RunState state, Moment moment) {
    if (!state.awaits(event)) {
      return List.of();
    }
    return switch (event) {
      case RunEvent.HeardAgain e -> returned(e, state, moment);
      case RunEvent.DiskShort e -> Room.became(e, state);
      case RunEvent.ClockJumped e -> jumped(e, state);
      case RunEvent.OfWork _,RunEvent.Unheard _,RunEvent.Left _,RunEvent.Returned _,RunEvent.StrangersHeard _,RunEvent.DiskEnough _,RunEvent.RulesRead _,RunEvent.RunsBeside _,RunEvent.PreflightEnded _ ->
        List.of(event);
    };
  }

  /** Questions from before are void; after a long gap the run waits for its lead. */
  private static List<RunEvent> returned(RunEvent.HeardAgain event, RunState state, Moment moment) {
    var events = new ArrayList<RunEvent>();
    state.proposals().keySet()
        .forEach(token -> events.add(new RunEvent.ProposalClosed(token, Closing.LAPSED)));
    events.add(event);
    if (Duration.between(event.from(), moment.now()).compareTo(GAP) > 0 && moves(state)
        && state.attention().held().filter(why -> !why.startsWith(MACHINE)).isEmpty()) {
      events.add(new RunEvent.Held(Attention.UNTIL_SAID));
    }
    return events;
  }

  /** What time alone would permit waits for a lead, who knows what time it is. */
  private static List<RunEvent> jumped(RunEvent.ClockJumped event, RunState state) {
    return moves(state) && state.attention().held().isEmpty()
        ? List.of(event, new RunEvent.Held(why(event.by())))
        : List.of(event);
  }

  private static String why(Duration by) {
    var length = by.abs().toMinutes() > 0
        ? by.abs().toMinutes() + " min"
        : by.abs().toSeconds() + " s";
    return by.isNegative()
        ? MACHINE + "'s clock was set back by " + length + ", I go on by my own"
        : MACHINE + " slept or its clock was set, " + length + " are missing";
  }

  private static boolean moves(RunState state) {
    return state.course() instanceof Course.Forward || state.course() instanceof Course.Back;
  }
}
