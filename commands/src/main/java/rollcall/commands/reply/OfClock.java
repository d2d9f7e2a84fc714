package rollcall.commands.reply;

import java.time.Duration;
import java.util.List;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** What the clock says by itself: how long one can still fall back, and how long the window is. */
final class OfClock {
  /** From here on it is a question to the lead. */
  private static final int ASKED = 15;

  private OfClock() {}

  static List<Message> lastMoment(RunEvent.LastMomentSaid event, Scene scene) {
    var now = scene.after();
    if (event.minutes() == 0) {
      return List.of(passed(event, now));
    }
    var left = Sight.minutes(Duration.between(now.now(), event.moment()));
    var line = Line.of("Last moment to fall back {}, {} left.", now.clock(event.moment()), left);
    return List.of(event.minutes() > ASKED
        ? now.everyone(line.also(takes(now)))
        : now.called(List.of(now.state().lead()), List.of(),
            line.and(" Go on, or {}fallback why? After it the run holds until you type {}.",
                now.grammar().prefix(), now.type(new Request.Resume()))));
  }

  /** Where it will not be kept it is a question to the lead. */
  static List<Message> windowEnd(RunEvent.WindowEndSaid event, Scene scene) {
    var now = scene.after();
    var outlook = now.outlook();
    if (event.minutes() == 0) {
      return List.of(now.called(List.of(now.state().lead()), List.of(), Line.of(
          "the window ENDED {}, and the run goes on: step {} of {}, end about {}.",
          now.clock(event.end()), outlook.step(), outlook.steps(), now.clock(outlook.end()))
          .also(usersOut(now))));
    }
    var line = Line.of("The window ends {}, {} left. End about {}", now.clock(event.end()),
        Sight.minutes(Duration.between(now.now(), event.end())), now.clock(outlook.end()));
    return List.of(outlook.end().isAfter(event.end())
        ? now.called(List.of(now.state().lead()), List.of(), line.and(", {} too late.",
            Sight.minutes(Duration.between(event.end(), outlook.end()))).also(usersOut(now)))
        : now.everyone(line.and(", {} spare.",
            Sight.minutes(Duration.between(outlook.end(), event.end())))));
  }

  private static String usersOut(Sight now) {
    return now.state().facts().usersBack().isPresent()
        ? ""
        : now.state().facts().usersOut()
            .map(since -> "Users out since " + now.clock(since) + ".").orElse("");
  }

  private static String takes(Sight now) {
    return Outlook.fallbackTakes(now.state(), now.now())
        .map(length -> "Falling back takes " + Sight.minutes(length) + ".").orElse("");
  }

  private static Message passed(RunEvent.LastMomentSaid event, Sight now) {
    var end = Outlook.fallbackTakes(now.state(), now.now())
        .map(length -> ": begun now it ends " + now.clock(now.now().plus(length))).orElse("");
    return now.called(List.of(now.state().lead()), List.of(),
        Line.of("the last moment to fall back, {}, has PASSED{}. HOLD. Go on without it: {} | {}"
            + "fallback why", now.clock(event.moment()), end, now.type(new Request.Resume()),
            now.grammar().prefix()));
  }
}
