package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code plan import} of what Rollcall itself wrote: the same plan again. */
class PlanImportOwnTest {
  private static final Path LIBRARY = Path.of("..", "plans", "library");
  private static final Path EXAMPLE = Path.of("..", "plans", "src", "test", "resources", "rollcall",
      "plans", "format", "example.plan.yaml");
  /** All keys of owners, times and checks in one plan. */
  private static final String PLAN = """
      rollcall: 1
      id: every-form
      title: Every form
      date: 2026-03-07
      zone: UTC
      window: 05:00 - 08:00
      lead: ann
      people: { ann: Ann, ben: Ben, cy: Cy }
      roles: { team: [ann, ben, cy] }
      hosts: { web: ["www[01-03]"], all: [web, db] }
      variables: { n: { value: "1", pattern: "[0-9]+" } }
      environments:
        staging: { hosts: { web: [stage1] } }
      source: { fields: { date: { line: 2, quote: "On 7 March" } } }
      phases:
        - phase: Release
          source: { line: 3, quote: Release }
          steps:
            - step: Any of a list
              owner: [ann, ben]
              at: S-10m
              items: { n: [one, two] }
            - step: All of them
              owner: { all: [ann, ben] }
              at: 05:10
              steps:
                - { step: A part, owner: { any: ann, open: true } }
                - step: Another
                  check:
                    - { text: Looked at, owner: { at-least: 2, of: [team] }, expected: all is well }
                    - A look alone
            - step: Go on?
              gate: { by: { at-least: 2, of: team }, answer-within: 5m, if-no-go: fallback }
            - step: Run it
              run: { ssh: 'do-it "$N"', hosts: all, order: all-at-once }
        - phase: Back
          kind: fallback
          steps:
            - { step: Undo it, at: D+5m, owner: ann }
      """;

  @TempDir
  private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  static Stream<Path> plans() throws IOException {
    try (var files = Files.list(LIBRARY)) {
      return Stream.concat(Stream.of(EXAMPLE), files.sorted().toList().stream());
    }
  }

  @ParameterizedTest
  @MethodSource("plans")
  void whatAShippedPlanIsShownAsForProgramsIsThatPlan(Path plan) throws Exception {
    comesBack(plan.toString());
  }

  @Test
  void whatAPlanOfEveryFormIsShownAsForProgramsIsThatPlan() throws Exception {
    comesBack(file("every-form.plan.yaml", PLAN));
  }

  private void comesBack(String plan) throws Exception {
    var shown = shown(plan);
    var again = file("again.plan.yaml", "");
    assertThat(
        shell.run("plan", "import", file("shown.json", shown), "-o", again, "--force"))
        .as(shell.err()).isZero();
    assertThat(shell.run("plan", "diff", plan, again)).as(shell.out()).isZero();
    assertThat(withoutRevision(shown(again))).isEqualTo(withoutRevision(shown));
    for (var environment : List.of("test", "staging")) {
      int known = shell.run("plan", "show", plan, "--environment", environment, "--json");
      var there = shell.out();
      assertThat(shell.run("plan", "show", again, "--environment", environment, "--json"))
          .isEqualTo(known);
      assertThat(withoutRevision(shell.out())).isEqualTo(withoutRevision(there));
    }
  }

  private String shown(String plan) {
    assertThat(shell.run("plan", "show", plan, "--json")).isZero();
    return shell.out();
  }

  private static List<String> withoutRevision(String json) {
    return json.lines().filter(line -> !line.contains("\"revision\" :")).toList();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void aPlanFileStaysAsItIsByteForByte() throws Exception {
    var text = "# mine\n" + PLAN;
    assertThat(shell.run("plan", "import", file("mine.plan.yaml", text))).isZero();
    assertThat(shell.out()).isEqualTo(text);
  }

  @Test
  void aPlanFileIsOneByItsFirstKeyWhateverStandsBeforeIt() throws Exception {
    assertThat(shell.run("plan", "import", file("bom.plan.yaml", "\uFEFF# mine\n\n" + PLAN)))
        .isZero();
    assertThat(shell.run("plan", "import",
        file("word.md", "# Release\n\nrollcall: we use it\n\n1. Stop it\n"))).isEqualTo(1);
    assertThat(shell.out()).contains("step: Stop it");
  }

  @Test
  void whatIsWrongWithAPlanFileIsSaidAndNothingIsWritten() throws Exception {
    var into = folder.resolve("into.plan.yaml");
    assertThat(shell.run("plan", "import", file("bad.plan.yaml", PLAN.replace("zone", "zune")),
        "-o", into.toString())).isEqualTo(2);
    assertThat(shell.err())
        .contains("bad.plan.yaml:5:1: no key of a plan `zune`; did you mean `zone`?");
    assertThat(into).doesNotExist();
  }

  @Test
  void aPlanOfOneEnvironmentIsNotTheWholePlan() throws Exception {
    var json = shown(file("every-form.plan.yaml", PLAN)).replace("\"environment\" : \"live\"",
        "\"environment\" : \"test\"");
    assertThat(shell.run("plan", "import", file("test.json", json))).isEqualTo(2);
    assertThat(shell.err()).contains("this is the plan as it is in test");
  }

  @Test
  void otherJsonIsNamedAsWhatItIs() throws Exception {
    assertThat(shell.run("plan", "import", file("other.json", "{\"a\": 1}"))).isEqualTo(2);
    assertThat(shell.err().lines()).hasSize(1).first().asString()
        .endsWith("other.json: JSON, but not a plan as plan show --json prints it");
    shell.run("plan", "import", file("doc.txt", "- (08:00 Ann) Stop it\n"), "--json");
    assertThat(shell.run("plan", "import", file("imported.json", shell.out()))).isEqualTo(2);
    assertThat(shell.err()).contains("import the document itself");
  }
}
