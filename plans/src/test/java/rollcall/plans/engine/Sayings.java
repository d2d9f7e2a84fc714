package rollcall.plans.engine;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;

/** Any request at all, from any state: what a hostile or tired person might send. */
final class Sayings {
  private final World world;
  private final RandomGenerator dice;
  /** What the speaker sees of the run. */
  private final RunState met;

  Sayings(World world, RandomGenerator dice, RunState met) {
    this.world = world;
    this.dice = dice;
    this.met = met;
  }

  Request any() {
    return switch (dice.nextInt(8)) {
      case 0, 1 -> answer();
      case 2, 3 -> ofStep();
      case 4 -> ofPeople();
      case 5, 6 -> ofRun();
      default -> dice.nextInt(3) == 0
          ? new Request.No(token())
          : new Request.Yes(token());
    };
  }

  private Request answer() {
    return switch (dice.nextInt(10)) {
      case 0 -> new Request.Take(ref());
      case 1 -> new Request.Run(ref());
      case 2, 3 -> anyDone();
      case 4 -> new Request.Fail(ref(), "no");
      case 5 -> new Request.Go(ref(), Optional.empty());
      case 6 -> new Request.NoGo(ref(), "slow");
      case 7 -> new Request.CheckOk(ref(), letter());
      case 8 -> new Request.CheckFail(ref(), letter(), "red");
      default -> new Request.More(ref(), Duration.ofMinutes(5));
    };
  }

  private Request ofStep() {
    return switch (dice.nextInt(8)) {
      case 6 -> new Request.CheckAssign(ref(), letter(), anybody(), Optional.empty());
      case 0 -> new Request.Redo(ref(), dice.nextBoolean());
      case 1 -> new Request.Skip(ref(), "x");
      case 2 -> new Request.Stop(ref());
      case 3 -> new Request.Assign(ref(), anybody(), Optional.empty());
      case 4 -> new Request.Accept(ref());
      case 5 -> new Request.Undone(ref(), "not yet");
      default -> new Request.CheckSkip(ref(), letter(), "no time");
    };
  }

  private Request ofPeople() {
    return switch (dice.nextInt(7)) {
      case 0 -> new Request.Here();
      case 1 -> new Request.Away(Duration.ofMinutes(10));
      case 2, 3 -> new Request.Lead(anybody());
      case 4 -> new Request.Cover(anybody(), anybody());
      case 5 -> dice.nextInt(3) == 0
          ? new Request.Suspend(anybody(), "strange")
          : new Request.Preflight();
      default -> new Request.Reinstate(anybody(), "known");
    };
  }

  private Request ofRun() {
    return switch (dice.nextInt(13)) {
      case 0 -> new Request.Approve(pick(
          List.of(met.opening().digest(), world.opening().digest(), "", "0123456789abcdef")));
      case 1 -> new Request.Start(time());
      case 2 -> new Request.MoveStart(time().orElse(LocalTime.of(5, 30)));
      case 3 -> new Request.Hold("why");
      case 4 -> new Request.Resume();
      case 5 -> new Request.Note("noted");
      case 6 -> new Request.Fallback(point(), "why");
      case 7 -> new Request.Abort(
          dice.nextInt(4) == 0 ? world.opening().run() : new RunId("another-run"), "why");
      case 8 -> new Request.End();
      case 9 -> new Request.Waive(pick(List.of("no-fallback", "1", "1.1", "nothing")), "agreed");
      case 10 -> new Request.Todo(pick(List.of(Optional.<PersonId>empty(),
          Optional.of(anybody()))), "clean up");
      case 11 -> amendment();
      default -> new Request.TodoDone(dice.nextInt(4));
    };
  }

  /** The plan's file as somebody has written it since. */
  Request amendment() {
    return new Request.Amend(
        new RandomAmendment(dice, met, world.opening().plan()).plan());
  }

  private Request anyDone() {
    return new Request.Done(ref(),
        pick(List.of(Map.of(), Map.of("marker", "R018"), Map.of("marker", "$(x)", "n", ""))),
        time(), dice.nextInt(3) == 0 ? Optional.of(anybody()) : Optional.empty(),
        Optional.of("a note"));
  }

  private CheckLetter letter() {
    return CheckLetter.at(dice.nextInt(4));
  }

  Optional<RestorePoint> point() {
    return pick(List.of(Optional.<RestorePoint>empty(), Optional.of(new RestorePoint("half-way")),
        Optional.of(new RestorePoint("before-upgrade")),
        Optional.of(new RestorePoint("nowhere"))));
  }

  private Optional<LocalTime> time() {
    return pick(List.of(Optional.<LocalTime>empty(), Optional.<LocalTime>empty(),
        Optional.of(LocalTime.of(5, 20)), Optional.of(LocalTime.MIN), Optional.of(LocalTime.MAX)));
  }

  /** One that waits, one that was, one that never can be. */
  private long token() {
    var waiting = met.proposals().keySet().stream();
    var others = Stream.of(met.number() - 3, 0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE);
    return pick(Stream.concat(waiting, others).toList());
  }

  private StepRef ref() {
    var steps = Stream.concat(met.plan().steps(), world.opening().plan().steps().limit(3))
        .map(Step::number);
    var refs = Stream.concat(steps, Stream.of("77", "F9", "9.1").map(StepNumber::new))
        .<StepRef>map(StepRef.Numbered::new);
    return pick(Stream.concat(refs, Stream.<StepRef>generate(StepRef.TheOne::new).limit(3))
        .toList());
  }

  PersonId anybody() {
    return pick(Stream.concat(World.LISTED.stream(), Stream.of(World.MALLORY)).toList());
  }

  private <T> T pick(List<T> from) {
    return from.get(dice.nextInt(from.size()));
  }
}
