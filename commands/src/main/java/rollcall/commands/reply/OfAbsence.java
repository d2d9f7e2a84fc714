package rollcall.commands.reply;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Absence;
import rollcall.plans.run.Presence;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.RunEvent.AbsenceSaid.Missed;

/** Who does not read the channel any more, as its network shows it. */
final class OfAbsence {
  private OfAbsence() {}

  static List<Message> said(RunEvent.AbsenceSaid event, Scene scene) {
    var now = scene.after();
    var who = event.missed().stream().map(Missed::who).toList();
    var line = event.missed().size() == 1
        ? one(event.missed().getFirst(), now)
        : Line.of("{} are needed: {}.", new Line.Cut(who.stream()
            .map(p -> p + " (" + gone(p, now).map(g -> word(g.how(), now)).orElse("gone") + ")")
            .collect(Collectors.joining(", "))),
            new Line.Cut(event.missed().stream()
                .map(m -> now.number(m.step()) + " (" + m.who() + ") " + when(m, now))
                .collect(Collectors.joining(", "))));
    return OfPresence.toLead(who, line, "Not there: ", scene);
  }

  /** {@code joncarlo left libera; 9 Open the firewall is theirs about 12:00. …} */
  private static Line one(Missed missed, Sight now) {
    var step = now.state().step(missed.step());
    var others = OfPresence.others(step, missed.who()).stream()
        .filter(p -> gone(p, now).isEmpty()).toList();
    return Line.of("{} {}; {} {} is theirs {}. {}. {}assign {} <who>.", missed.who(),
        gone(missed.who(), now).map(g -> word(g.how(), now)).orElse("is gone"),
        now.number(missed.step()), now.title(missed.step()), when(missed, now),
        others.isEmpty() ? nobody(step) : Sight.or(others).text() + " can stand in",
        now.grammar().prefix(), now.number(missed.step()));
  }

  private static String nobody(StepRun step) {
    return step.owners().deputy().isPresent() ? "Nor is the deputy here" : "No deputy";
  }

  private static String when(Missed missed, Sight now) {
    return missed.from().isAfter(now.now()) ? "about " + now.clock(missed.from()) : "now";
  }

  /** Where a lead was told that they are missed. */
  static List<Message> returned(RunEvent.Returned event, Scene scene) {
    return scene.before().state().facts().presence().gone(event.who())
        .filter(Presence.Gone::said)
        .map(_ -> scene.after().everyone(Line.of("{} is back.", event.who()))).stream().toList();
  }

  /** {@code left libera, gone since 11:05}. */
  static Optional<String> since(PersonId who, Sight now) {
    return gone(who, now).map(g -> word(g.how(), now) + ", gone since " + now.clock(g.since()));
  }

  private static Optional<Presence.Gone> gone(PersonId who, Sight now) {
    return now.state().facts().presence().gone(who);
  }

  static String word(Absence how, Sight now) {
    var channel = now.state().opening().channel();
    return switch (how) {
      case LEFT_NETWORK -> "left " + channel.network();
      case LEFT_CHANNEL -> "left " + channel.name();
      case LOGGED_OUT -> "logged out";
      case AWAY -> "is marked as away";
      case NOT_THERE -> "is not in " + channel.name();
    };
  }
}
