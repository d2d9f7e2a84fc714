package rollcall.plans.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.Check;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Match;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;
import rollcall.plans.run.WayBack;

/**
 * From any state of a run that goes forward: whether a way back that is offered leads to its end;
 * from any that goes back already, whether that way does.
 */
final class WayBackWalk {
  private static final int MOST_ROUNDS = 40;
  private final World world;
  private final Decider engine;
  private RunState state;
  private Instant now;

  private WayBackWalk(World world, Decider engine, RunState state, Instant now) {
    this.world = world;
    this.engine = engine;
    this.state = state;
    this.now = now;
  }

  static void check(World world, Decider engine, RunState state, Instant now) {
    var walk = new WayBackWalk(world, engine, state, now);
    if (!state.course().ended() && state.course().startedAt().isPresent()
        && walk.everybodySpeaks()) {
      walk.walk();
    }
  }

  /** There is room, somebody hears, and who was suspended is reinstated, if two are left for it. */
  private boolean everybodySpeaks() {
    input(new Input.Saw(new RunEvent.DiskEnough(1_000)));
    input(new Input.Saw(new RunEvent.HeardAgain(now, "walk")));
    for (var who : state.facts().duty().suspended().stream().sorted().toList()) {
      var others = World.LISTED.stream()
          .filter(p -> !state.facts().duty().suspended().contains(p)).toList();
      if (others.size() > 1 && !state.course().ended()) {
        confirmed(others.getFirst(), others.getLast(), new Request.Reinstate(who, "walk"));
      }
    }
    return !state.course().ended() && state.facts().duty().suspended().isEmpty();
  }

  private void walk() {
    if (state.course() instanceof Course.Back) {
      asks(World.SANDRA, new Request.Resume());
      toItsEnd();
    } else if (!state.course().ended() && !WayBack.offered(state).isEmpty()) {
      turn();
      toItsEnd();
    }
  }

  private void turn() {
    asks(World.SANDRA, new Request.Fallback(Optional.empty(), "walk"));
    Breach.check(!state.proposals().isEmpty(), Rule.NO_WAY_BACK, "not read back");
    asks(World.THOMAS, new Request.Yes(state.proposals().lastEntry().getKey()));
    Breach.check(!(state.course() instanceof Course.Forward), Rule.NO_WAY_BACK, "not turned");
  }

  private void toItsEnd() {
    for (int i = 0; i < MOST_ROUNDS && !state.course().ended(); i++) {
      now = now.plusSeconds(3600);
      state.executionsWithoutEnd().toList().forEach(e -> input(new Input.Saw(
          e.check().isPresent() ? well(e) : new RunEvent.WorkKilled(e, ""))));
      state.inPlay().toList().forEach(s -> finish(state.step(s.id())));
      endWithWhatIsOpen();
    }
    Breach.check(state.course() instanceof Course.Ended(var outcome, var _)
        && outcome == Course.Outcome.FALLEN_BACK, Rule.NO_WAY_BACK,
        state.course() + " "
            + state.inPlay().map(s -> s.id() + " " + s.status()).toList());
  }

  /** With a pair open it ends only on a lead's word. */
  private void endWithWhatIsOpen() {
    if (!state.course().ended() && state.inPlay().findAny().isEmpty()) {
      asks(World.SANDRA, new Request.End());
      state.proposals().keySet().stream().toList()
          .forEach(token -> asks(World.THOMAS, new Request.Yes(token)));
    }
  }

  private RunEvent.Seen well(ExecutionId looking) {
    var asked = state.step(looking.step()).command(looking.check())
        .flatMap(c -> c.expected().output());
    return new RunEvent.WorkEnded(looking, 0, asked.isPresent() ? Match.MATCHED : Match.NOT_ASKED);
  }

  private void finish(StepRun step) {
    switch (step.status()) {
      case StepStatus.Running _ -> confirmed(World.SANDRA, World.SANDRA,
          new Request.Stop(ref(step)));
      case StepStatus.Waiting _ -> input(new Input.TimeCame());
      case StepStatus.Failed _ when CheckRule.bad(step).findAny().isPresent() ->
        confirmed(World.SANDRA, World.SANDRA, new Request.Redo(ref(step)));
      case StepStatus.NoGo _ -> confirmed(World.SANDRA, World.SANDRA,
          new Request.Redo(ref(step)));
      case StepStatus.Called _,StepStatus.Unanswered _ when step.step()
          .work() instanceof Work.Gate ->
        step.owners().people().forEach(p -> asks(p, new Request.Go(ref(step), Optional.empty())));
      case StepStatus.Checking _ when step.openChecks().findAny().isPresent() -> step.openChecks()
          .toList().forEach(c -> look(step, c));
      case StepStatus.Called _,StepStatus.Unanswered _,StepStatus.Taken _,StepStatus.Checking _,StepStatus.Done _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.Closed _ -> {
        step.openChecks().filter(_ -> step.halted()).filter(c -> c.command().isPresent()).toList()
            .forEach(c -> look(step, c));
        step.owners().people().forEach(p -> done(p, step));
      }
    }
  }

  /** Where its command may not look, nobody does. */
  private void look(StepRun step, Check check) {
    if (check.command().isPresent()) {
      confirmed(World.SANDRA, World.THOMAS,
          new Request.CheckSkip(ref(step), check.letter(), "walk"));
    } else {
      asks(step.owners(check).people().getFirst(),
          new Request.CheckOk(ref(step), check.letter()));
    }
  }

  private void confirmed(PersonId first, PersonId second, Request request) {
    asks(first, request);
    if (!state.proposals().isEmpty()) {
      asks(second, new Request.Yes(state.proposals().lastEntry().getKey()));
    }
  }

  private static StepRef ref(StepRun step) {
    return new StepRef.Numbered(step.step().number());
  }

  private void done(PersonId owner, StepRun step) {
    Map<String, String> values = step.step().records().isEmpty()
        ? Map.of()
        : Map.of("marker", "R018");
    asks(owner, new Request.Done(ref(step), values, Optional.empty(), Optional.empty(),
        Optional.empty()));
    if (!state.proposals().isEmpty()) {
      var proposal = state.proposals().lastEntry().getValue();
      asks(proposal.by(), new Request.Yes(proposal.token()));
    }
  }

  private void asks(PersonId who, Request request) {
    input(new Input.Asked(new Actor.Person(who, Release.account(who)), request, Optional.empty()));
  }

  private void input(Input input) {
    for (var entry : engine.decide(state, input, new Moment(now, world.site()))) {
      state = state.apply(entry);
    }
  }
}
