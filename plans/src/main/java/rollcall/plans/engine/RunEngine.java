package rollcall.plans.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.engine.Decision.Asks;
import rollcall.plans.engine.Decision.Does;
import rollcall.plans.engine.Decision.Refuses;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Opening;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;

/**
 * Decides. Pure and total: any input at any time gives entries, a refusal among them, never an
 * exception.
 */
public final class RunEngine {
  /** How long a question that was read back stays open. */
  public static final Duration SECOND_WORD = Duration.ofMinutes(5);

  private RunEngine() {}

  /**
   * What {@code input} adds to the run's record: what time has brought until now, then what the
   * input does, then all that follows by itself. That nobody can hear, or that the clock jumped,
   * goes before time, or a bot that comes back would call into an empty room.
   */
  public static List<Entry> decide(RunState state, Input input, Moment moment) {
    var story = new Story(state, moment);
    if (!goesFirst(input)) {
      story.settle();
    }
    switch (input) {
      case Input.Asked asked -> story.tell(asked.by(), asked(asked, story.state(), story.moment()));
      case Input.Saw saw ->
        story.tell(new Actor.Bot(), Sight.of(saw.event(), story.state(), story.moment()));
      case Input.StopAll stop -> story.tell(stop.by(), StopRule.everything(story.state()));
      case Input.TimeCame _ -> {
      }
    }
    return story.settle().entries();
  }

  /**
   * A run's first entries: its opening, what it has in common with the runs that are open, and what
   * follows by itself.
   */
  public static List<Entry> open(Opening opening, Actor by, Moment moment) {
    var first = new Entry(1, moment.now(), by, new RunEvent.Opened(opening));
    var story = new Story(RunState.of(first), moment);
    Beside.seen(story.state(), story.moment())
        .ifPresent(seen -> story.tell(new Actor.Bot(), List.of(seen)));
    return Stream.concat(Stream.of(first), story.settle().entries().stream()).toList();
  }

  /** Of a time in which nobody was heard nothing is told: nobody would have heard it. */
  private static boolean goesFirst(Input input) {
    return input instanceof Input.Saw(RunEvent.Seen seen)
        && (seen instanceof RunEvent.Unheard || seen instanceof RunEvent.HeardAgain
            || seen instanceof RunEvent.ClockJumped);
  }

  /** What {@code request} would do, were its second word said: what help and offers sift. */
  public static Optional<List<RunEvent>> preview(RunState state, PersonId by, Request request,
      Moment moment) {
    var at = new Case(state, by, Optional.empty(), moment);
    if (request instanceof Request.OnProposal word && at.mayAnswer()) {
      return Optional.of(SecondWord.said(word, at))
          .filter(events -> events.stream().noneMatch(RunEvent.Rejected.class::isInstance));
    }
    return wouldFollow(decide(request, at));
  }

  /** What happens in the end, with the second word where one is asked. */
  static Optional<List<RunEvent>> wouldFollow(Decision decision) {
    return switch (decision) {
      case Does d -> Optional.of(d.events());
      case Asks a -> Optional.of(a.would());
      case Refuses _ -> Optional.empty();
    };
  }

  private static List<RunEvent> asked(Input.Asked asked, RunState state, Moment moment) {
    var at = new Case(state, asked.by().id(), asked.saidAt(), moment);
    if (asked.request() instanceof Request.OnProposal word && at.mayAnswer()) {
      return SecondWord.said(word, at);
    }
    return told(asked.request(), decide(asked.request(), at), at);
  }

  /** What goes on the record when {@code decision} answers {@code request}. */
  static List<RunEvent> told(Request request, Decision decision, Case at) {
    return switch (decision) {
      case Does d -> d.events();
      case Asks a ->
        Stream.concat(a.atOnce().stream(), Stream.of(readBack(request, a, at))).toList();
      case Refuses r -> List.of(new RunEvent.Rejected(request, r.why()));
    };
  }

  private static RunEvent readBack(Request request, Asks asks, Case at) {
    return new RunEvent.Proposed(request, at.by(), asks.need(), at.now().plus(SECOND_WORD),
        asks.would());
  }

  /** Who may, then whether it can be now. */
  static Decision decide(Request request, Case at) {
    if (at.state().course() instanceof Course.Ended(var outcome, var when)
        && !outlivesTheRun(request)) {
      return new Refuses(new Rejection.HasEnded(outcome, when));
    }
    return Room.refusal(request, at).map(Decision::refuses).orElseGet(() -> permitted(request, at));
  }

