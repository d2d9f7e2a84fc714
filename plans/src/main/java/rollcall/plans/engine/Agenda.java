package rollcall.plans.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.forecast.LastMoment;
import rollcall.plans.forecast.WindowEnd;
import rollcall.plans.model.Work;
import rollcall.plans.run.CallTime;
import rollcall.plans.run.Course;
import rollcall.plans.run.NextWord;
import rollcall.plans.run.Nudge;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.Closing;
import rollcall.plans.run.RunState;
import rollcall.plans.run.Pairs;
import rollcall.plans.run.Unmet;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * Everything that follows from a run's state by itself, each with the moment from which it does.
 * What is past is to be told now; the earliest of the rest is when to look again. A forgotten timer
 * cannot be written: there is nothing else that wakes a run.
 */
public record Agenda(List<Due> items) {
  public static Agenda of(RunState state, Moment moment) {
    if (state.course().ended()) {
      return new Agenda(List.of());
    }
    // Made for every word that is said: filled by hand, since streams of streams cost as much.
    var items = new ArrayList<Due>();
    var inPlay = state.inPlay().toList();
    lapsing(state).forEach(items::add);
    refused(inPlay, state, moment).forEach(items::add);
    state.active().forEach(s -> work(s, state, moment).ifPresent(items::add));
    for (var step : inPlay) {
      if (!step.active()) {
        work(step, state, moment).ifPresent(items::add);
      }
    }
    if (state.goingOn()) {
      ofPeople(inPlay, state, moment, items);
      GatesAhead.of(state, moment).forEach(items::add);
    }
    if (inPlay.isEmpty()) {
      end(state, moment).forEach(items::add);
    }
    lastMoment(state, moment).ifPresent(items::add);
    windowEnd(state, moment).ifPresent(items::add);
    word(state, moment).ifPresent(items::add);
    items.addAll(RollCall.of(state, moment));
    Absent.of(state, moment).ifPresent(items::add);
    PreflightRule.due(state, moment).ifPresent(items::add);
    return new Agenda(inTurn(items, state, moment.now()));
  }

  /**
   * One nudge a minute. A mark has its moment, so that the rest makes room for it; of the rest,
   * what is due the longest comes first.
   */
  private static List<Due> inTurn(List<Due> items, RunState state, Instant now) {
    var last = state.attention().nudged().filter(said -> said.over().isAfter(now));
    var taken = new ArrayList<Nudge.Said>();
    last.ifPresent(taken::add);
    for (var due : items) {
      if (due.isMark() && due.at().isBefore(now.plus(Nudge.APART))) {
        taken.add(new Nudge.Said(Nudge.MARK, later(due.at(), now)));
      }
    }
    return taken.isEmpty()
        ? items
        : items.stream().sorted(Comparator.comparing(Due::at))
            .map(due -> due.beside(due.isMark() ? last.stream().toList() : taken, now)).toList();
  }

  private static Optional<Due> work(StepRun run, RunState state, Moment moment) {
    return WorkOutcome.of(run, state, moment).map(Due::now);
  }

  /** What is due at {@code now}, the earliest first. */
  public Optional<Due> first(Instant now) {
    return items.stream().filter(d -> !d.at().isAfter(now)).min(Comparator.comparing(Due::at));
  }

  /** When to look again; empty where only somebody's word moves the run. */
  public Optional<Instant> next(Instant now) {
    return items.stream().map(Due::at).filter(now::isBefore).min(Comparator.naturalOrder());
  }

  private static void ofPeople(List<StepRun> inPlay, RunState state, Moment moment,
      List<Due> items) {
    var mayCall = mayCall(inPlay, state);
    for (var step : inPlay) {
      if (mayCall || !(step.status() instanceof StepStatus.Waiting)) {
        ofPeople(step, state, moment).forEach(items::add);
      }
    }
  }

  private static Stream<Due> ofPeople(StepRun run, RunState state, Moment moment) {
    return switch (run.status()) {
      case StepStatus.Waiting _ ->
        Stream.of(Due.at(CallTime.of(run, state), reached(run, state)));
      case StepStatus.Called c -> called(run, c, state, moment);
      case StepStatus.Taken t -> new Silence(run, state).of(t);
      case StepStatus.Running r -> new Silence(run, state).of(r);
      case StepStatus.Checking c -> new Silence(run, state).of(c);
      case StepStatus.Done _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        Stream.of();
    };
  }

  /** What becomes of a step whose turn it is. */
  private static RunEvent reached(StepRun run, RunState state) {
    var unmet = Unmet.why(run.step(), state);
    if (unmet.isPresent()) {
      return new RunEvent.StepSkipped(run.id(), unmet.get(), true);
    }
    return switch (run.step().work()) {
      case Work.Milestone _,Work.Parts _ -> new RunEvent.StepReached(run.id());
      case Work.ByHand _,Work.Command _,Work.Gate _,Work.Unbuilt _ ->
        new RunEvent.StepCalled(run.id());
    };
  }

