package rollcall.commands.reply;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.time.Instant;
import java.util.stream.Collectors;
import rollcall.commands.grammar.Grammar;
import rollcall.commands.grammar.Heard;
import rollcall.plans.lint.Lint;
import rollcall.plans.lint.Subject;
import rollcall.plans.model.Check;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Attention;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.Right;
import rollcall.plans.run.RunState;

/** How a refusal is put, in one line: what is wrong, who could, what to type instead. */
public final class Refusing {
  private static final String NOTHING = "Nothing changed.";

  private Refusing() {}

  /** The answer to a request that did nothing. */
  public static Message of(Rejection why, Request request, RunState state, Instant now,
      Grammar grammar) {
    var sight = new Sight(state, now, grammar);
    return sight.asker(line(why, request, sight));
  }

  /** The answer to a line that was not understood; a run is not needed for it. */
  public static Message of(Heard.Unclear unclear, Grammar grammar) {
    var line = Line.of("{}.{}{} Nothing happened.", new Line.Cut(Sight.capital(unclear.what())),
        unclear.nearest().map(n -> " Nearest: " + n + ".").orElse(""),
        unclear.usage().isEmpty()
            ? " Type " + grammar.prefix() + "help."
            : " Type: " + unclear.usage() + ".");
    return new Message(new Message.Audience.Asker(),
        List.of(line.within(Message.WIDTH - Sight.ASKER)),
        List.of());
  }

  static Line line(Rejection why, Request request, Sight now) {
    return reason(why, request, now).and(" " + NOTHING);
  }

