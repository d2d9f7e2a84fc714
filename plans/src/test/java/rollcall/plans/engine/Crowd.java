package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.LooseEnds;
import rollcall.plans.run.Absence;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Match;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;
import rollcall.plans.run.UnfitHost;

/** All that moves a run: people who say right and wrong things, hosts that do what hosts do. */
final class Crowd {
  private static final int AMENDED_EVERY = 30;
  private final World world;
  private final RandomGenerator dice;
  /** What was said last, which networks say twice. */
  private Input last = new Input.TimeCame();

  Crowd(World world, RandomGenerator dice) {
    this.world = world;
    this.dice = dice;
  }

  Turn next(RunState state, Instant now) {
    var then = now.plus(pause());
    var input = dice.nextInt(40) == 0 ? last : input(state, then);
    last = input;
    return new Turn(then, input);
  }

  /** Mostly seconds, sometimes minutes, seldom a night; now and then the clock goes back. */
  private Duration pause() {
    return switch (dice.nextInt(24)) {
      case 0 -> Duration.ofSeconds(-5);
      case 1, 2, 3, 4 -> Duration.ofMinutes(1 + dice.nextInt(7));
      case 5 -> Duration.ofMinutes(dice.nextInt(3) == 0 ? 30 : 2);
      case 6 -> dice.nextInt(8) == 0 ? Duration.ofDays(40) : Duration.ofMinutes(12);
      case 7, 8, 9 -> Duration.ZERO;
      default -> Duration.ofSeconds(dice.nextInt(45));
    };
  }

  private Input input(RunState state, Instant now) {
    var roll = dice.nextInt(100);
    if (roll < 6) {
      return new Input.TimeCame();
    }
    if (roll < 7) {
      return new Input.StopAll(new Actor.Operator("root"));
    }
    if (roll < 10) {
      return new Input.Saw(seen(state, now));
    }
    if (roll < 82) {
      return helpful(state, now);
    }
    var sayings = new Sayings(world, dice, state);
    return asks(sayings.anybody(), sayings.any());
  }

  private RunEvent.Seen seen(RunState state, Instant now) {
    return switch (dice.nextInt(6)) {
      case 5 -> dice.nextBoolean()
          ? new RunEvent.Left(pick(World.LISTED), pick(List.of(Absence.values())))
          : new RunEvent.Returned(pick(World.LISTED));
      case 0, 1 -> new RunEvent.Unheard(now.minusSeconds(dice.nextInt(40)), "network");
      case 2 -> heardAgain(state, now);
      case 3 -> ofTheGround(state);
      default -> work(anyExecution(state), state);
    };
  }

  private RunEvent.Seen ofTheGround(RunState state) {
    return switch (dice.nextInt(7)) {
      case 6 -> new RunEvent.PreflightEnded(
          dice.nextBoolean() ? state.facts().ground().preflight().look() : 1, 3, unfit());
      case 5 -> new RunEvent.ClockJumped(Duration.ofSeconds(dice.nextInt(-900, 900)));
      case 0 -> new RunEvent.StrangersHeard(dice.nextInt(9));
      case 1 -> new RunEvent.DiskShort(dice.nextInt(256));
      case 2, 3 -> new RunEvent.DiskEnough(400);
      default -> new RunEvent.RulesRead(Map.of("people.yaml", "" + dice.nextInt(3)), false);
    };
  }

  private List<UnfitHost> unfit() {
    return dice.nextBoolean()
        ? List.of()
        : List.of(new UnfitHost(pick(World.HOSTS), List.of(), "it does not answer"));
  }

  private RunEvent.Seen heardAgain(RunState state, Instant now) {
    return new RunEvent.HeardAgain(
        state.attention().unheard().orElse(now.minusSeconds(dice.nextInt(120))), "network");
  }

  /** Something that moves the run on, where there is anything. */
  private Input helpful(RunState state, Instant now) {
    if (dice.nextInt(AMENDED_EVERY) == 0) {
      return asks(pick(World.LISTED), new Sayings(world, dice, state).amendment());
    }
    var inputs = new ArrayList<Input>();
    state.inPlay().forEach(s -> aboutStep(s, inputs));
    state.executionsWithoutEnd().forEach(e -> inputs.add(new Input.Saw(work(e, state))));
    state.proposals().values().forEach(p -> Stream.generate(() -> answer(p)).limit(3)
        .forEach(inputs::add));
    state.attention().unheard()
        .ifPresent(_ -> inputs.add(new Input.Saw(heardAgain(state, now))));
    state.attention().held().ifPresent(_ -> inputs.add(asks(lead(), new Request.Resume())));
    state.attention().room()
        .ifPresent(_ -> inputs.add(new Input.Saw(new RunEvent.DiskEnough(400))));
    aboutRun(state, inputs);
    return inputs.isEmpty() ? new Input.TimeCame() : pick(inputs);
  }

