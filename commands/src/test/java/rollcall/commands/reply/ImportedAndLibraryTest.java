package rollcall.commands.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.plans.document.Document;
import rollcall.plans.format.PlanFile;
import rollcall.plans.importer.Draft;
import rollcall.plans.importer.Imported;
import rollcall.plans.importer.Question;
import rollcall.plans.model.Environment;
import rollcall.plans.shape.Read;

/**
 * What differs between what a document comes to by itself and the plan that is shipped for it:
 * nothing but wording and what the shipped plan marks as ours. Behind every difference its file
 * says which of the two it is. The documents lie beside the project, or there is nothing to
 * compare.
 */
class ImportedAndLibraryTest {
  private static final Path DOCUMENTS = Path.of("..", "..", "shared", "documents");
  private static final Path LIBRARY = Path.of("..", "plans", "library");
  private static final Path EXPECTED = Path.of("src", "test", "resources", "rollcall", "commands",
      "reply", "imported");

  /** What leaves a question open. */
  private static final String OPEN = "-";

  /** Which plan of which document it is, and what is answered where nothing is proposed. */
  record Pair(String library, String document, int plan, Map<String, String> answers) {
    @Override
    public String toString() {
      return library;
    }
  }

  private static final List<Pair> PAIRS = List.of(
      new Pair("ucl-cr-3326", "000_ef0e965e26702d58.txt", 0, Map.of("people", "Imogen, Pavel",
          "lead", "Niv", "date", "2018-08-30", "zone", "Europe/London")),
      new Pair("ucl-cr-3510", "000_ef0e965e26702d58.txt", 1, Map.of("people", "Imogen, Pavel",
          "lead", "Niv", "date", "2018-09-27", "zone", "Europe/London")),
      new Pair("smartsite-2009", "001_078b37f5467d3404.txt", 0,
          Map.of("people 19", "Prabhu", "people 57", "Sandra", "people", "Prabhu", "phases",
              "Stage the release tag on every node", "zone",
              "America/Los_Angeles", "window", "05:00 - 08:00", "lead", "Thomas Amsler")),
      new Pair("scheduler-upgrade", "002_daac389803baa009.txt", 0, Map.of("lead", "John", "zone",
          "Europe/London", "window", "09:00 - 18:00", "steps 84", OPEN, "steps 86", OPEN)),
      new Pair("moodle-outageless", "003_88bbdc398b4ef198.txt", 0, Map.of("lead", "Tester", "date",
          "2023-01-16", "zone", "UTC", "window", "09:00 - 13:00")),
      new Pair("smartsite-2007", "004_5532c714fa6a70f7.txt", 0, Map.of("zone",
          "America/Los_Angeles", "lead", "Thomas", "phases", "Go through what is left to do")));

  static Stream<Pair> pairs() {
    return Files.isDirectory(DOCUMENTS) ? PAIRS.stream() : Stream.of();
  }

  private static Imported answered(Pair pair) throws IOException {
    var read = Document.read(pair.document(),
        Files.readAllBytes(DOCUMENTS.resolve(pair.document())));
    var imported = Imported.of(((Document.Outcome.Good) read).document());
    var plan = imported.drafts().get(pair.plan()).id();
    var asked = new ArrayList<Question>();
    for (var next = next(imported, plan, asked); next
        .isPresent(); next = next(imported, plan, asked)) {
      asked.add(next.get());
      if (!answer(pair, next.get()).equals(OPEN) && imported.answered(next.get(),
          answer(pair, next.get())) instanceof Imported.Answered.Good(var then)) {
        imported = then;
      }
    }
    return imported;
  }

  private static Optional<Question> next(Imported imported, String plan, List<Question> asked) {
    return imported.questions().stream()
        .filter(q -> q.plan().equals(plan) && !asked.contains(q)).findFirst();
  }

  private static String answer(Pair pair, Question question) {
    var answers = pair.answers();
    return answers.getOrDefault(question.field() + " " + question.line(),
        answers.getOrDefault(question.field(), question.proposed().orElse(OPEN)));
  }

  private static PlanFile file(String name, byte[] text) {
    return switch (PlanFile.read(name, text)) {
      case Read.Good<PlanFile>(var file) -> file;
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  private static List<String> differences(Pair pair) throws IOException {
    Draft draft = answered(pair).drafts().get(pair.plan());
    var imported = file(draft.id(), draft.yaml().getBytes(StandardCharsets.UTF_8));
    var library = file(pair.library(),
        Files.readAllBytes(LIBRARY.resolve(pair.library() + ".plan.yaml")));
    return Differing.lines(imported.alike(library, Environment.LIVE).orElseThrow(),
        library.plan());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("pairs")
  void aPlanThatIsShippedDiffersInWordingAndInWhatItMarksAsOurs(Pair pair) throws IOException {
    var expected = Files.readAllLines(EXPECTED.resolve(pair.library() + ".txt"));
    var found = differences(pair);
    Files.createDirectories(Path.of("target", "imported"));
    Files.write(Path.of("target", "imported", pair.library() + ".txt"), found);
    assertThat(found).containsExactlyElementsOf(
        expected.stream().filter(line -> !line.startsWith("    ")).toList());
    for (int i = 0; i < expected.size(); i += 2) {
      assertThat(expected.get(i + 1)).as(expected.get(i)).matches("    (?:wording|ours: \\S.*)");
    }
  }
}
