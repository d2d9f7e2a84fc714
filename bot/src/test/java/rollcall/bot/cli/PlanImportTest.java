package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.fetch.Reach;
import rollcall.bot.fetch.WebAddress;
import rollcall.bot.peers.WebServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code plan import}, from a document to plan files, with a person at the terminal and without.
 */
class PlanImportTest {
  private static final String DOCUMENT = """
      Upgrade of the wiki

      1) (08:00 Ann) Stop the service
      2) (08:10 - 8.50 a Ben) Copy the database
      3) (08:55 Ann) Start the service
      """;
  private static final String MANY_RETURNS = "\n".repeat(100);
  @TempDir
  private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @Test
  void aPlanIsPrintedAndWhatIsOpenInItIsCounted() throws Exception {
    assertThat(shell.run("plan", "import", document())).isEqualTo(1);
    assertThat(shell.out()).contains("rollcall: 1\n", "Stop the service", "Copy the database",
        "# ?").endsWith("\n").doesNotStartWith("# ");
    assertThat(shell.err()).containsPattern("rollcall: .*\\.plan\\.yaml: [0-9]+ questions? (is|are)"
        + " open in it, as (a comment|comments) that begins? with \"# \\?\"\n");
  }

  @Test
  void theDocumentMayComeThroughAPipe() {
    assertThat(shell.typing(DOCUMENT, "plan", "import", "-")).isEqualTo(1);
    assertThat(shell.out()).contains("Stop the service");
  }

  @Test
  void forProgramsPlansQuestionsAndFindingsAreJson() throws Exception {
    assertThat(shell.run("plan", "import", document(), "--json")).isEqualTo(1);
    assertThat(json().propertyNames()).contains("plans", "questions", "findings");
    assertThat(json().get("plans").size()).isEqualTo(1);
  }

  @Test
  void withAFileThePlanIsWrittenAsItWouldBePrinted() throws Exception {
    shell.run("plan", "import", document());
    var printed = shell.out();
    assertThat(shell.run("plan", "import", document(), "-o", into())).isEqualTo(1);
    assertThat(Path.of(into())).hasContent(printed);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err()).contains("rollcall: " + into() + " written; ");
  }

  @Test
  void aFileThatIsThereIsKeptUnlessForced() throws Exception {
    Files.writeString(Path.of(into()), "mine");
    assertThat(shell.sitting(MANY_RETURNS, "plan", "import", document(), "-o", into()))
        .isEqualTo(2);
    assertThat(Path.of(into())).hasContent("mine");
    assertThat(shell.err())
        .endsWith("rollcall: " + into() + " is there already; --force overwrites it\n");
    assertThat(shell.out()).as("nobody was asked in vain").isEmpty();
    assertThat(shell.run("plan", "import", document(), "-o", into(), "--force")).isEqualTo(1);
    assertThat(Path.of(into())).content().contains("Stop the service");
  }

  @Test
  void somebodyAtATerminalIsAskedAndReturnTakesWhatIsProposed() throws Exception {
    var questions = questions();
    var first = questions.get(0);
    var without = questions.valueStream().filter(question -> !proposes(question)).count();
    var code = shell.sitting(MANY_RETURNS, "plan", "import", document(), "-o", into());
    assertThat(code).isEqualTo(without == 0 ? 0 : 1);
    assertThat(shell.out()).contains("line " + first.get("line").asInt() + ", "
        + first.get("field").asString(), "? shows where it stands, q asks no more", "\n> ");
    assertThat(questions.valueStream()).anyMatch(PlanImportTest::proposes).allSatisfy(question -> {
      var proposed = question.get("proposed");
      assertThat(shell.out()).contains(proposes(question)
          ? " Proposed: " + proposed.asString()
          : " [Enter] leaves it open");
    });
    assertThat(shell.err()).contains("rollcall: " + into() + " written");
  }

  @Test
  void aQuestionThatIsLeftStaysInTheFileAsAComment() throws Exception {
    shell.run("plan", "import", document());
    var printed = shell.out();
    for (var left : List.of("-\n".repeat(100), "q\n", "", "?\nq\n")) {
      assertThat(shell.sitting(left, "plan", "import", document(), "-o", into(), "--force"))
          .isEqualTo(1);
      assertThat(Path.of(into())).hasContent(printed);
    }
  }

  @Test
  void whereAQuestionStandsIsShown() throws Exception {
    var line = questions().get(0).get("line").asInt();
    shell.sitting("?\nq\n", "plan", "import", document(), "-o", into());
    assertThat(shell.out()).containsOnlyOnce("-> " + line + "  ");
  }

  @Test
  void anAnswerThatCannotStandThereIsAskedForAgain() throws Exception {
    var line = "x".repeat(4001);
    shell.sitting(line + "\n::\nq\n", "plan", "import", document(), "-o", into());
    assertThat(shell.out()).contains("No line is longer than 4000 characters.")
        .containsPattern("> .*[.?] Type another, or - leaves it open\\.\n> ");
  }

  @Test
  void nobodyIsAskedWhereThePlanIsPrintedOrComesThroughAPipe() throws Exception {
    shell.sitting(MANY_RETURNS, "plan", "import", document());
    assertThat(shell.out()).doesNotContain("[Enter]");
    shell.sitting(MANY_RETURNS, "plan", "import", document(), "--json");
    assertThat(shell.out()).doesNotContain("[Enter]");
    shell.sitting(DOCUMENT, "plan", "import", "-", "-o", into());
    assertThat(shell.out()).isEmpty();
    shell.typing(MANY_RETURNS, "plan", "import", document(), "-o", into(), "--force");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void aDocumentIsFetched() throws Exception {
    try (var server = new WebServer(folder)) {
      server.page("/wiki/plan", "text/plain; charset=utf-8", DOCUMENT);
      var address = (WebAddress.Given.Good) WebAddress.of(server.address("/wiki/plan"));
      var out = new ByteArrayOutputStream();
      var code = new ImportBody(server::trust).run(
          new Command.PlanImport(new Command.Origin.Web(address.address()), Optional.empty(),
              false, Reach.ANYWHERE, Command.Format.TEXT),
          around(out));
      assertThat(code).isEqualTo(ExitCode.FINDINGS);
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("Stop the service");
    }
  }

  private Surroundings around(ByteArrayOutputStream out) {
    return new Surroundings(InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), folder,
        Map.of(), Surroundings.Flags.NONE, false);
  }

  private static boolean proposes(JsonNode question) {
    return question.hasNonNull("proposed");
  }

  private JsonNode questions() throws IOException {
    shell.run("plan", "import", document(), "--json");
    return json().get("questions");
  }

  private JsonNode json() {
    return JsonMapper.builder().build().readTree(shell.out());
  }

  private String into() {
    return folder.resolve("wiki.plan.yaml").toString();
  }

  private String document() throws IOException {
    return Files.writeString(folder.resolve("wiki.txt"), DOCUMENT).toString();
  }
}
