package rollcall.plans.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.plans.model.Timing;

/** The plans that are shipped. */
class LibraryTest {
  @ParameterizedTest
  @ValueSource(strings = {"smartsite-2007", "smartsite-2009"})
  void aPlanOfTheLibraryCanBeOpenedAndRun(String name) throws IOException {
    var bytes = Files.readAllBytes(Path.of("library", name + ".plan.yaml"));
    var plan = TheExampleTest.good(bytes).plan();
    assertThat(plan.id().value()).isEqualTo(name);
    assertThat(plan.unbuilt()).isEmpty();
    assertThat(plan.steps()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(plan.steps().map(s -> s.timing())).noneMatch(Timing::guessed);
  }
}
