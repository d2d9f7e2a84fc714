package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.time.Duration;
import java.time.Instant;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.forecast.LastMoment;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.forecast.WindowEnd;
import rollcall.plans.model.Phase;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/**
 * Watches that the last moment to fall back is said before it is too late, once, and binds, and
 * that the window's end is said once, not too early.
 */
final class ClockWatch {
  private final Books books;
  private int said = Integer.MAX_VALUE;
  private int window = Integer.MAX_VALUE;
  private boolean mustHold;

  ClockWatch(Books books) {
    this.books = books;
  }

  /** {@code entry} is not in the books yet. */
  void see(Entry entry) {
    if (mustHold) {
      check(entry.event() instanceof RunEvent.Held, Rule.PASSED_UNHELD, entry);
    }
    mustHold = false;
    if (entry.event() instanceof RunEvent.Amended) {
      said = Integer.MAX_VALUE;
      window = Integer.MAX_VALUE;
    }
    if (entry.event() instanceof RunEvent.WindowEndSaid e) {
      check(WindowEnd.MARKS.contains(e.minutes()) && e.minutes() < window, Rule.SAID_TWICE, e);
      check(!entry.at().isBefore(e.end().minus(Duration.ofMinutes(e.minutes()))),
          Rule.SAID_TWICE, e);
      window = e.minutes();
    }
    if (entry.event() instanceof RunEvent.LastMomentSaid e) {
      check(LastMoment.MARKS.contains(e.minutes()) && e.minutes() < said, Rule.SAID_TWICE, e);
      said = e.minutes();
      mustHold = said == 0 && !books.held;
    }
  }

  /** Nobody goes past it who was not told. */
  void nothingIsMissing(RunState state, Instant now) {
    check(!mustHold, Rule.PASSED_UNHELD, now);
    if (state.course() instanceof Course.Forward(Instant s) && !now.isBefore(s)
        && state.attention().unheard().isEmpty() && isToCome(state) && !isPastReturn(state)) {
      Outlook.lastMoment(state, now).filter(last -> !last.isAfter(now))
          .ifPresent(last -> check(said == 0, Rule.NOT_TOLD, last + " has passed"));
    }
  }

  private static boolean isToCome(RunState state) {
    return state.plan().phases(Phase.Kind.RELEASE).flatMap(p -> p.steps().stream())
        .anyMatch(step -> state.inPlay().anyMatch(run -> run.step().equals(step)));
  }

  private static boolean isPastReturn(RunState state) {
    return state.steps().stream()
        .anyMatch(s -> s.step().effects().noWayBack().isPresent() && state.touched(s.id()));
  }
}
