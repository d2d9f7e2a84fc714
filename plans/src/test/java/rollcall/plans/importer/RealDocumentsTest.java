package rollcall.plans.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Five plans as people wrote them, against what each was found to hold by hand. They hold text of
 * other people and lie beside the project: where they do not, there is nothing to compare.
 */
class RealDocumentsTest {
  private static final Path DOCUMENTS = Path.of("..", "..", "shared", "documents");
  private static final Path BY_HAND = Path.of("src", "test", "resources", "rollcall", "plans",
      "importer");

  static Stream<Path> documents() throws IOException {
    if (!Files.isDirectory(DOCUMENTS)) {
      return Stream.of();
    }
    try (var files = Files.list(DOCUMENTS)) {
      return files.filter(f -> f.getFileName().toString().matches("\\d{3}_.*\\.txt")).sorted()
          .toList().stream();
    }
  }

  private static Imported imported(Path document) throws IOException {
    return Shown.imported(document.getFileName().toString(), Files.readAllBytes(document));
  }

  private static List<String> byHand(Path document) throws IOException {
    return Files.readAllLines(BY_HAND
        .resolve(document.getFileName().toString().substring(0, 3) + ".txt")).stream()
        .filter(line -> !line.startsWith("#")).toList();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("documents")
  @Tag("R01")
  @Tag("R02")
  @Tag("R03")
  @Tag("R04")
  @Tag("R05")
  @Tag("R06")
  @Tag("R07")
  @Tag("R08")
  @Tag("R15")
  void everyStepIsThereInItsOrderAndNothingElseIs(Path document) throws IOException {
    assertThat(Shown.lines(imported(document)).stream().filter(l -> !l.startsWith("?")))
        .containsExactlyElementsOf(byHand(document).stream().filter(l -> !l.startsWith("?"))
            .toList());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("documents")
  @Tag("R12")
  @Tag("R14")
  @Tag("R29")
  @Tag("R40")
  void whatIsDoubtfulInThemIsAsked(Path document) throws IOException {
    var asked = Shown.lines(imported(document)).stream().filter(l -> l.startsWith("?")).toList();
    assertThat(byHand(document).stream().filter(l -> l.startsWith("?")))
        .allSatisfy(line -> assertThat(asked).as(line).anyMatch(q -> q.matches(pattern(line))));
  }

  /** A list by hand quotes a few words, and leaves the rest open. */
  private static String pattern(String line) {
    return Stream.of(line.split("…(?! D)", -1)).map(java.util.regex.Pattern::quote)
        .reduce((a, b) -> a + ".*" + b).orElseThrow();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("documents")
  void withItsProposalsTakenEachCanBeRead(Path document) throws IOException {
    var imported = imported(document);
    for (var question : imported.questions()) {
      var answer = question.proposed().or(() -> said(question));
      if (answer.isPresent()) {
        var answered = imported.answered(question, answer.get());
        assertThat(answered).as(question.toString()).isInstanceOf(Imported.Answered.Good.class);
        imported = ((Imported.Answered.Good) answered).imported();
      }
    }
    assertThat(imported.drafts()).allSatisfy(draft -> assertThat(rollcall.plans.format.PlanFile
        .read(draft.id(), draft.yaml().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(rollcall.plans.shape.Read.Good.class));
  }

  private static java.util.Optional<String> said(Question question) {
    return switch (question.field()) {
      case "lead" -> java.util.Optional.of("Ann");
      case "zone" -> java.util.Optional.of("UTC");
      case "date" -> java.util.Optional.of("2026-12-01");
      case "window" -> java.util.Optional.of("08:00 - 12:00");
      default -> java.util.Optional.empty();
    };
  }
}
