package rollcall.commands.reply;

import rollcall.plans.run.Actor;
import rollcall.plans.run.RunEvent;

/** One line of the record as it is shown: number, time, who, what. */
final class Logged {
  private Logged() {}

  static Line line(Told told, Sight now) {
    var entry = told.entry();
    return Line.of("{} {} {}: {}", entry.number(), now.clock(entry.at()), who(entry.by()),
        new Line.Cut(what(entry.event(), now)));
  }

  private static String who(Actor actor) {
    return switch (actor) {
      case Actor.Person p -> p.id().value();
      case Actor.Operator o -> o.user();
      case Actor.Bot _ -> "rollcall";
    };
  }

  private static String what(RunEvent event, Sight now) {
    return switch (event) {
      case RunEvent.VoteCast e -> now.number(e.step()) + " " + (e.go() ? "go" : "no-go")
          + e.why().map(w -> ": " + w).orElse("");
      case RunEvent.GateRefused e -> now.number(e.step()) + " no-go: " + e.why();
      case RunEvent.GateUnanswered e -> now.number(e.step()) + " not answered in time";
      case RunEvent.CheckPassed e -> now.check(e.step(), e.check()) + " ok";
      case RunEvent.CheckFailed e -> now.check(e.step(), e.check()) + " failed: " + e.why();
      case RunEvent.CheckAssigned e ->
        now.check(e.step(), e.check()) + " for " + e.to() + e.why().map(w -> ": " + w).orElse("");
      case RunEvent.CheckHindered e -> now.check(e.step(), e.check()) + " waits: " + e.why();
      case RunEvent.CheckSkipped e -> now.check(e.step(), e.check()) + " not looked at: " + e.why();
      case RunEvent.ShareDone e -> now.number(e.step()) + " part done";
      case RunEvent.StepUndone e -> named(e, now) + ": " + e.why();
      case RunEvent.StepExtended e -> now.number(e.step()) + " until " + now.clock(e.until());
      case RunEvent.StepFailed e -> named(e, now) + ": " + e.why();
      case RunEvent.StepSkipped e -> named(e, now) + ": " + e.why();
      case RunEvent.StepUnknown e -> named(e, now) + ": " + e.why();
      case RunEvent.OfStep e -> named(e, now);
      case RunEvent.WorkEnded e -> work(e, now) + ", exit " + e.exit()
          + OfCommands.output(e.output());
      case RunEvent.OfWork e -> work(e, now);
      case RunEvent.WordGiven e -> "the quiet channels hear again at " + now.clock(e.next());
      case RunEvent.LastMomentSaid e -> "last moment to fall back " + now.clock(e.moment())
          + (e.minutes() == 0 ? ", passed" : ", " + e.minutes() + " min before");
      case RunEvent.Held e -> "held: " + e.why();
      case RunEvent.Noted e -> "note: " + e.text();
      case RunEvent.Proposed e -> "read back: " + now.type(e.request());
      case RunEvent.ProposalClosed e -> "question " + e.token() + ": " + word(e.how());
      case RunEvent.Rejected e -> "refused: " + now.type(e.request());
      case RunEvent.FallbackBegun e -> "fallback: " + e.why();
      case RunEvent.Ended e -> "ended: " + word(e.outcome());
      case RunEvent.HeardAgain e -> "heard again: " + e.why();
      case RunEvent.Unheard e -> "not heard: " + e.why();
      case RunEvent.DiskShort e -> "only " + e.freeMebibytes() + " MiB free on the bot's disk";
      case RunEvent.DiskEnough e -> e.freeMebibytes() + " MiB free on the bot's disk again";
      case RunEvent.ClockJumped e -> "the machine's clock jumped: " + OfGround.jump(e);
      case RunEvent.RulesRead e -> "read what rules here: " + String.join(", ",
          new java.util.TreeSet<>(e.files().keySet()));
      case RunEvent.RunsBeside e -> "shared with other runs: " + String.join(", ",
          e.shared().stream().map(s -> s.run().value()).distinct().toList());
      case RunEvent.PreflightBegun e -> "looks at " + OfHosts.hosts(e.hosts());
      case RunEvent.PreflightEnded e -> OfHosts.hosts(e.hosts()) + " looked at, "
          + e.unfit().stream().map(u -> u.host()).distinct().count() + " not fit";
      case RunEvent.StrangersHeard e -> "strangers wrote " + e.lines() + " lines";
      case RunEvent.Opened _ -> "opened";
      case RunEvent.Approved e -> "approved " + e.digest();
      case RunEvent.Started _ -> "started";
      case RunEvent.WindowEndSaid e -> "the window ends " + now.clock(e.end()) + ", in "
          + e.minutes() + " min";
      case RunEvent.CheckedIn _ -> "here";
      case RunEvent.RollCalled e -> "roll call: " + OfPeople.names(e.who());
      case RunEvent.AskedAhead e -> "asked ahead: " + OfPeople.names(e.who());
      case RunEvent.NotAnswered e -> "no answer from " + OfPeople.names(e.who());
      case RunEvent.AbsenceSaid e -> "missing: " + OfPeople.names(e.missed().stream()
          .map(RunEvent.AbsenceSaid.Missed::who).toList());
      case RunEvent.Left e -> e.who() + " " + OfAbsence.word(e.how(), now);
      case RunEvent.Returned e -> e.who() + " is back";
      case RunEvent.Amended e -> "amended to revision " + OfAmendments.revision(e.plan());
      case RunEvent.StartMoved e -> "start moved to " + now.clock(e.s());
      case RunEvent.WentAway e -> "away until " + now.clock(e.until());
      case RunEvent.LeadChanged e -> e.who() + " leads";
      case RunEvent.Suspended e -> "suspended " + e.who() + ": " + e.why();
      case RunEvent.Reinstated e -> "reinstated " + e.who() + ": " + e.why();
      case RunEvent.Waived e -> "waived " + e.what() + ": " + e.why();
      case RunEvent.TodoAdded e -> "to do: " + e.text();
      case RunEvent.TodoClosed e -> "to do " + e.number() + " done";
      case RunEvent.Resumed _ -> "resumed";
    };
  }

  /** The event's own name, which is the record's word for it. */
  private static String named(RunEvent.OfStep event, Sight now) {
    return now.number(event.step()) + " "
        + spaced(event.getClass().getSimpleName().replaceFirst("^Step", ""));
  }

  private static String work(RunEvent.OfWork event, Sight now) {
    return OfCommands.subject(event.execution(), now) + " on " + event.execution().host() + ": "
        + spaced(event.getClass().getSimpleName());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private static String spaced(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
  }
}