  private static Line reason(Rejection why, Request request, Sight now) {
    return switch (why) {
      case Rejection.NotYours r -> notYours(r, request, now);
      case Rejection.NoSuchStep r -> Line.of("There is no step {}{}.", r.number(),
          r.last().map(l -> "; the last is " + l).orElse(""));
      case Rejection.WhichStep r -> whichStep(r, request, now);
      case Rejection.Already r -> Line.of("{} {} is already {}{}{}.", now.number(r.step()),
          now.title(r.step()), r.is(), r.by().map(p -> ", by " + p).orElse(""),
          r.since().map(t -> ", since " + now.clock(t)).orElse(""));
      case Rejection.NotInState r -> Line.of("{} {} is {}.{}", now.number(r.step()),
          now.title(r.step()), word(r.is()), possible(r, now));
      case Rejection.WaitsFor r -> Line.of("{} {} is not called yet: it waits for {}.",
          now.number(r.step()), now.title(r.step()), named(r.unfinished(), now));
      case Rejection.NotNow r -> notNow(r, now);
      case Rejection.OtherWay r -> Line.of(
          "{} {} belongs to another part of the plan than the run is in.", now.number(r.step()),
          now.title(r.step()));
      case Rejection.AlreadyApproved _ -> Line.of("You have approved already; it needs others.");
      case Rejection.Late r -> Line.of(
          "{} {} was called at {}, after you said that. If it is meant for this call, say it again.",
          now.number(r.step()), now.title(r.step()), now.clock(r.called()));
      case Rejection.TooSoon r -> Line.of("{} {} was only just taken. If it is done: {}",
          now.number(r.step()), now.title(r.step()), now.doneToType(r.step())).and(".");
      case Rejection.NoCommand r -> Line.of("{} {} has no command; it is done by hand. Type {}.",
          now.number(r.step()), now.title(r.step()), now.type(now.take(r.step())));
      case Rejection.NotPermitted r -> Line.of("{} {}: no permit of this site covers it on {}.",
          now.number(r.step()), now.title(r.step()), list(r.hosts()));
      case Rejection.NotApproved r -> Line.of("Commands may not start: {} missing. {}: {}.",
          r.missing() == 1 ? "1 approval is" : r.missing() + " approvals are",
          r.could().isEmpty() ? "Nobody here may" : Sight.or(r.could()),
          now.type(new Request.Approve(r.digest())));
      case Rejection.WrongDigest r -> r.digest().isEmpty()
          ? Line.of("This run has no command to approve.")
          : Line.of("That is not what this run would do. What it would do is {}.", r.digest());
      case Rejection.ValuesWanted r -> values(r, now);
      case Rejection.BadValue r -> Line.of("The value of {} may not be used.",
          new Line.Cut(r.name()));
      case Rejection.TimeIsPast r -> Line.of("{} is past; a start can only be set ahead. Type {}.",
          now.clock(r.at()), now.type(new Request.Start(Optional.empty())));
      case Rejection.TimeOutOfRange r -> Line.of(
          "{} {} was called at {}: it cannot have been done before.", now.number(r.step()),
          now.title(r.step()), now.clock(r.called()));
      case Rejection.StillGoing r -> Line.of("{} {} has a command without a known end on {}. {}.",
          now.number(r.step()), now.title(r.step()), list(r.hosts()),
          now.type(new Request.Stop(now.ref(r.step()))));
      case Rejection.NoSuchPerson r -> Line.of("I do not know {} in this run.{}", r.who(),
          r.nearest().map(n -> " Did you mean " + n + "?").orElse(""));
      case Rejection.NoRestorePoint r ->
        Line.of("There is no such restore point now. Confirmed: {}.",
            r.offered().isEmpty() ? "none" : list(r.offered()));
      case Rejection.NoWayBack _ -> Line.of("This plan has no way back from here.");
      case Rejection.NothingProposed r -> Line.of("No question {} waits for your answer.{}",
          r.token(), waiting(r, now));
      case Rejection.NeedsAnother r -> Line.of("This needs {} of {}.",
          r.need() == Need.THE_SAME || r.need() == Need.ANY_LEAD ? "the word" : "the second word",
          Sight.or(r.could()));
      case Rejection.NotStarted r -> Line.of("The release has not started{}. A lead types {}.",
          r.planned().map(s -> ", planned " + now.clock(s)).orElse(""),
          now.type(new Request.Start(Optional.empty())));
      case Rejection.AlreadyStarted r -> Line.of("The start is set already: {}.", now.clock(r.s()));
      case Rejection.FallingBack r -> Line.of("The run is falling back since {}.",
          now.clock(r.since()));
      case Rejection.HasEnded r -> Line.of("The run has ended at {} ({}).", now.clock(r.at()),
          switch (r.outcome()) {
            case COMPLETED -> "completed";
            case FALLEN_BACK -> "fallen back";
            case ABORTED -> "aborted";
          });
      case Rejection.NoRoom r -> Line.of("Only {} MiB are free on my disk{}.", r.freeMebibytes(),
          r.freeMebibytes() < Attention.RESERVE
              ? ": until there is more I take stop, fallback and abort only"
              : ": nothing begins until there is more");
      case Rejection.NotHeld _ -> Line.of("The run is not on hold.");
      case Rejection.AlreadyHeld r -> Line.of("The run is on HOLD already: {}. {}: {}.",
          new Line.Cut(r.why()), now.lead(), now.type(new Request.Resume()));
      case Rejection.StillOpen r -> stillOpen(r, request, now);
      case Rejection.ByItself r -> r.parts().isEmpty()
          ? Line.of("{} {} is nobody's: it is reached by itself.", now.number(r.step()),
              now.title(r.step()))
          : Line.of("{} {} is done when its parts are. Open: {}.", now.number(r.step()),
              now.title(r.step()), named(r.parts(), now));
      case Rejection.NoGate r -> Line.of("{} {} is no decision. Type {}.", now.number(r.step()),
          now.title(r.step()), now.type(now.take(r.step())));
      case Rejection.Decides r -> Line.of("{} {} is a decision. Type {} or {}nogo {} why.",
          now.number(r.step()), now.title(r.step()),
          now.type(new Request.Go(now.ref(r.step()), Optional.empty())), now.grammar().prefix(),
          now.number(r.step()));
      case Rejection.VotedAlready r -> Line.of("You have said {} on {} already.",
          r.go() ? "go" : "no-go", now.number(r.step()));
      case Rejection.VotersStand r -> Line.of(
          "{} {} was called: who decides it stays as it is.", now.number(r.step()),
          now.title(r.step()));
      case Rejection.BothHalves r -> Line.of(
          "{} is to look at {}: who looks is not who does it.", r.who(), now.number(r.step()));
      case Rejection.NoSuchCheck r -> Line.of("{} {} has no check {}. It has {}.",
          now.number(r.step()), now.title(r.step()), r.check(),
          r.known().isEmpty() ? "none" : list(r.known()));
      case Rejection.FoundAlready r -> Line.of("{} is ok already. If it is not: {} again.",
          now.check(r.step(), r.check()), now.type(new Request.Redo(now.ref(r.step()))));
      case Rejection.ByItsCommand r -> Line.of(
          "{} is looked at by its command when {} is done: {}. Unseen: {}skip {} why.",
          now.check(r.step(), r.check()), now.number(r.step()), now.doneToType(r.step()),
          now.grammar().prefix(), now.check(r.step(), r.check()));
      case Rejection.NotWell r -> Line.of("{} is not well{}. {} | {}skip {} why.",
          now.check(r.step(), r.check()), isByCommand(r, now)
              ? ", and its command looks once an attempt"
              : "",
          now.type(new Request.Redo(now.ref(r.step()))),
          now.grammar().prefix(), now.check(r.step(), r.check()));
      case Rejection.WhoseShare r -> Line.of("{} {}: whose share is it? {}.", now.number(r.step()),
          now.title(r.step()), r.shares().stream()
              .map(p -> now.type(new Request.Cover(p, r.to()))).collect(Collectors.joining(" | ")));
      case Rejection.NothingFailed r -> Line.of("{} {} has failed on no host. Everywhere: {}.",
          now.number(r.step()), now.title(r.step()),
          now.type(new Request.Redo(now.ref(r.step()))));
      case Rejection.ChecksOpen r when r.whose().isEmpty() -> Line.of(
          "{} {} waits for {}: commands look at it.", now.number(r.step()), now.title(r.step()),
          checks(r, now));
      case Rejection.ChecksOpen r -> Line.of("{} {} waits for {} of {}.", now.number(r.step()),
          now.title(r.step()),
          checks(r, now), Sight.or(r.whose()));
      case Rejection.NotOffered r -> r.offered().isEmpty()
          ? Line.of("Nothing is offered to you.")
          : Line.of("That is not offered to you. What is: {}.", named(r.offered(), now));
      case Rejection.NothingToCover r -> Line.of("{} has no open step that could be covered.",
          r.whose());
      case Rejection.LeadsAlready r -> Line.of("{} leads already.", r.who());
      case Rejection.NotByPolicy r -> Line.of("The site's policy does not let {} lead here.",
          r.who());
      case Rejection.LeadIsHere r -> Line.of(
          "{} leads and was heard at {}. A deputy takes over after 15 silent minutes.", r.lead(),
          now.clock(r.heard()));
      case Rejection.NotSuspended r -> Line.of("{} is not suspended.", r.who());
      case Rejection.LastLead r ->
        Line.of("{} is the last who can lead: name another first, {}lead <who>.", r.who(),
            now.grammar().prefix());
      case Rejection.FallbackTooLate r -> Line.of("Start refused. Falling back takes {}: to end by"
          + " {} it must start by {}, {} starts {}.", Sight.minutes(r.takes()), now.clock(r.end()),
          now.clock(r.latest(), r.end()), now.number(r.step()),
          now.clock(r.begins(), r.end()))
          .also("Move latest-end or plan.");
      case Rejection.NeedsWaiver r -> Line.of("Start refused: {}. Waive it by name, {}waive {} why,"
          + " or change the plan.", lacks(r.what().getFirst(), now), now.grammar().prefix(),
          r.what().getFirst());
      case Rejection.NothingToWaive r -> Line.of("There is nothing called {} to waive{}.",
          new Line.Cut(r.what()), r.known().isEmpty()
              ? ""
              : ". Open: "
                  + String.join(", ", r.known()));
      case Rejection.HasBegun r -> Line.of("{} {} has begun: the start cannot be moved any more.",
          now.number(r.step()), now.title(r.step()));
      case Rejection.TooManyTodos r -> Line.of("A run keeps {} to-dos, no more.", r.most());
      case Rejection.NoSuchTodo r -> Line.of("There is no open to-do {}. Open: {}.", r.number(),
          r.open().isEmpty() ? "none" : list(r.open()));
      case Rejection.OtherPlan r -> Line.of("The file is of {}, and not of this run's plan.",
          r.id());
      case Rejection.SameRevision r -> Line.of("The plan's file is the revision {} that this run"
          + " goes by: there is nothing to adopt.", r.revision().value().substring(0, 12));
      case Rejection.BegunDiffers r -> r.steps().isEmpty()
          ? Line
              .of("The way back that the run is on would change. Only steps that wait may differ.")
          : Line.of("These have begun and differ in the file: {}. Only steps that wait may differ.",
              named(r.steps(), now));
      case Rejection.WayBackLost _ ->
        Line.of("The file has no way back any more, and the run is under way.");
      case Rejection.NoDate _ -> Line.of("The plan has no date. Open it with one: {}open PLAN"
          + " environment yyyy-mm-dd.", now.grammar().prefix());
      case Rejection.NoHostNeeded _ -> Line.of(now.state().opening().rehearsal()
          ? "A rehearsal reaches no host."
          : "No command is left to be run: no host is needed.");
      case Rejection.LookedAtNow r -> Line.of("I have been looking at them since {}, and say what I"
          + " find.", now.clock(r.since()));
      case Rejection.AnotherRun r -> Line.of("The run of this channel is {}.", r.run());
    };
  }