  /** What is left to do afterwards is noted and closed also after the end. */
  private static boolean outlivesTheRun(Request request) {
    return request instanceof Request.Todo || request instanceof Request.TodoDone
        || request instanceof Request.Note;
  }

  private static Decision permitted(Request request, Case at) {
    return switch (request) {
      case Request.OnStep r -> onStep(r, at);
      case Request.OnRun r ->
        Rights.refusal(r, Optional.empty(), at).map(Decision::refuses).orElseGet(() -> rule(r, at));
      case Request.OnProposal r -> Rights.refusal(r, Optional.empty(), at).map(Decision::refuses)
          .orElseGet(() -> new Refuses(SecondWord.nothing(r.proposal(), at)));
    };
  }

  private static Decision onStep(Request.OnStep request, Case at) {
    if (request instanceof Request.Accept(StepRef.TheOne _)) {
      return Rights.refusal(request, Optional.empty(), at).map(Decision::refuses)
          .orElseGet(() -> AcceptRule.all(at));
    }
    return switch (Named.step(request, at)) {
      case Named.Missing m -> new Refuses(m.why());
      case Named.Found(StepRun step) -> Wrong.misfit(request, step, at)
          .or(() -> Rights.refusal(request, Optional.of(step), at))
          .or(() -> Timely.refusal(request, step, at))
          .map(Decision::refuses)
          .orElseGet(() -> rule(request, step, at));
    };
  }

  private static Decision rule(Request.OnStep request, StepRun step, Case at) {
    return switch (request) {
      case Request.Take _ -> TakeRule.decide(step, at);
      case Request.Run _ -> RunRule.decide(step, at);
      case Request.Done r -> DoneRule.decide(r, step, at);
      case Request.Fail r -> FailRule.decide(r, step, at);
      case Request.Redo r -> RedoRule.decide(r, step, at);
      case Request.Skip r -> SkipRule.decide(r, step, at);
      case Request.Stop _ -> StopRule.decide(step, at);
      case Request.Assign r -> AssignRule.decide(r, step, at);
      case Request.Accept _ -> AcceptRule.decide(step, at);
      case Request.Undone r -> UndoneRule.decide(r, step, at);
      case Request.More r -> MoreRule.decide(r, step, at);
      case Request.Go r -> VoteRule.decide(true, r.why(), step, at);
      case Request.NoGo r -> VoteRule.decide(false, Optional.of(r.why()), step, at);
      case Request.CheckOk r -> CheckRule.ok(r, step, at);
      case Request.CheckFail r -> CheckRule.fail(r, step, at);
      case Request.CheckSkip r -> CheckRule.skip(r, step, at);
      case Request.CheckAssign r -> CheckRule.assign(r, step, at);
    };
  }

  private static Decision rule(Request.OnRun request, Case at) {
    return switch (request) {
      case Request.Approve r -> ApproveRule.decide(r, at);
      case Request.Start r -> StartRule.decide(r, at);
      case Request.MoveStart r -> StartRule.move(r, at);
      case Request.Amend r -> AmendRule.decide(r, at);
      case Request.Waive r -> WaiveRule.decide(r, at);
      case Request.Away r -> DutyRule.away(r, at);
      case Request.Lead r -> DutyRule.lead(r, at);
      case Request.Suspend r -> DutyRule.suspend(r, at);
      case Request.Reinstate r -> DutyRule.reinstate(r, at);
      case Request.Cover r -> CoverRule.decide(r, at);
      case Request.Todo r -> TodoRule.add(r, at);
      case Request.TodoDone r -> TodoRule.done(r, at);
      case Request.Here _ -> Decision.does(new RunEvent.CheckedIn(at.by()));
      case Request.Preflight _ -> PreflightRule.decide(at);
      case Request.Hold r -> HoldRule.hold(r, at);
      case Request.Resume _ -> HoldRule.resume(at);
      case Request.Note r -> Decision.does(new RunEvent.Noted(r.text()));
      case Request.Fallback r -> FallbackRule.decide(r, at);
      case Request.Abort r -> EndRule.abort(r, at);
      case Request.End _ -> EndRule.end(at);
    };
  }
}
