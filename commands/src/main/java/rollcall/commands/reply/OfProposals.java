package rollcall.commands.reply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.forecast.Forecast;
import rollcall.plans.lint.Finding;
import rollcall.plans.lint.Lint;
import rollcall.plans.lint.Severity;
import rollcall.plans.lint.Subject;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Need;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;
import rollcall.plans.run.WayBack;

/** What is read back before it happens, and how that ends. */
final class OfProposals {
  private OfProposals() {}

  static List<Message> readBack(RunEvent.Proposed event, Scene scene) {
    var now = scene.after();
    var yes = new Request.Yes(scene.told().entry().number());
    var no = new Request.No(scene.told().entry().number());
    var lines = new ArrayList<>(what(event, now));
    lines.add(lines.removeLast().and(" {}: {} or {}",
        Sight.or(could(now.state().proposals().get(scene.told().entry().number()), now)),
        now.type(yes), now.type(no))
        .also("until {}.", now.clock(event.until())));
    return List.of(now.message(new Message.Audience.Everyone(), lines, List.of(yes, no)));
  }

  /** Those who may say it; for anybody else than the asker, the leads first. */
  private static List<PersonId> could(@Nullable Proposal proposal, Sight now) {
    return proposal == null ? List.of() : proposal.could(now.state());
  }

  private static List<Line> what(RunEvent.Proposed event, Sight now) {
    return switch (event.request()) {
      case Request.Fallback _ -> fallback(event, now);
      case Request.Done _ -> done(event, now);
      case Request.Skip r -> List.of(skip(event, r, now));
      case Request.CheckSkip r -> List.of(onStep(event, now,
          "has a check that nobody would look at (" + r.check() + "). Not decided yet.", r));
      case Request.Waive r -> List.of(subject(event)
          .map(id -> Line.of("{} {} is NOT waived yet: it decides or is checked, so it takes a"
              + " second word.", now.number(id), now.title(id)))
          .orElseGet(() -> Line.of("{} is NOT waived yet.", r.what())));
      case Request.Amend r -> OfAmendments.readBack(r, now);
      case Request.MoveStart r ->
        List.of(Line.of("Start NOT moved yet. It would be {} instead of {}.", r.to(),
            now.state().course().startedAt().map(now::clock).orElse("unset")));
      case Request.Suspend r -> List.of(Line.of("{} is NOT suspended yet: {}.", r.who(),
          new Line.Cut(r.why())));
      case Request.Reinstate r -> List.of(Line.of("{} does NOT count again yet: {}.", r.who(),
          new Line.Cut(r.why())));
      case Request.End _ -> withPairs(Line.of("NOT ended yet."), now);
      case Request.Stop r -> List.of(onStep(event, now, "is NOT being stopped yet: it changes data,"
          + " and its command would be killed where it stands.", r));
      case Request.Redo r -> List.of(redo(event, now, r));
      case Request.Abort _ -> withPairs(abort(event, now), now);
      case Request.Start _ ->
        Stream.of(OfHosts.notFit(now), hazards(now), Optional.of(start(event, now)))
            .flatMap(Optional::stream).toList();
      case Request.Take _,Request.Run _,Request.Fail _,Request.Assign _,Request.Approve _,Request.Preflight _,Request.Here _,Request.Hold _,Request.Resume _,Request.Note _,Request.Accept _,Request.Undone _,Request.More _,Request.Go _,Request.NoGo _,Request.CheckOk _,Request.CheckFail _,Request.CheckAssign _,Request.Cover _,Request.Away _,Request.Lead _,Request.Todo _,Request.TodoDone _,Request.Yes _,Request.No _ ->
        List.of(Line.of("Not yet done: {}.", new Line.Cut(now.type(event.request()))));
    };
  }

  private static Line skip(RunEvent.Proposed event, Request.Skip request, Sight now) {
    var going = event.would().stream().filter(RunEvent.StepSkipped.class::isInstance)
        .map(e -> ((RunEvent.StepSkipped) e).step())
        .anyMatch(id -> now.state().step(id).hostsWithoutEnd().findAny().isPresent());
    var why = going && event.need() == Need.THE_SAME
        ? "a command of it has no known end. Skipped, it counts as not done, and what follows goes on."
        : "it decides or is checked"
            + (event.need() == Need.THE_SAME ? "." : ", so it takes a second person.");
    return Refusing.step(request, now).map(id -> Line.of("{} {} is NOT skipped yet: {}",
        now.number(id), now.title(id), why)).orElseGet(() -> Line.of("NOT skipped yet: {}", why));
  }

