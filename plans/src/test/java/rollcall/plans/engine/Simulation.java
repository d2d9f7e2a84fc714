package rollcall.plans.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import rollcall.plans.forecast.Forecast;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/**
 * A whole run from one seed: plan, people, hosts and clock are drawn from it, and every few
 * decisions the bot is killed and comes back from its record. What breaks a rule is cut down to the
 * shortest story that still breaks it.
 */
final class Simulation {
  /** Inputs of one run. */
  static final int TURNS = 70;
  private final World world;
  private final Decider engine;

  private Simulation(World world, Decider engine) {
    this.world = world;
    this.engine = engine;
  }

  /** A broken rule, and the inputs that lead to it. */
  record Failure(long seed, Breach breach, World world, List<Turn> story) {
    @Override
    public String toString() {
      var plan = world.opening().plan().phases().stream().flatMap(p -> p.steps().stream())
          .map(s -> "  " + s.number() + " needs " + s.needs() + ", " + s.owners() + ", " + s.work()
              + ", " + s.effects() + ", " + s.timing() + ", " + s.terms())
          .collect(Collectors.joining("\n"));
      return "seed " + seed + ": " + breach.getMessage() + "\n" + plan + "\n"
          + story.stream().map(Turn::told).collect(Collectors.joining("\n"));
    }
  }

  private static RandomGenerator dice(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Empty where every rule held. */
  static Optional<Failure> of(long seed, Decider engine) {
    var dice = dice(seed);
    var world = World.random(dice);
    var simulation = new Simulation(world, engine);
    var told = new ArrayList<Turn>();
    return simulation.draw(new Crowd(world, dice), told)
        .map(breach -> new Failure(seed, breach, world, simulation.shrunk(told, breach.rule())));
  }

  /** The states that the run of {@code seed} goes through. */
  static List<RunState> states(long seed) {
    var dice = dice(seed);
    var world = World.random(dice);
    var states = new ArrayList<RunState>();
    var simulation = new Simulation(world, (state, input, moment) -> {
      states.add(state);
      return RunEngine.decide(state, input, moment);
    });
    simulation.draw(new Crowd(world, dice), new ArrayList<>());
    return states;
  }

  static World world(long seed) {
    return World.random(dice(seed));
  }

  private Entry first() {
    var opener = world.opening().opener();
    return new Entry(1, Release.OPENED, new Actor.Person(opener, Release.account(opener)),
        new RunEvent.Opened(world.opening()));
  }

  private Optional<Breach> draw(Crowd crowd, List<Turn> told) {
    var state = RunState.of(first());
    var watch = new Watch(world, first());
    var now = Release.OPENED;
    for (int i = 0; i < TURNS; i++) {
      var turn = crowd.next(state, now);
      now = turn.now();
      told.add(turn);
      try {
        state = turn(watch, state, turn);
      } catch (Breach breach) {
        return Optional.of(breach);
      }
      if (state.course().ended() && i % 4 == 0) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private RunState turn(Watch watch, RunState state, Turn turn) {
    var after = watch.see(state, turn, decide(state, turn));
    if (turn.input() instanceof Input.TimeCame
        || !state.plan().title().equals(after.plan().title())) {
      foretold(after, later(after.at(), turn.now()));
      WayBackWalk.check(world, engine, after, later(after.at(), turn.now()));
    }
    return after;
  }

  /** Whatever has become of the plan, what is left of it has an end. */
  private static void foretold(RunState state, Instant now) {
    var outlook = Outlook.of(state, now);
    var forecast = Forecast.of(state, now);
    Breach.check(outlook.step() <= outlook.steps() && outlook.end().equals(forecast.end())
        && state.inPlay().allMatch(s -> forecast.span(s.id())
            .filter(span -> !span.end().isBefore(now)).isPresent()),
        Breach.Rule.NOT_FORETOLD, outlook);
  }

  private List<Entry> decide(RunState state, Turn turn) {
    try {
      return engine.decide(state, turn.input(), new Moment(turn.now(), world.site()));
    } catch (RuntimeException e) {
      var breach = new Breach(Breach.Rule.THREW, turn.told() + " " + e);
      breach.initCause(e);
      throw breach;
    }
  }

  /** {@code told} gets the turns as they were retold, as far as a rule broke. */
  private Optional<Breach> retold(List<Turn> turns, List<Turn> told) {
    var state = RunState.of(first());
    var watch = new Watch(world, first());
    try {
      for (var turn : turns) {
        told.add(turn.meant(state));
        state = turn(watch, state, told.getLast());
      }
      return Optional.empty();
    } catch (Breach breach) {
      return Optional.of(breach);
    }
  }

  /** Leaves out turn after turn, from the last to the first, as long as the same rule breaks. */
  private List<Turn> shrunk(List<Turn> story, Breach.Rule rule) {
    var shortest = story;
    for (var again = true; again;) {
      again = false;
      for (int i = shortest.size() - 1; i >= 0; i = Math.min(i, shortest.size()) - 1) {
        var fewer = new ArrayList<>(shortest);
        fewer.remove(i);
        var told = new ArrayList<Turn>();
        if (retold(fewer, told).filter(b -> b.rule() == rule).isPresent()) {
          shortest = told;
          again = true;
        }
      }
    }
    return List.copyOf(shortest);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
