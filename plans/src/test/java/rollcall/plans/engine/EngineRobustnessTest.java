package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/** Any request of anybody, in any state that random runs reach, is answered and breaks nothing. */
class EngineRobustnessTest {
  private static final int SEEDS = 60;
  private static final int REQUESTS = 12;
  private static final List<PersonId> EVERYBODY = Stream
      .concat(World.LISTED.stream(), Stream.of(World.MALLORY)).toList();

  @Test
  void everyRequestIsAnsweredInEveryState() {
    LongStream.range(0, SEEDS).forEach(seed -> {
      var world = Simulation.world(seed);
      var dice = RandomGeneratorFactory.of("L64X128MixRandom").create(-seed - 1);
      for (var state : Simulation.states(seed)) {
        var sayings = new Sayings(world, dice, state);
        for (int i = 0; i < REQUESTS; i++) {
          var who = EVERYBODY.get(dice.nextInt(EVERYBODY.size()));
          var request = sayings.any();
          assertThat(answers(state, who, request, world, dice)).as("%s %s", who, request)
              .isNotEmpty();
        }
      }
    });
  }

  @Test
  void thereIsNoRequestThatIsNeverSaid() {
    var sayings = new Sayings(Simulation.world(1),
        RandomGeneratorFactory.of("L64X128MixRandom").create(1),
        Simulation.states(1).getLast());
    var said = Stream.generate(sayings::any).limit(20_000).<Class<?>>map(Request::getClass)
        .collect(Collectors.toSet());
    assertThat(VerbTableTest.records(Request.class)).allMatch(said::contains);
  }

  private static List<Entry> answers(RunState state, PersonId who, Request request, World world,
      RandomGenerator dice) {
    var by = new Actor.Person(who, Release.account(who));
    var said = switch (dice.nextInt(4)) {
      case 0 -> Optional.of(Instant.MIN);
      case 1 -> Optional.of(Instant.MAX);
      default -> Optional.<Instant>empty();
    };
    var moment = new Moment(state.at().plusSeconds(dice.nextInt(400)), world.site());
    RunEngine.preview(state, who, request, moment);
    return RunEngine.decide(state, new Input.Asked(by, request, said), moment).stream()
        .filter(e -> e.by().equals(by)).toList();
  }

  @Test
  void timesAtTheEdgeOfTimeAreBorne() {
    for (var state : Simulation.states(1)) {
      for (var seen : List.of(new RunEvent.Unheard(Instant.MIN, "x"),
          new RunEvent.HeardAgain(Instant.MIN, "x"), new RunEvent.HeardAgain(Instant.MAX, "x"))) {
        var site = Simulation.world(1).site();
        var told = RunEngine.decide(state, new Input.Saw(seen), new Moment(state.at(), site));
        assertThat(told.isEmpty()).as("%s", seen).isEqualTo(!state.awaits(seen));
      }
    }
  }
}
