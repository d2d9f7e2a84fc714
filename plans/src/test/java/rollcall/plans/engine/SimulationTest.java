package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.plans.run.Course;
import rollcall.plans.run.StepStatus;

/**
 * Random runs through random plans, with a crash every few decisions. More of them:
 * {@code mvn -pl plans verify -Dtest=SimulationTest -Drollcall.seeds=100000}.
 */
class SimulationTest {
  private static final long SEEDS = Long.getLong("rollcall.seeds", 2_000);

  @Test
  void whateverPeopleHostsAndClocksDoTheRulesHold() {
    var failure = LongStream.range(0, SEEDS).parallel()
        .mapToObj(s -> Simulation.of(s, RunEngine::decide))
        .flatMap(Optional::stream).findFirst();
    assertThat(failure.map(Simulation.Failure::toString)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rollcall.plans.engine.Planted#all")
  void aPlantedFaultIsNoticedAndItsStoryIsShort(Planted fault) {
    var failure = LongStream.range(0, 2_000)
        .mapToObj(s -> Simulation.of(s, fault.engine())).flatMap(Optional::stream)
        .filter(f -> f.breach().rule() == fault.noticedBy()).findFirst();
    assertThat(failure).isPresent();
    assertThat(failure.orElseThrow().story()).hasSizeLessThan(Simulation.TURNS / 2);
  }

  @Test
  void theRunsReachEveryEndAndEveryState() {
    var words = new HashSet<String>();
    var ends = EnumSet.noneOf(Course.Outcome.class);
    LongStream.range(0, 600).boxed().flatMap(s -> Simulation.states(s).stream()).forEach(state -> {
      state.steps().stream().forEach(s -> words.add(s.status().word()));
      if (state.course() instanceof Course.Ended ended) {
        ends.add(ended.outcome());
      }
    });
    assertThat(words).hasSize(StepStatus.class.getPermittedSubclasses().length);
    assertThat(ends).containsExactly(Course.Outcome.values());
  }
}
