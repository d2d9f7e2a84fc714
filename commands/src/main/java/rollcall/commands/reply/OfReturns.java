package rollcall.commands.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.CallTime;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * Back after a time when nobody could be heard: three lines, or four. What passed, how things
 * stood, what came due, and whose turn it is, with the last word of each that the bot has. Nobody
 * is left out of that: where one line does not hold them all, more follow.
 */
final class OfReturns {
  private OfReturns() {}

  static List<Message> back(RunEvent.HeardAgain event, Scene scene) {
    var held = scene.decision().getLast().after();
    var now = new Sight(held, scene.at(), scene.grammar());
    var turns = turns(now);
    var before = Stream.concat(Stream.of(away(event, now), stood(event, now)),
        due(event, scene, now).stream()).toList();
    var whole = turn(turns.isEmpty() ? "Nothing waits." : String.join(" ", turns), now);
    if (whole.whole().length() <= now.width()) {
      return List.of(lines(before, whole.then(howToSay(turns, now)), now));
    }
    return Stream.concat(
        Stream.of(lines(before, turn("", now).then(howToSay(turns, now)), now)),
        together(turns, now.width()).stream().map(t -> now.everyone(Line.of("{}", t)))).toList();
  }

  private static Message lines(List<Line> before, Line last, Sight now) {
    return now.everyone(Stream.concat(before.stream(), Stream.of(last)).toArray(Line[]::new));
  }

  /** What would have been called meanwhile, in order; what is not held is called now. */
  private static Optional<Line> due(RunEvent.HeardAgain event, Scene scene, Sight now) {
    var state = scene.before().state();
    var missed = state.inPlay().filter(s -> s.status() instanceof StepStatus.Waiting)
        .filter(s -> isBetween(event.from(), CallTime.of(s, state), now.now()))
        .sorted(Comparator.comparing(s -> CallTime.of(s, state)))
        .map(s -> s.step().number() + " " + now.clock(CallTime.of(s, state)) + " ("
            + Sight.minutes(Duration.between(CallTime.of(s, state), now.now())) + " ago)")
        .collect(Collectors.joining(", "));
    return missed.isEmpty() || now.state().attention().held().isEmpty()
        ? Optional.empty()
        : Optional.of(Line.of("Due meanwhile, and not called yet: {}.", new Line.Cut(missed)));
  }

  private static boolean isBetween(Instant from, Instant time, Instant to) {
    return time.isAfter(from) && !time.isAfter(to);
  }

  private static String howToSay(List<String> turns, Sight now) {
    var prefix = now.grammar().prefix();
    return turns.isEmpty() || now.state().attention().held().isEmpty()
        ? ""
        : "Say it with " + prefix + "done N at HH:MM or " + prefix + "note";
  }

  /** As many in a line as it holds, each whole. */
  private static List<String> together(List<String> turns, int width) {
    var lines = new ArrayList<String>();
    for (var turn : turns) {
      var last = lines.isEmpty() ? "" : lines.getLast();
      if (!lines.isEmpty() && last.length() + 1 + turn.length() <= width) {
        lines.set(lines.size() - 1, last + " " + turn);
      } else {
        lines.add(turn);
      }
    }
    return lines;
  }

  private static Line away(RunEvent.HeardAgain event, Sight now) {
    var passed = Outlook.lastMoment(now.state(), now.now())
        .filter(last -> !last.isAfter(now.now()) && !last.isBefore(event.from()));
    return Line.of("BACK{}. Away {} ({}). I read nothing written in between: repeat it{}.",
        passed.map(last -> ", and the last moment to fall back, " + now.clock(last)
            + ", has PASSED").orElse(""),
        span(event, now), new Line.Cut(event.why()),
        " with the time").also("I started nothing.");
  }

  private static String span(RunEvent.HeardAgain event, Sight now) {
    var length = Duration.between(event.from(), now.now());
    return length.compareTo(Duration.ofMinutes(1)) < 0
        ? now.clock(event.from()) + " for " + Math.max(0, length.toSeconds()) + " s"
        : now.clock(event.from()) + "-" + now.clock(now.now());
  }

  private static Line stood(RunEvent.HeardAgain event, Sight now) {
    var steps = now.state().inPlay().map(s -> step(s, now)).collect(Collectors.joining("; "));
    return Line.of("{}: {}. {}", now.clock(event.from()),
        new Line.Cut(steps.isEmpty() ? "nothing was under way" : steps), commands(now.state()))
        .also(now.lastMoment(now.outlook()).map(l -> Sight.capital(l) + ".").orElse(""));
  }

  private static String step(StepRun step, Sight now) {
    return step.step().number() + " " + step.step().title() + ", " + Standing.of(step, now);
  }

  private static String commands(RunState state) {
    var going = state.executionsWithoutEnd().count();
    return going == 0
        ? "No command was running."
        : "Commands without a known end: " + going + "; I ask their hosts.";
  }