  private static Line onStep(RunEvent.Proposed event, Sight now, String what,
      Request.OnStep request) {
    return subject(event).map(id -> Line.of("{} {} {}", now.number(id), now.title(id), what))
        .orElseGet(() -> Line.of("Not yet: {}.", new Line.Cut(now.type(request))));
  }

  /** The step that the request would do something with. */
  private static Optional<StepId> subject(RunEvent.Proposed event) {
    return event.would().stream().<StepId>mapMulti((e, found) -> {
      switch (e) {
        case RunEvent.OfStep s -> found.accept(s.step());
        case RunEvent.OfWork w -> found.accept(w.execution().step());
        case RunEvent _ -> {
        }
      }
    }).findFirst();
  }

  private static List<Line> done(RunEvent.Proposed event, Sight now) {
    return subject(event).map(id -> List.of(Line.of(
        "{} {} is NOT done: {}. If it really is finished,", now.number(id), now.title(id),
        doubt(now.state().step(id), now))))
        .orElseGet(() -> List.of(Line.of("It is NOT done.")));
  }

  private static String doubt(StepRun step, Sight now) {
    if (step.hostsWithoutEnd().findAny().isPresent()) {
      return "its command has no known end on "
          + step.hostsWithoutEnd().map(Object::toString).collect(Collectors.joining(", "));
    }
    if (step.hasNotRun()) {
      return "its command has not run: " + now.type(new Request.Run(now.ref(step.id())))
          + " starts it";
    }
    var since = step.status() instanceof StepStatus.Taken ? "taken " : "called ";
    var estimate = now.state().estimate(step);
    return (estimate.measured() == 0 ? "planned " : "") + Sight.length(estimate)
        + step.begun().map(b -> ", " + since + now.clock(b)).orElse("");
  }

  private static Line redo(RunEvent.Proposed event, Sight now, Request.Redo request) {
    var line = onStep(event, now, "is NOT called again yet: steps after it have begun.", request);
    var again = event.would().stream().filter(RunEvent.StepRedone.class::isInstance)
        .map(e -> ((RunEvent.StepRedone) e).step()).toList();
    var others = again.stream().skip(1).toList();
    var stay = subject(event).stream().flatMap(id -> begunAfter(id, now.state()).stream())
        .filter(id -> !again.contains(id)).toList();
    if (!others.isEmpty()) {
      line.and(" Called again with it: {}.", now.numbers(others));
    }
    if (!stay.isEmpty()) {
      line.and(" They would stay as they are: {}.", now.numbers(stay));
    }
    return line;
  }

  private static Collection<StepId> begunAfter(StepId id, RunState state) {
    return state.after(id).filter(s -> s.status().mayHaveChangedSomething()).map(StepRun::id)
        .toList();
  }

  private static Line abort(RunEvent.Proposed event, Sight now) {
    var open = event.would().stream().filter(RunEvent.Ended.class::isInstance)
        .flatMap(e -> ((RunEvent.Ended) e).open().stream()).toList();
    return Line.of("NOT aborted yet. It would end {} as it stands: nothing is undone, open: {}.",
        now.state().id(), open.isEmpty() ? "nothing" : now.numbers(open));
  }

  private static Line start(RunEvent.Proposed event, Sight now) {
    var planned = event.would().stream().filter(RunEvent.Started.class::isInstance)
        .flatMap(e -> ((RunEvent.Started) e).planned().stream()).findFirst();
    var notHere = OfPresence.unanswered(now);
    return Line.of("NOT started yet. Start would be {}.",
        planned.map(now::clock).orElse("the moment you say yes (now " + now.clock(now.now()) + ")"))
        .and("{}{}", notHere.isEmpty() ? "" : " Roll call not answered: ",
            new Line.Cut(notHere.isEmpty() ? "" : OfPeople.names(notHere) + "."))
        .also(OfHosts.found(now).filter(f -> f.unfit().isEmpty())
            .map(f -> "Hosts fit " + now.clock(f.at()) + ".").orElse(""));
  }

  /**
   * What the rules find to be high and nobody has let pass, with the first of it. What hangs on the
   * start was judged by the start itself.
   */
  private static Optional<Line> hazards(Sight now) {
    var waived = now.state().facts().ends().waived().keySet();
    var high = now.state().opening().rehearsal()
        ? List.<Finding>of()
        : Lint.of(Subject.of(now.state().plan())).stream()
            .filter(found -> found.rule().severity().isAtLeast(Severity.HIGH)
                && !found.rule().hangsOnTheStart() && !waived.contains(found.rule().name()))
            .toList();
    return high.isEmpty()
        ? Optional.empty()
        : Optional.of(Line.of("{}: {}. All: rollcall plan check",
            high.size() == 1
                ? "A hazard in this plan"
                : high.size() + " hazards in this plan, the first",
            new Line.Cut(high.getFirst().message())));
  }