  private static boolean isByCommand(Rejection.NotWell r, Sight now) {
    return now.state().step(r.step()).check(r.check()).flatMap(Check::command).isPresent();
  }

  private static Line stillOpen(Rejection.StillOpen r, Request request, Sight now) {
    if (!(request instanceof Request.Start)) {
      return Line.of("Still open: {}.", named(r.steps(), now));
    }
    var open = now.undone(r.steps());
    return Line.of("Start refused, still open: {}. Each is to be done, or waived by name:"
        + " {}waive {} why.", now.numbers(open), now.grammar().prefix(),
        now.number(open.getFirst()));
  }

  private static Line.Cut lacks(String what, Sight now) {
    var found = Lint.blockers(Subject.of(now.state().plan())).stream()
        .filter(f -> f.rule().name().equals(what)).toList();
    return new Line.Cut(found.isEmpty()
        ? "the plan has no way back"
        : found.getFirst().message() + (found.size() == 1
            ? ""
            : "; also " + now.numbers(found
                .stream().skip(1).flatMap(f -> f.step().stream()).toList()).text()));
  }

  private static Line notYours(Rejection.NotYours r, Request request, Sight now) {
    var step = step(request, now);
    var line = step.filter(_ -> r.needed() == Right.OWNER && r.could().size() == 1)
        .map(id -> Line.of("{} is {}'s ({}).", now.number(id), owner(r), now.title(id)))
        .orElseGet(() -> Line.of("{} is for {}.", new Line.Cut(now.type(request)), owner(r)));
    var offered = step.filter(r.yours()::contains)
        .filter(id -> now.state().step(id).offeredTo().isPresent());
    if (offered.isPresent()) {
      return line.and(" It is offered to you: take it first, {}.",
          now.type(now.take(offered.get())));
    }
    return r.yours().isEmpty() ? line : line.and(" Yours: {}.", now.numbers(r.yours()));
  }