  private void aboutRun(RunState state, List<Input> inputs) {
    if (state.facts().approvals().size() < state.opening().approvals()) {
      inputs.add(asks(one(world.approvers()), new Request.Approve(state.opening().digest())));
    }
    if (state.course() instanceof Course.Open && !WaiveRule.lacking(state).isEmpty()) {
      inputs.add(asks(lead(), new Request.Waive(LooseEnds.NO_FALLBACK, "agreed")));
    }
    if (state.course() instanceof Course.Open && state.proposals().isEmpty()
        && (state.inPlay().findAny().isEmpty() || dice.nextInt(6) == 0)) {
      inputs.add(asks(one(World.LEADS), new Request.Start(Optional.empty())));
    }
    if (state.course() instanceof Course.Forward && dice.nextInt(5) == 0) {
      inputs.add(asks(lead(), new Request.Fallback(Optional.empty(), "slow")));
    }
    if (state.course() instanceof Course.Back && dice.nextInt(4) == 0) {
      inputs.add(asks(lead(), new Request.Fallback(Optional.of(pick(RandomPlan.POINTS)), "no")));
    }
    state.onCourse().filter(s -> s.settled() && s.status() instanceof StepStatus.NoGo)
        .forEach(s -> inputs.add(asks(lead(), new Request.Redo(ref(s)))));
    if (dice.nextInt(6) == 0) {
      aboutThePast(state, inputs);
      aboutPeople(state, inputs);
    }
    state.facts().duty().suspended()
        .forEach(who -> inputs.add(asks(lead(), new Request.Reinstate(who, "known"))));
    state.steps().stream().flatMap(s -> s.offeredTo().stream().map(who -> asks(who,
        new Request.Accept(ref(s))))).findFirst().filter(_ -> dice.nextBoolean())
        .ifPresent(inputs::add);
  }

  /** What was done was not, after all; or is to be done again. */
  private void aboutThePast(RunState state, List<Input> inputs) {
    state.steps().stream().filter(s -> state.onCourse(s) && s.settled()).forEach(s -> {
      var who = dice.nextBoolean() ? lead() : pick(s.owners().people());
      inputs.add(asks(who, dice.nextBoolean()
          ? new Request.Redo(ref(s))
          : new Request.Undone(ref(s), "not yet")));
    });
  }

  private void aboutPeople(RunState state, List<Input> inputs) {
    var step = pick(state.steps().stream().toList());
    inputs.add(asks(lead(), new Request.Assign(ref(step), pick(World.LISTED), Optional.empty())));
    inputs.add(asks(lead(), new Request.Cover(pick(World.OWNERS), pick(World.LISTED))));
    inputs.add(asks(lead(), new Request.Lead(pick(World.LISTED))));
    inputs.add(asks(lead(), new Request.Suspend(pick(World.LISTED), "strange")));
    inputs.add(asks(one(world.starters()), new Request.MoveStart(LocalTime.of(23, 0))));
    inputs.add(asks(lead(), new Request.Abort(world.opening().run(), "enough")));
  }

  private Input answer(Proposal proposal) {
    var who = switch (proposal.need()) {
      case THE_SAME -> proposal.by();
      case ANY_LEAD, ANOTHER_LEAD -> lead();
      case ANOTHER_PERSON -> pick(World.LISTED);
    };
    return asks(who, dice.nextInt(7) == 0
        ? new Request.No(proposal.token())
        : new Request.Yes(proposal.token()));
  }

  private static StepRef ref(StepRun step) {
    return new StepRef.Numbered(step.step().number());
  }

  private void aboutStep(StepRun step, List<Input> inputs) {
    var ref = ref(step);
    var owner = pick(step.owners().people());
    switch (step.status()) {
      case StepStatus.Called _ -> {
        inputs.add(called(step, owner));
        step.owners().deputy().filter(_ -> step.isSilent())
            .ifPresent(d -> inputs.add(asks(d, new Request.Take(ref))));
      }
      case StepStatus.Taken _ -> inputs.add(asks(owner, pick(forward(step))));
      case StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _ ->
        inputs.add(asks(owner.equals(World.WEI) ? lead() : owner,
            pick(List.of(new Request.Redo(ref, dice.nextBoolean()), new Request.Skip(ref, "x"),
                done(step)))));
      case StepStatus.NoGo _ -> inputs.add(asks(lead(),
          pick(List.of(new Request.Redo(ref), new Request.Skip(ref, "x")))));
      case StepStatus.Unanswered _ -> {
        inputs.add(vote(step, owner));
        inputs.add(asks(lead(), pick(List.of(new Request.Redo(ref), new Request.Skip(ref, "x")))));
      }
      case StepStatus.Checking _ -> {
        inputs.add(dice.nextInt(6) == 0 ? asks(owner, done(step)) : looks(step));
        if (step.atWork() && dice.nextInt(6) == 0) {
          inputs.add(asks(owner, new Request.Stop(ref)));
        }
      }
      case StepStatus.Running _ -> {
        if (step.isBackground()) {
          inputs.add(asks(owner, new Request.Stop(ref)));
        }
      }
      case StepStatus.Waiting _,StepStatus.Done _,StepStatus.Skipped _,StepStatus.Closed _ -> {
      }
    }
  }

