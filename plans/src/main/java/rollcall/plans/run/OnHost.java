package rollcall.plans.run;

import java.time.Instant;
import java.util.Optional;
import rollcall.plans.run.RunEvent.OfWork;
import rollcall.plans.model.Work;

/** What is known of one start of a command on one host. */
public sealed interface OnHost {
  /** Intended, and certainly not sent yet. */
  record Ordered(Instant at) implements OnHost {}

  /** About to be sent, or sent: whether it has started is not known. */
  record Placed(Instant at) implements OnHost {}

  record Going(Instant since) implements OnHost {}

  /** It is to be stopped, and the host has not confirmed that it is. */
  record Stopping(Instant since) implements OnHost {}

  /** The host cannot be asked: it may have run, be running, or never run. */
  record Unseen(String why, boolean stopping) implements OnHost {}

  /** {@code stopOrdered}: by itself, but its stop was under way, so nothing goes on from it. */
  record Exited(int status, boolean stopOrdered, Match output) implements OnHost {
    /** Of a command whose output was not looked at. */
    public Exited(int status, boolean stopOrdered) {
      this(status, stopOrdered, Match.NOT_ASKED);
    }
  }

  /** Stopped by us; {@code left} says what could not be ended, if anything. */
  record Killed(String left) implements OnHost {}

  /** It never ran and never will. */
  record Cancelled() implements OnHost {}

  /** Nothing was started, and why. */
  record NotStarted(String why) implements OnHost {}

  /** It began, and how it ended cannot be found out; {@code known} says what is. */
  record Lost(String known) implements OnHost {}

  /** Whether its end is known: only then may anything take its place. */
  default boolean ended() {
    return switch (this) {
      case Exited _,Killed _,Cancelled _,NotStarted _,Lost _ -> true;
      case Ordered _,Placed _,Going _,Stopping _,Unseen _ -> false;
    };
  }

  /** Whether it ended as it should. */
  default boolean isWell(Work.Expectation expected) {
    return this instanceof Exited x && expected.accepts(x.status())
        && (x.output() == Match.MATCHED || x.output() == Match.NOT_ASKED);
  }

  /** Whether its stop was ordered and is not confirmed. */
  default boolean stopping() {
    return switch (this) {
      case Stopping _ -> true;
      case Unseen u -> u.stopping();
      case Ordered _,Placed _,Going _,Exited _,Killed _,Cancelled _,NotStarted _,Lost _ -> false;
    };
  }

  /** What is known after {@code event}; {@code before} is empty ahead of the order. */
  static OnHost after(OfWork event, Optional<OnHost> before, Instant at) {
    var stopping = before.filter(OnHost::stopping).isPresent();
    return switch (event) {
      case RunEvent.WorkOrdered _ -> new Ordered(at);
      case RunEvent.WorkPlaced _ -> new Placed(at);
      case RunEvent.WorkBegun _ -> stopping ? new Stopping(at) : new Going(at);
      case RunEvent.StopOrdered _ -> new Stopping(at);
      case RunEvent.WorkEnded e -> new Exited(e.exit(), stopping, e.output());
      case RunEvent.WorkKilled e -> new Killed(e.left());
      case RunEvent.WorkCancelled _ -> new Cancelled();
      case RunEvent.WorkNotStarted e -> new NotStarted(e.why());
      case RunEvent.WorkLost e -> new Lost(e.known());
      case RunEvent.WorkUnseen e -> new Unseen(e.why(), stopping);
    };
  }
}