  private static List<Line> fallback(RunEvent.Proposed event, Sight now) {
    var begun = event.would().stream().filter(RunEvent.FallbackBegun.class::isInstance)
        .map(RunEvent.FallbackBegun.class::cast).findFirst();
    return begun.map(b -> fallback(event, b, now))
        .orElseGet(() -> List.of(Line.of("HOLD: nothing new starts. Not yet falling back.")));
  }

  private static List<Line> fallback(RunEvent.Proposed event, RunEvent.FallbackBegun begun,
      Sight now) {
    var phase = now.state().plan().phases().get(begun.phase());
    var steps = phase.steps().stream().map(s -> s.id()).filter(s -> !begun.leftOut().contains(s))
        .toList();
    var then = then(event.would(), now);
    var forecast = Forecast.of(then, now.now());
    var way = Line.of("HOLD: nothing new starts. Not yet falling back. Way back: {}{}, {}.",
        now.numbers(steps), begun.to().map(p -> " to " + p).orElse(""),
        forecast.usersBack().map(t -> "users back " + now.clock(t))
            .orElse("ends " + now.clock(forecast.end())));
    WayBack.offered(now.state()).stream().flatMap(w -> w.to().stream())
        .filter(p -> !begun.to().equals(Optional.of(p))).findFirst()
        .ifPresent(p -> way.also("Or: {}fallback to {} why.", now.grammar().prefix(), p));
    var kills = event.would().stream().filter(RunEvent.StopOrdered.class::isInstance).count();
    var rest = Line.of("{}{}", begun.leftOut().isEmpty()
        ? "Nothing is left out"
        : "Left out"
            + " (nothing to undo): ",
        begun.leftOut().isEmpty() ? "" : now.numbers(begun.leftOut()))
        .and(". {}{}", kills == 0 ? "" : "Running commands are stopped. ", lost(begun, now));
    return Stream.of(Optional.of(way), OfRun.pairs(now), Optional.of(rest))
        .flatMap(Optional::stream).toList();
  }

  /** What stands open is said first: the last line is the question. */
  private static List<Line> withPairs(Line question, Sight now) {
    return Stream.concat(OfRun.pairs(now).stream(), Stream.of(question)).toList();
  }

  private static RunState then(List<RunEvent> would, Sight now) {
    var state = now.state();
    for (var event : would) {
      state = state.apply(new Entry(state.number() + 1, now.now(), new Actor.Bot(), event));
    }
    return state;
  }

  /** What users wrote since the state that is gone back to was kept. */
  private static String lost(RunEvent.FallbackBegun begun, Sight now) {
    var out = now.state().facts().usersOut().filter(_ -> now.state().facts().usersBack().isEmpty());
    if (begun.to().isEmpty() || !WayBack.dataTouched(now.state())) {
      return "No data is restored.";
    }
    return out.map(t -> "Users have been out since " + now.clock(t) + ".")
        .orElse("What users wrote since the restore point is LOST.");
  }

  static List<Message> closed(RunEvent.ProposalClosed event, Scene scene) {
    var now = scene.after();
    var proposal = Optional.ofNullable(scene.told().before().proposals().get(event.token()));
    return proposal.map(p -> switch (event.how()) {
      case ACCEPTED -> List.<Message>of();
      case DECLINED -> List.of(now.everyone(Line.of("{} is off, {} said no. Nothing changed.{}",
          question(p, now), scene.by(), held(now))));
      case LAPSED -> lapsed(p, scene);
      case CHANGED -> List.of(now.everyone(Line.of(
          "{}: what it would do has changed since it was read back, so it did not happen.",
          question(p, now))));
    }).orElse(List.of());
  }

  private static List<Message> lapsed(Proposal p, Scene scene) {
    var now = scene.after();
    var line = scene.has(RunEvent.HeardAgain.class, _ -> true)
        ? Line.of("{} is void: I was away since it was read back. Nothing changed.",
            question(p, now))
        : Line.of("{} is off: nobody said {} by {}. Nothing changed.{}", question(p, now),
            now.type(new Request.Yes(p.token())), now.clock(p.until()), held(now));
    return List.of(now.called(List.of(p.by()), List.of(), line));
  }

  private static Line.Cut question(Proposal proposal, Sight now) {
    return new Line.Cut(proposal.token() + " (" + now.type(proposal.request()) + ")");
  }

  private static String held(Sight now) {
    return now.state().attention().held().isPresent()
        ? " Still on HOLD. " + now.lead() + ": " + now.type(new Request.Resume())
        : "";
  }
}
