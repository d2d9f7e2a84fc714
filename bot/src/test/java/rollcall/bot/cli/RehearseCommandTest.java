package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code rehearse}: a dry walk at the command line. */
class RehearseCommandTest {
  private static final String PLAN = """
      rollcall: 1
      id: small
      title: A small release
      date: 2026-03-07
      zone: UTC
      window: 05:00 - 08:00
      start: 05:10
      lead: thomas
      people: { thomas: Thomas, ann: Ann }
      hosts: { web: [web1] }
      environments:
        staging: { hosts: { web: [stage1] }, window: 05:00 - 05:10, skip: say }
      phases:
        - phase: Window
          steps:
            - { step: Say hello, id: say, owner: [thomas, ann], takes: 5m }
            - { step: Look, id: look, takes: 5m, run: { ssh: look, hosts: web, outcomes: { 0: fine, 2: needed } } }
            - { step: Mend, id: mend, takes: 5m, changes-data: true, only-if: look is needed }
            - { step: 'Go on?', id: go-on, takes: 2m, gate: { by: thomas } }
        - phase: Fallback
          kind: fallback
          steps:
            - { step: Undo, id: undo, owner: ann, takes: 120m, undoes: [mend] }
      """;
  @TempDir
  private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private String plan(String text) throws IOException {
    return Files.writeString(folder.resolve("x.plan.yaml"), text).toString();
  }

  @Test
  void itSaysWhoIsCalledWhenWhatWouldRunWhereAndTheWaysBack() throws Exception {
    assertThat(shell.run("rehearse", plan(PLAN))).isZero();
    assertThat(shell.out().lines().map(String::stripTrailing)).containsExactly(
        "A small release (small, live): a dry walk",
        "Taken for granted: everybody answers at once, each step takes what is planned, every gate"
            + " is a go, every command ends well.",
        "Start Sat 7 Mar 2026 05:10, the window ends 08:00", "",
        "  05:10         1     Say hello: any of thomas, ann",
        "  05:15         1     done",
        "  05:15         2     Look: thomas",
        "  05:15         2     runs on the word of thomas on web1: look",
        "  05:20         2     done, taken to end as \"needed\"",
        "  05:20         3     Mend: thomas",
        "  05:25         3     done",
        "  05:25         4     Go on?: go or no-go by thomas",
        "  05:27         4     go (taken as go)", "",
        "Falling back:",
        "  from 1 on (05:10) it takes 0 min, last moment 07:45",
        "  from 3 on (05:20) it takes 120 min, last moment 05:36", "",
        "End 05:27, 153 min before the window's end.");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void aPlanThatOverrunsItsWindowIsCodeOne() throws Exception {
    assertThat(shell.run("rehearse", plan(PLAN), "--environment", "staging")).isEqualTo(1);
    assertThat(shell.out()).contains("SKIPPED: not in staging", "on stage1: look",
        ": TOO LATE, it cannot end in time", "End 05:12, OVER the window by 2 min.");
  }

  @Test
  void aPlanThatCannotBeOpenedIsCodeOneAndSaysWhy() throws Exception {
    var mail = PLAN.replace("{ step: Mend, id: mend, takes: 5m, changes-data: true,",
        "{ step: Mend, id: mend, mail: { to: a@example.org, subject: S, body: B },");
    assertThat(shell.run("rehearse", plan(mail))).isEqualTo(1);
    assertThat(shell.out())
        .contains("It cannot be opened: the plan uses what is not built yet: mail");
    assertThat(shell.run("rehearse", plan("rollcall: 2"))).isEqualTo(1);
    assertThat(shell.err()).contains("x.plan.yaml:1:");
    assertThat(shell.run("rehearse", plan(PLAN), "--environment", "moon")).isEqualTo(1);
    assertThat(shell.err()).contains("no environment moon; there are live, staging");
  }

  @Test
  void asJsonItSaysTheSame() throws Exception {
    assertThat(shell.run("rehearse", plan(PLAN), "--json")).isZero();
    var tree = JsonMapper.builder().build().readTree(shell.out());
    assertThat(tree.path("holds").asBoolean()).isTrue();
    assertThat(tree.path("start").asString()).isEqualTo("2026-03-07T05:10:00Z");
    assertThat(tree.path("spare").asLong()).isEqualTo(153);
    assertThat(tree.path("steps").size()).isEqualTo(9);
    var runs = tree.path("steps").get(3);
    assertThat(runs.path("is").asString()).isEqualTo("runs");
    assertThat(runs.path("hosts").get(0).asString()).isEqualTo("web1");
    assertThat(tree.path("fallback").get(1).path("last-moment").asString())
        .isEqualTo("2026-03-07T05:36:00Z");
  }

  static Stream<Path> library() throws IOException {
    try (var files = Files.list(Path.of("../plans/library"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("library")
  void everyPlanOfTheLibraryIsWalkedToItsEnd(Path file) {
    shell.run("rehearse", file.toString());
    assertThat(shell.err()).isEmpty();
    assertThat(shell.out().lines().reduce((_, last) -> last).orElse("")).startsWith("End ");
  }
}
