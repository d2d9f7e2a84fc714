package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Need;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** All that moves a run: people who say right and wrong things, hosts that do what hosts do. */
final class Crowd {
  private final World world;
  private final RandomGenerator dice;

  Crowd(World world, RandomGenerator dice) {
    this.world = world;
    this.dice = dice;
  }

  Turn next(RunState state, Instant now) {
    var then = now.plus(pause());
    return new Turn(then, input(state, then));
  }

  /** Mostly seconds, sometimes minutes, seldom a night; now and then the clock goes back. */
  private Duration pause() {
    return switch (dice.nextInt(24)) {
      case 0 -> Duration.ofSeconds(-5);
      case 1, 2, 3, 4 -> Duration.ofMinutes(1 + dice.nextInt(7));
      case 5 -> Duration.ofMinutes(30);
      case 6 -> dice.nextInt(6) == 0 ? Duration.ofDays(40) : Duration.ofMinutes(12);
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
    if (roll < 12) {
      return new Input.Saw(seen(state, now));
    }
    return roll < 80 ? helpful(state, now) : asks(anybody(), request(state));
  }

  private RunEvent.Seen seen(RunState state, Instant now) {
    return switch (dice.nextInt(5)) {
      case 0, 1 -> new RunEvent.Unheard(now.minusSeconds(dice.nextInt(40)), "network");
      case 2 -> heardAgain(state, now);
      case 3 -> ofTheGround();
      default -> work(anyExecution());
    };
  }

  private RunEvent.Seen ofTheGround() {
    return switch (dice.nextInt(5)) {
      case 0 -> new RunEvent.StrangersHeard(dice.nextInt(9));
      case 1 -> new RunEvent.DiskShort(dice.nextInt(256));
      case 2, 3 -> new RunEvent.DiskEnough(400);
      default -> new RunEvent.RulesRead(Map.of("people.yaml", "" + dice.nextInt(3)), false);
    };
  }

  private RunEvent.Seen heardAgain(RunState state, Instant now) {
    return new RunEvent.HeardAgain(
        state.attention().unheard().orElse(now.minusSeconds(dice.nextInt(120))), "network");
  }

  /** Something that moves the run on, where there is anything. */
  private Input helpful(RunState state, Instant now) {
    var inputs = new ArrayList<Input>();
    state.inPlay().forEach(s -> aboutStep(s, inputs));
    state.executionsWithoutEnd().forEach(e -> inputs.add(new Input.Saw(work(e))));
    state.proposals().values().forEach(p -> inputs.add(answer(p)));
    state.attention().unheard()
        .ifPresent(_ -> inputs.add(new Input.Saw(heardAgain(state, now))));
    state.attention().held().ifPresent(_ -> inputs.add(asks(lead(), new Request.Resume())));
    aboutRun(state, inputs);
    return inputs.isEmpty() ? new Input.TimeCame() : pick(inputs);
  }

  private void aboutRun(RunState state, List<Input> inputs) {
    if (state.facts().approvals().size() < world.opening().approvals()) {
      inputs.add(asks(pick(List.copyOf(world.approvers())),
          new Request.Approve(world.opening().digest())));
    }
    if (state.course() instanceof Course.Open && !WaiveRule.lacking(state).isEmpty()) {
      inputs.add(asks(lead(), new Request.Waive(WaiveRule.NO_FALLBACK, "agreed")));
    }
    if (state.course() instanceof Course.Open && state.proposals().isEmpty()) {
      inputs.add(asks(pick(List.copyOf(world.starters())), new Request.Start(Optional.empty())));
    }
    if (state.course() instanceof Course.Forward && dice.nextInt(14) == 0) {
      inputs.add(asks(lead(), new Request.Fallback(Optional.empty(), "slow")));
    }
  }

  private Input answer(Proposal proposal) {
    var who = proposal.need() == Need.THE_SAME ? proposal.by() : lead();
    return asks(who, dice.nextInt(7) == 0
        ? new Request.No(proposal.token())
        : new Request.Yes(proposal.token()));
  }

  private void aboutStep(StepRun step, List<Input> inputs) {
    var ref = new StepRef.Numbered(step.step().number());
    var owner = pick(step.owners().people());
    switch (step.status()) {
      case StepStatus.Called _ -> inputs.add(asks(owner, pick(forward(step, ref))));
      case StepStatus.Taken _ -> inputs.add(asks(owner, pick(forward(step, ref))));
      case StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _ ->
        inputs.add(asks(owner.equals(World.WEI) ? lead() : owner,
            pick(List.of(new Request.Redo(ref), new Request.Skip(ref, "x"), done(step, ref)))));
      case StepStatus.NoGo _,StepStatus.Unanswered _ ->
        inputs.add(asks(lead(), pick(List.of(new Request.Redo(ref), new Request.Skip(ref, "x")))));
      case StepStatus.Checking _ -> {
      }
      case StepStatus.Waiting _,StepStatus.Running _,StepStatus.Done _,StepStatus.Skipped _,StepStatus.Closed _ ->
        {
        }
    }
  }

  private List<Request> forward(StepRun step, StepRef ref) {
    var command = step.step().work() instanceof Work.Command;
    return List.of(command ? new Request.Run(ref) : done(step, ref), done(step, ref),
        dice.nextInt(5) == 0 ? new Request.Fail(ref, "no") : new Request.Take(ref));
  }

  private static Request done(StepRun step, StepRef ref) {
    Map<String, String> values = step.step().records().isEmpty()
        ? Map.of()
        : Map.of("marker", "R018");
    return new Request.Done(ref, values, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private RunEvent.Seen work(ExecutionId e) {
    return switch (dice.nextInt(11)) {
      case 0, 1, 2 -> new RunEvent.WorkBegun(e, "boot", "folder");
      case 3, 4, 5 -> new RunEvent.WorkEnded(e, 0);
      case 6 -> new RunEvent.WorkEnded(e, 3);
      case 7 -> new RunEvent.WorkKilled(e, "");
      case 8 -> dice.nextBoolean()
          ? new RunEvent.WorkCancelled(e)
          : new RunEvent.WorkNotStarted(e, "no route");
      case 9 -> new RunEvent.WorkUnseen(e, "no route");
      default -> dice.nextBoolean()
          ? new RunEvent.WorkLost(e, "rebooted")
          : new RunEvent.WorkUnseen(e, "no route");
    };
  }

  /** Any request at all, from any state: what a hostile or tired person might send. */
  Request request(RunState state) {
    return switch (dice.nextInt(19)) {
      case 0 -> new Request.Take(ref());
      case 1 -> new Request.Run(ref());
      case 2, 3 -> anyDone();
      case 4 -> new Request.Fail(ref(), "no");
      case 5 -> new Request.Redo(ref());
      case 6 -> new Request.Skip(ref(), "x");
      case 7 -> new Request.Stop(ref());
      case 8 -> new Request.Assign(ref(), anybody());
      case 9 ->
        new Request.Approve(pick(List.of(world.opening().digest(), "", "0123456789abcdef")));
      case 10 -> new Request.Start(time());
      case 11 -> new Request.Here();
      case 12 -> new Request.Hold("why");
      case 13 -> new Request.Resume();
      case 14 -> new Request.Note("noted");
      case 15 -> new Request.Fallback(point(), "why");
      case 16 -> new Request.Abort(
          dice.nextInt(4) == 0 ? world.opening().run() : new RunId("another-run"), "why");
      case 17 -> new Request.End();
      default -> dice.nextInt(3) == 0
          ? new Request.No(token(state))
          : new Request.Yes(token(state));
    };
  }

  private Request anyDone() {
    return new Request.Done(ref(),
        pick(List.of(Map.of(), Map.of("marker", "R018"), Map.of("marker", "$(x)", "n", ""))),
        time(), dice.nextInt(3) == 0 ? Optional.of(anybody()) : Optional.empty(),
        Optional.of("a note"));
  }

  private Optional<RestorePoint> point() {
    return pick(List.of(Optional.<RestorePoint>empty(), Optional.of(new RestorePoint("half-way")),
        Optional.of(new RestorePoint("nowhere"))));
  }

  private Optional<LocalTime> time() {
    return pick(List.of(Optional.<LocalTime>empty(), Optional.<LocalTime>empty(),
        Optional.of(LocalTime.of(5, 20)), Optional.of(LocalTime.MIN), Optional.of(LocalTime.MAX)));
  }

  /** One that waits, one that was, one that never can be. */
  private long token(RunState state) {
    var waiting = state.proposals().keySet().stream();
    var others = Stream.of(state.number() - 3, 0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
    return pick(Stream.concat(waiting, others).toList());
  }

  private StepRef ref() {
    var steps = world.opening().plan().steps().map(Step::number);
    var refs = Stream.concat(steps, Stream.of("77", "F9", "1.1").map(StepNumber::new))
        .<StepRef>map(StepRef.Numbered::new);
    return pick(
        Stream.of(refs, Stream.<StepRef>generate(StepRef.TheOne::new).limit(3)).flatMap(s -> s)
            .toList());
  }

  private ExecutionId anyExecution() {
    var step = pick(world.opening().plan().steps().toList());
    return new ExecutionId(world.opening().run(), step.id(), 1 + dice.nextInt(3),
        pick(World.HOSTS));
  }

  private Input asks(PersonId who, Request request) {
    var said = dice.nextInt(40) == 0
        ? Optional.of(Release.OPENED.plusSeconds(dice.nextInt(4_000)))
        : Optional.<Instant>empty();
    return new Input.Asked(new Actor.Person(who, Release.account(who)), request, said);
  }

  private PersonId anybody() {
    return pick(Stream.concat(World.LISTED.stream(), Stream.of(World.MALLORY)).toList());
  }

  private PersonId lead() {
    return dice.nextBoolean() ? World.THOMAS : World.SANDRA;
  }

  private <T> T pick(List<T> from) {
    return from.get(dice.nextInt(from.size()));
  }
}
