package rollcall.bot.execution.ssh;

import rollcall.bot.execution.Command;
import rollcall.bot.execution.Place;
import rollcall.bot.execution.Seen;

/**
 * Sends a start, again only while the host says in the noted place that it has nothing of it, and
 * then goes on as with any execution. All tries are bounded; after the last one the claim is taken
 * away, so that "nothing was started" stays true.
 */
final class Start {
  /** Tries to reach the host before anything was sent. */
  static final int MAX_DIALS = 5;
  /** Times that the script is sent. */
  static final int MAX_SENDINGS = 5;

  private final Execution execution;
  private final Command command;

  Start(Execution execution, Command command) {
    this.execution = execution;
    this.command = command;
  }

  Seen.Final carryOut() throws InterruptedException {
    var waits = execution.waits();
    String why = "";
    for (int dials = 0; dials < MAX_DIALS; dials++) {
      switch (execution.host().greet()) {
        case Greeting.Ready(Place place, _, _) -> {
          return in(place);
        }
        case Greeting.Unfit unfit -> {
          return refused(unfit.why());
        }
        case Greeting.Unreachable unreachable -> why = unreachable.why();
      }
      waits.pause();
    }
    return refused(why);
  }

  /** Bars a kill's and our own later sendings before it says that nothing was started. */
  private Seen.Final refused(String why) {
    return execution.stopUnsent()
        ? new Seen.Refused(why)
        : new Seen.Lost("a start may have been sent");
  }

  private Seen.Final in(Place found) throws InterruptedException {
    if (execution.place().isPresent() && !execution.place().get().equals(found))
      return refused("the host was restarted, or its state folder replaced, since the intent");
    execution.placeIs(found);
    execution.tell(new Seen.Placed(found));
    return execution.mayBeSent() ? send(found) : new Seen.Cancelled();
  }

  private Seen.Final send(Place place) throws InterruptedException {
    var waits = execution.waits();
    String why = "";
    for (int sendings = 0; sendings < MAX_SENDINGS; sendings++) {
      var reply = execution.host().start(command, place);
      if (reply instanceof Reply.Answered(Answer.Refusal refusal))
        why = refusal.why();
      var at = reply instanceof Reply.Answered(Answer.Standing standing) ? standing : status();
      if (!nothingThere(at, place))
        return goOn(at);
      waits.pause();
    }
    return execution.settle("nothing was started: " + (why.isEmpty() ? "no try got through" : why));
  }

  private Answer.Standing status() throws InterruptedException {
    return execution.standing(() -> execution.host().status(command.handle()));
  }

  private static boolean nothingThere(Answer.Standing at, Place place) {
    return switch (at.state()) {
      case NONE, STAGED -> at.place().equals(place);
      case CLAIMED, RUNNING, DONE, CANCELLED, LOST -> false;
    };
  }

  /** A beginning is told even where the end is known already. */
  private Seen.Final goOn(Answer.Standing at) throws InterruptedException {
    if (at.state() == Answer.State.DONE)
      execution.tell(new Seen.Begun(at.place()));
    return execution.goOnFrom(at, false);
  }
}