  private static Stream<Due> called(StepRun run, StepStatus.Called called, RunState state,
      Moment moment) {
    var byItself = RunRule.byItself(run, state, moment);
    if (!byItself.isEmpty()) {
      return Stream.of(Due.now(byItself));
    }
    return Stream.concat(new Silence(run, state).of(called), unanswered(run, called, state));
  }

  /** A gate's time runs only while it could be answered. */
  private static Stream<Due> unanswered(StepRun run, StepStatus.Called called, RunState state) {
    return run.step().work() instanceof Work.Gate gate
        ? gate.answerWithin().stream()
            .map(time -> Due.at(later(called.at(), state.attention().since()).plus(time),
                new RunEvent.GateUnanswered(run.id())))
        : Stream.of();
  }

  /** A no-go for which the plan wants the fallback: it is read back, once, to the leads. */
  private static Stream<Due> refused(List<StepRun> inPlay, RunState state, Moment moment) {
    return state.course() instanceof Course.Forward && state.proposals().isEmpty()
        ? inPlay.stream().filter(s -> s.status() instanceof StepStatus.NoGo n
            && n.at().equals(state.at()) && wantsFallback(s))
            .flatMap(s -> readBack(s, state, moment)).limit(1)
        : Stream.of();
  }

  private static boolean wantsFallback(StepRun step) {
    return step.step().work() instanceof Work.Gate g
        && g.ifNoGo() instanceof Work.IfNoGo.Fallback;
  }

  private static Stream<Due> readBack(StepRun step, RunState state, Moment moment) {
    var request = new Request.Fallback(Optional.empty(), step.step().number() + " is no-go");
    var at = new Case(state, state.lead(), Optional.empty(), moment);
    var decision = RunEngine.decide(request, at);
    return decision instanceof Decision.Refuses
        ? Stream.of()
        : Stream.of(Due.now(RunEngine.told(request, decision, at)));
  }

  /**
   * Going forward nothing new is called beside a halted step; going back only its own successors
   * wait.
   */
  private static boolean mayCall(List<StepRun> inPlay, RunState state) {
    return switch (state.course()) {
      case Course.Open _,Course.Ended _ -> true;
      case Course.Forward _ -> inPlay.stream().noneMatch(StepRun::halted);
      case Course.Back _ -> state.active()
          .noneMatch(s -> !state.onCourse(s) && s.atWork());
    };
  }

  /** Said while somebody can hear it, also on hold; when it has passed, nothing new begins. */
  private static Optional<Due> lastMoment(RunState state, Moment moment) {
    return state.attention().unheard().isEmpty()
        ? LastMoment.next(state, moment.now()).map(next -> new Due(next.said(), said(next, state)))
        : Optional.empty();
  }

  private static Optional<Due> windowEnd(RunState state, Moment moment) {
    return state.attention().unheard().isEmpty()
        ? WindowEnd.next(state, moment.now()).map(next -> Due.at(next.said(),
            new RunEvent.WindowEndSaid(next.end(), next.minutes())))
        : Optional.empty();
  }

  /** What was missed while the bot was away is said once. */
  private static Optional<Due> word(RunState state, Moment moment) {
    return NextWord.of(state).map(at -> Due.at(at,
        new RunEvent.WordGiven(NextWord.after(later(at, moment.now())))));
  }

  private static List<RunEvent> said(LastMoment next, RunState state) {
    var said = new RunEvent.LastMomentSaid(next.moment(), next.minutes());
    return next.minutes() == 0 && state.attention().held().isEmpty()
        ? List.of(said, new RunEvent.Held("the last moment to fall back has passed"))
        : List.of(said);
  }

  private static Stream<Due> lapsing(RunState state) {
    return state.proposals().values().stream()
        .map(p -> Due.at(p.until(), new RunEvent.ProposalClosed(p.token(), Closing.LAPSED)));
  }

  /**
   * With nothing in play a way is at its end when nothing runs. Where a pair stands open, the leads
   * are asked instead, once.
   */
  private static Stream<Due> end(RunState state, Moment moment) {
    if (state.course() instanceof Course.Open || state.active().anyMatch(StepRun::atWork)) {
      return Stream.of();
    }
    if (Pairs.open(state).isEmpty()) {
      return Stream.of(Due.now(List.of(EndRule.ended(state))));
    }
    return state.facts().ends().asked() ? Stream.of() : Stream.of(Due.now(mayEnd(state, moment)));
  }

  private static List<RunEvent> mayEnd(RunState state, Moment moment) {
    var at = new Case(state, state.lead(), Optional.empty(), moment);
    return RunEngine.told(new Request.End(), EndRule.end(at), at);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
