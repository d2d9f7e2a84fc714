package rollcall.plans.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.plans.model.Environment;
import rollcall.plans.model.Plan.Unbuilt;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Text;

class BuiltTest {
  private static final Key<String> NEW = Key.optional("new-key", Text.line(), "nobody's yet");
  private static final Fields UNKNOWN = new Mapping("thing", List.of(NEW)).start()
      .with(NEW, "something");

  static Stream<Fields> placesOfANewKey() {
    var step = new Mapping("step", List.of()).start();
    return Stream.of(UNKNOWN, in(PlanKeys.LATEST_END), in(PlanKeys.REMIND),
        step.with(PlanKeys.VARIABLES, Map.of("tag", UNKNOWN)),
        step.with(PlanKeys.ENVIRONMENTS, Map.of(new Environment("test"), UNKNOWN)),
        step.with(PlanKeys.PHASES, List.of(UNKNOWN)),
        ofAStep(UNKNOWN), ofAStep(in(StepKeys.RUN)), ofAStep(in(StepKeys.GATE)),
        ofAStep(in(StepKeys.REMIND)), ofAStep(in(PlanKeys.SOURCE)),
        ofAStep(step.with(StepKeys.CHECK, List.of(UNKNOWN))),
        ofAStep(step.with(StepKeys.RUN, in(RunKeys.EXPECT))),
        ofAStep(step.with(StepKeys.STEPS, List.of(UNKNOWN))));
  }

  private static Fields in(Key<Fields> key) {
    return new Mapping("thing", List.of(key)).start().with(key, UNKNOWN);
  }

  private static Fields ofAStep(Fields step) {
    var nothing = new Mapping("thing", List.of()).start();
    return nothing.with(PlanKeys.PHASES,
        List.of(nothing.with(PlanKeys.PHASE_STEPS, List.of(step))));
  }

  @ParameterizedTest
  @MethodSource("placesOfANewKey")
  void aKeyThatIsNotNamedAsBuiltIsNotRunWhereverItStands(Fields plan) {
    assertThat(Built.beyond(plan)).extracting(Unbuilt::key).containsExactly("new-key");
  }

  @Test
  void whatIsNotBuiltIsThisAndNoMore() {
    var keys = PlanFile.parts().stream().flatMap(part -> part.keys().stream());
    var beyond = keys.filter(key -> !Built.has(key)).toList();
    assertThat(beyond).extracting(Key::name).containsExactly("http", "mail", "local",
        "batch-size", "stop-after");
    assertThat(beyond).extracting(Key::meaning).allMatch(said -> said.endsWith("not run yet"));
  }
}