  private static Line turn(String turns, Sight now) {
    return now.state().attention().held().isPresent()
        ? Line.of("HOLD until each owner has said what was done by hand. {}Then {}: {}",
            turns.isEmpty() ? "" : turns + " ", now.lead(), now.type(new Request.Resume()))
        : Line.of("Nothing is on hold. {}", turns);
  }

  private static List<String> turns(Sight now) {
    return people(now.state()).filter(p -> now.state().waitingOn(p).findAny().isPresent())
        .map(p -> p + ": " + numbers(p, now) + lastWord(p, now) + ".").toList();
  }

  /** Everybody listed, and who took a step over. */
  private static Stream<PersonId> people(RunState state) {
    return Stream.concat(state.opening().listed().stream(), state.inPlay()
        .flatMap(s -> Stream.concat(s.owners().people().stream(), s.offeredTo().stream())))
        .distinct();
  }

  /** Who has a step in hand, and has said nothing since the bot is back, as a sentence. */
  static String unsaid(RunState state, Sight now) {
    var silent = people(state)
        .filter(p -> Optional.ofNullable(state.facts().lastWord().get(p))
            .filter(word -> !word.at().isBefore(state.attention().since())).isEmpty())
        .flatMap(p -> inHand(p, state)
            .map(s -> p + " (" + s.step().number() + ")"))
        .collect(Collectors.joining(", "));
    return silent.isEmpty() || !state.attention().untilSaid()
        ? ""
        : "Nothing was said of what was done by hand by " + silent + ".";
  }

  private static Stream<StepRun> inHand(PersonId who, RunState state) {
    return state.inPlay()
        .filter(s -> s.status() instanceof StepStatus.Taken t && t.by().equals(who));
  }

  private static String numbers(PersonId who, Sight now) {
    return now.state().waitingOn(who).map(s -> s.step().number().value())
        .collect(Collectors.joining(", "));
  }

  /** What the bot last has from {@code who}: anything later was lost and has to be said again. */
  private static String lastWord(PersonId who, Sight now) {
    var word = now.state().facts().lastWord().get(who);
    if (word == null || word.by() instanceof Actor.Bot) {
      return " (no word from you)";
    }
    return " (your last word: " + now.clock(word.at()) + " " + said(word.event(), now) + ")";
  }

  private static String said(RunEvent event, Sight now) {
    return switch (event) {
      case RunEvent.StepTaken e -> "took " + now.number(e.step());
      case RunEvent.StepDone e -> "done " + now.number(e.step());
      case RunEvent.StepStarted e -> "run " + now.number(e.step());
      case RunEvent.StepFailed e -> "fail " + now.number(e.step());
      case RunEvent.VoteCast e -> (e.go() ? "go " : "nogo ") + now.number(e.step());
      case RunEvent.CheckPassed e -> "ok " + now.check(e.step(), e.check());
      case RunEvent.CheckFailed e -> "fail " + now.check(e.step(), e.check());
      case RunEvent.OfStep e -> "about " + now.number(e.step());
      case RunEvent.WorkOrdered e -> "run " + now.number(e.execution().step());
      case RunEvent.StopOrdered e -> "stop " + now.number(e.execution().step());
      case RunEvent.OfWork e -> "about " + now.number(e.execution().step());
      case RunEvent.CheckedIn _ -> "here";
      case RunEvent.RollCalled _,RunEvent.AskedAhead _,RunEvent.NotAnswered _ -> "the roll call";
      case RunEvent.WindowEndSaid _ -> "the window's end";
      case RunEvent.PreflightBegun _ -> "preflight";
      case RunEvent.Noted _ -> "a note";
      case RunEvent.Held _ -> "hold";
      case RunEvent.Resumed _ -> "resume";
      case RunEvent.Proposed e -> now.type(e.request());
      case RunEvent.Rejected e -> now.type(e.request()) + ", refused";
      case RunEvent.ProposalClosed e -> "an answer to " + e.token();
      case RunEvent.Opened _ -> "open";
      case RunEvent.Approved _ -> "approve";
      case RunEvent.Amended _ -> "amend";
      case RunEvent.StartMoved _ -> "move-start";
      case RunEvent.WentAway _ -> "away";
      case RunEvent.LeadChanged _ -> "lead";
      case RunEvent.Suspended _ -> "suspend";
      case RunEvent.Reinstated _ -> "reinstate";
      case RunEvent.Waived _ -> "waive";
      case RunEvent.TodoAdded _,RunEvent.TodoClosed _ -> "a to-do";
      case RunEvent.Started _ -> "start";
      case RunEvent.FallbackBegun _ -> "fallback";
      case RunEvent.Ended _ -> "end";
      case RunEvent.WordGiven _,RunEvent.LastMomentSaid _,RunEvent.AbsenceSaid _,RunEvent.Left _,RunEvent.Returned _,RunEvent.Unheard _,RunEvent.HeardAgain _,RunEvent.StrangersHeard _,RunEvent.DiskShort _,RunEvent.DiskEnough _,RunEvent.ClockJumped _,RunEvent.RulesRead _,RunEvent.RunsBeside _,RunEvent.PreflightEnded _ ->
        "nothing";
    };
  }
}
