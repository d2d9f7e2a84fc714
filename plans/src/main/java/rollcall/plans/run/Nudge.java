package rollcall.plans.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the bot says by itself because of the clock, calls aside. So that people go on reading, it
 * says one such line a minute: what is due meanwhile waits, the longest due first, and what is due
 * of one kind is said together.
 */
public enum Nudge {
  /** Owners who do not answer a call, their deputies, the lead: of several steps in one line. */
  OWNERS, DEPUTIES, LEADS,
  /** Work takes longer than planned: of several steps in one line. */
  OVERRUN,
  /** Who is here, and what is soon to be decided. */
  AHEAD,
  /** A moment comes nearer: only another one puts that off. */
  MARK,
  /** Time has decided: nothing puts that off. */
  DECIDED;

  /** Between two of them. */
  public static final Duration APART = Duration.ofMinutes(1);

  /** The last one, and when it was said. */
  public record Said(Nudge what, Instant at) {
    /** Whether {@code next}, due at {@code now}, has to wait until {@link #over}. */
    public boolean putsOff(Nudge next, Instant now) {
      return switch (next) {
        case DECIDED -> false;
        case MARK -> what.isMark();
        case OWNERS, DEPUTIES, LEADS, OVERRUN -> next != what || !at.equals(now);
        case AHEAD -> true;
      };
    }

    /** When the next may be said. */
    public Instant over() {
      return at.plus(APART);
    }
  }

  /** Whether it is of a moment, which is nothing any more when it comes late. */
  public boolean isMark() {
    return this == MARK || this == DECIDED;
  }

  /**
   * Empty for calls, and for all that people, commands and networks bring about: that a question
   * lapsed is an answer to who put it.
   */
  public static Optional<Nudge> of(RunEvent event) {
    return switch (event) {
      case RunEvent.StepReminded e -> Optional.of(switch (e.whom()) {
        case OWNER -> OWNERS;
        case DEPUTY -> DEPUTIES;
        case LEAD -> LEADS;
      });
      case RunEvent.StepOverran _ -> Optional.of(OVERRUN);
      case RunEvent.RollCalled _,RunEvent.AskedAhead _,RunEvent.NotAnswered _,RunEvent.AbsenceSaid _,RunEvent.GateAnnounced _ ->
        Optional.of(AHEAD);
      case RunEvent.LastMomentSaid e -> Optional.of(e.minutes() == 0 ? DECIDED : MARK);
      case RunEvent.WindowEndSaid _ -> Optional.of(MARK);
      case RunEvent.GateUnanswered _ -> Optional.of(DECIDED);
      case RunEvent _ -> Optional.empty();
    };
  }
}