  private Input called(StepRun step, PersonId owner) {
    if (step.step().work() instanceof Work.Gate) {
      return vote(step, owner);
    }
    return step.openChecks().findAny().isPresent() && dice.nextInt(3) == 0
        ? looks(step)
        : asks(owner, pick(forward(step)));
  }

  private Input vote(StepRun gate, PersonId voter) {
    return asks(voter, dice.nextInt(4) == 0
        ? new Request.NoGo(ref(gate), "slow")
        : new Request.Go(ref(gate), Optional.empty()));
  }

  private Input looks(StepRun step) {
    var open = step.openChecks().filter(c -> c.command().isEmpty() || dice.nextInt(4) == 0)
        .toList();
    if (open.isEmpty()) {
      return new Input.TimeCame();
    }
    Check check = pick(open);
    var who = pick(step.owners(check).people());
    return switch (dice.nextInt(8)) {
      case 0 -> asks(who, new Request.CheckFail(ref(step), check.letter(), "red"));
      case 1 -> asks(lead(), new Request.CheckSkip(ref(step), check.letter(), "no time"));
      default -> asks(who, new Request.CheckOk(ref(step), check.letter()));
    };
  }

  private List<Request> forward(StepRun step) {
    var command = step.step().work() instanceof Work.Command;
    return List.of(command ? new Request.Run(ref(step)) : done(step), done(step),
        switch (dice.nextInt(8)) {
          case 0 -> new Request.Fail(ref(step), "no");
          case 1 -> new Request.More(ref(step), Duration.ofMinutes(3));
          default -> new Request.Take(ref(step));
        });
  }

  private static Request done(StepRun step) {
    Map<String, String> values = step.step().records().isEmpty()
        ? Map.of()
        : Map.of("marker", "R018");
    return new Request.Done(ref(step), values, Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  private RunEvent.Seen work(ExecutionId e, RunState state) {
    return switch (dice.nextInt(13)) {
      case 0, 1, 2 -> new RunEvent.WorkBegun(e, "boot", "folder");
      case 3, 4, 5 -> new RunEvent.WorkEnded(e, 0, output(e, state));
      case 6 -> new RunEvent.WorkEnded(e, 3, output(e, state));
      case 7 -> new RunEvent.WorkKilled(e, "");
      case 8 -> dice.nextBoolean()
          ? new RunEvent.WorkCancelled(e)
          : new RunEvent.WorkNotStarted(e, "no route");
      case 9 -> new RunEvent.WorkUnseen(e, "no route");
      case 10 -> new RunEvent.WorkPlaced(e, "boot", "folder");
      case 11 -> new RunEvent.WorkEnded(e, 2, output(e, state));
      default -> dice.nextBoolean()
          ? new RunEvent.WorkLost(e, "rebooted")
          : new RunEvent.WorkUnseen(e, "no route");
    };
  }

  /** Mostly what was asked for, where its output is asked for. */
  private Match output(ExecutionId e, RunState state) {
    var step = state.steps().graph().find(e.step()).map(_ -> state.step(e.step()));
    var asked = step.flatMap(s -> s.command(e.check())).flatMap(c -> c.expected().output());
    return asked.map(_ -> pick(List.of(Match.MATCHED, Match.MATCHED, Match.MATCHED,
        Match.NOT_MATCHED, Match.UNKNOWN))).orElse(Match.NOT_ASKED);
  }

  /** Also of steps that are in the plan no more. */
  private ExecutionId anyExecution(RunState state) {
    var plan = dice.nextBoolean() ? state.plan() : world.opening().plan();
    var step = pick(plan.steps().toList());
    var check = dice.nextInt(3) == 0
        ? Optional.of(CheckLetter.at(dice.nextInt(3)))
        : Optional.<CheckLetter>empty();
    return new ExecutionId(world.opening().run(), step.id(), 1 + dice.nextInt(3),
        pick(World.HOSTS), check);
  }

  /** Now and then a line says when it was said, which may be long ago. */
  private Input asks(PersonId who, Request request) {
    var said = dice.nextInt(40) == 0
        ? Optional.of(Release.OPENED.plusSeconds(dice.nextInt(4_000)))
        : Optional.<Instant>empty();
    return new Input.Asked(new Actor.Person(who, Release.account(who)), request, said);
  }

  private PersonId lead() {
    return dice.nextBoolean() ? World.THOMAS : World.SANDRA;
  }

  private PersonId one(Collection<PersonId> people) {
    return pick(people.stream().sorted().toList());
  }

  private <T> T pick(List<T> from) {
    return from.get(dice.nextInt(from.size()));
  }

}
