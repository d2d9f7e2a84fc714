package rollcall.plans.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.plans.format.PlanFile;
import rollcall.plans.run.History;
import rollcall.plans.shape.Read;

/** What the rules say of the plans that come with the project, which were written with care. */
class LibraryLintTest {
  private static final Path LIBRARY = Path.of("library");

  static Stream<Path> library() throws IOException {
    try (var files = Files.list(LIBRARY)) {
      return files.filter(f -> f.toString().endsWith(".plan.yaml")).sorted().toList().stream();
    }
  }

  private static List<Finding> findings(Path path) {
    try {
      return findings(path.toString(), Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Finding> findings(String name, byte[] bytes) {
    return switch (PlanFile.read(name, bytes)) {
      case Read.Good<PlanFile>(var file) -> file.environments().stream()
          .flatMap(e -> file.plan(e).stream())
          .flatMap(plan -> Lint.of(Subject.of(file, plan, Optional.empty(), History.NONE)).stream())
          .distinct().toList();
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  @ParameterizedTest
  @MethodSource("library")
  void noPlanOfTheLibraryHasABlocker(Path path) {
    assertThat(findings(path)).noneMatch(f -> f.rule().severity() == Severity.BLOCKER);
  }

  private static List<String> said(String plan, String rule) {
    return findings(LIBRARY.resolve(plan + ".plan.yaml")).stream()
        .filter(f -> f.rule().name().equals(rule)).map(Finding::message).toList();
  }

  /** The hazards that the documents hold, and the plans made of them keep. */
  @Test
  void theHazardsOfTheDocumentsAreNamed() {
    assertThat(said("ucl-cr-3326", "no-fallback")).hasSize(1);
    assertThat(said("ucl-cr-3326", "data-unsaved"))
        .containsExactly("10 Upgrade Moodle from the page Admin >> Notifications: changes data, and"
            + " no step before it makes a restore point");
    assertThat(said("smartsite-2009", "restores-what-nobody-made"))
        .containsExactly("F3 Put the previous configuration back: puts back sakai.properties,"
            + " sakai.properties.018, which no step of the way there makes");
    assertThat(said("smartsite-2009", "first-node-only")).hasSize(1);
    assertThat(said("ucl-cr-3510", "other-change")).singleElement().asString()
        .contains("names CR3326, and the plan is of CR-3510");
    assertThat(said("ucl-cr-3326", "suspicious-blank")).hasSize(2)
        .allMatch(m -> m.contains("moodle_int_mgmt _RunSits.sh"));
  }

  @Test
  void withoutALaterEndTheWayBackOf2007ComesTooLate() throws IOException {
    var file = LIBRARY.resolve("smartsite-2007.plan.yaml");
    var text = Files.readString(file).replaceAll("(?m)^latest-end:.*\n(?:  .*\n)*", "");
    assertThat(findings("smartsite-2007", text.getBytes(StandardCharsets.UTF_8)))
        .filteredOn(f -> f.rule().severity() == Severity.BLOCKER).extracting(Finding::message)
        .containsExactly("10 Test whether the upgrade is a success: begins 10:00; falling back"
            + " takes 121 min, so that to end by 12:00 it must start by 09:59");
  }
}