  private static Object owner(Rejection.NotYours r) {
    return r.could().isEmpty() ? nobody(r.needed()) : Sight.or(r.could());
  }

  private static String nobody(Right needed) {
    return switch (needed) {
      case ANYONE_LISTED -> "people of this run";
      case OWNER, OWNER_OR_LEAD -> "its owner";
      case VOTER -> "those who decide it";
      case CHECKER, CHECKER_OR_LEAD -> "whose check it is";
      case LEAD -> "the lead";
      case STARTER -> "those whom the site's policy lets start";
      case WAIVER -> "those whom the site's policy lets waive";
      case APPROVER -> "an approver, and none is known";
    };
  }

  static Optional<StepId> step(Request request, Sight now) {
    return request instanceof Request.OnStep s
        && s.step() instanceof rollcall.plans.run.StepRef.Numbered n
            ? now.state().steps().graph().numbered(n.number())
            : Optional.empty();
  }

  private static Line whichStep(Rejection.WhichStep r, Request request, Sight now) {
    return r.candidates().isEmpty()
        ? Line.of("Nothing waits on you.")
        : Line.of("Which one? {}. Say the number, as {} {}.", named(r.candidates(), now),
            now.type(request).split(" ", 2)[0], now.number(r.candidates().getFirst()));
  }

  private static String checks(Rejection.ChecksOpen open, Sight now) {
    return open.checks().stream().map(c -> now.check(open.step(), c))
        .collect(Collectors.joining(", "));
  }

  private static String possible(Rejection.NotInState r, Sight now) {
    return r.possible().isEmpty()
        ? ""
        : " Possible now: " + r.possible().stream()
            .map(v -> now.grammar().prefix() + v + " " + now.number(r.step()))
            .collect(Collectors.joining(", ")) + ".";
  }

  private static String word(String status) {
    return status.equals("unknown") ? "not known to have run or not" : status;
  }

  private static Line notNow(Rejection.NotNow r, Sight now) {
    var why = r.from().map(t -> "it is called at " + now.clock(t))
        .or(() -> now.state().attention().held().map(_ -> "the run is on HOLD"))
        .orElse("the run waits, see " + now.grammar().prefix() + "status");
    return Line.of("{} {} is not to be done yet: {}.", now.number(r.step()), now.title(r.step()),
        why);
  }

  private static Line values(Rejection.ValuesWanted r, Sight now) {
    var unknown = r.unknown().isEmpty()
        ? ""
        : " It does not record " + String.join(", ", r.unknown()) + ".";
    return Line.of("{} {} is not done.{} Type: {}.", now.number(r.step()), now.title(r.step()),
        new Line.Cut(unknown), now.doneToType(r.step()));
  }

  private static String waiting(Rejection.NothingProposed r, Sight now) {
    return r.waiting().isEmpty()
        ? " It may have lapsed: ask again."
        : " Open: " + r.waiting().stream().map(t -> now.type(new Request.Yes(t)))
            .collect(Collectors.joining(", ")) + ".";
  }

  private static Line.Cut named(Collection<StepId> steps, Sight now) {
    return new Line.Cut(steps.stream().map(id -> now.number(id) + " " + now.title(id).text())
        .collect(Collectors.joining(", ")));
  }

  private static Line.Cut list(Collection<?> all) {
    return new Line.Cut(all.stream().map(Object::toString).collect(Collectors.joining(", ")));
  }
}
