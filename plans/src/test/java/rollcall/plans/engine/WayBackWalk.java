package rollcall.plans.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;
import rollcall.plans.run.WayBack;

/**
 * From any state of a run that goes forward: whether a way back that is offered leads to its end.
 */
final class WayBackWalk {
  private static final int MOST_ROUNDS = 20;
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
    if (state.course() instanceof Course.Forward && !WayBack.offered(state).isEmpty()) {
      new WayBackWalk(world, engine, state, now).walk();
    }
  }

  private void walk() {
    input(new Input.Saw(new RunEvent.HeardAgain(now, "walk")));
    asks(World.SANDRA, new Request.Fallback(Optional.empty(), "walk"));
    Breach.check(!state.proposals().isEmpty(), Rule.NO_WAY_BACK, "not read back");
    asks(World.THOMAS, new Request.Yes(state.proposals().lastEntry().getKey()));
    Breach.check(!(state.course() instanceof Course.Forward), Rule.NO_WAY_BACK, "not turned");
    for (int i = 0; i < MOST_ROUNDS && !state.course().ended(); i++) {
      now = now.plusSeconds(3600);
      state.executionsWithoutEnd().toList()
          .forEach(e -> input(new Input.Saw(new RunEvent.WorkKilled(e, ""))));
      state.inPlay().toList().forEach(this::finish);
    }
    Breach.check(state.course() instanceof Course.Ended(var outcome, var _)
        && outcome == Course.Outcome.FALLEN_BACK, Rule.NO_WAY_BACK, state.course());
  }

  private void finish(StepRun step) {
    if (step.status() instanceof StepStatus.Waiting) {
      input(new Input.TimeCame());
      return;
    }
    Map<String, String> values = step.step().records().isEmpty()
        ? Map.of()
        : Map.of("marker", "R018");
    asks(step.owners().people().getFirst(),
        new Request.Done(new StepRef.Numbered(step.step().number()), values, Optional.empty(),
            Optional.empty(), Optional.empty()));
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
