package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanCommandsTest {
  private static final String PLAN = """
      rollcall: 1
      id: small
      title: A small release
      date: 2026-03-07
      zone: UTC
      window: 05:00 - 08:00
      start: 05:10
      lead: thomas
      people: { thomas: Thomas }
      hosts: { web: [web1] }
      phases:
        - phase: Window
          steps:
            - step: Say hello
              owner: thomas
              takes: 5m
            - step: Restart
              owner: thomas
              takes: 5m
              run: { ssh: restart, hosts: web }
        - phase: Back
          kind: fallback
          steps:
            - { step: Look whether it is as before, owner: thomas, takes: 6m }
      """;
  private static final String ELSEWHERE = PLAN.replace("phases:", """
      environments:
        staging: { hosts: { web: 'stage[1-2]' }, skip: hello }
      phases:""").replace("- step: Say hello\n", "- step: Say hello\n        id: hello\n");
  @TempDir
  private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  @Test
  void aGoodPlanIsOneLineAndCodeNought() throws Exception {
    var file = plan(PLAN);
    assertThat(shell.run("plan", "check", file)).isZero();
    assertThat(shell.out()).isEqualTo(file + ": good, 3 steps\n");
    assertThat(shell.err()).isEmpty();
  }

  @Test
  void everyProblemIsALineWithItsPlaceAndCodeOne() throws Exception {
    var file = plan(PLAN.replace("takes: 5m", "tekes: 5m").replace("lead: thomas", "lead: tomas"));
    assertThat(shell.run("plan", "check", file)).isEqualTo(1);
    assertThat(shell.out().lines()).hasSize(3).allMatch(line -> line.startsWith(file + ":"));
    assertThat(shell.out()).contains(":8:").contains("tekes").contains("takes").contains("thomas");
  }

  @Test
  void aTimeThatTheNightDoesNotHaveIsAFinding() throws Exception {
    var file = plan(PLAN.replace("2026-03-07", "2026-03-29").replace("UTC", "Europe/London")
        .replace("05:00 - 08:00", "01:30 - 08:00"));
    assertThat(shell.run("plan", "check", file)).isEqualTo(1);
    assertThat(shell.out()).isEqualTo(file + ": 01:30 does not exist on 2026-03-29 in"
        + " Europe/London, where the clocks change. Write another time, or one from S,"
        + " such as S+90m.\n" + file + ": 3 steps\n");
  }

  @Test
  void whatTheRulesFindIsALineWithItsPlaceAndFailsAsBadAsItIsTold() throws Exception {
    var file = plan(PLAN.replace("ssh: restart", "ssh: tail -f log"));
    assertThat(shell.run("plan", "check", file)).isZero();
    assertThat(shell.out()).isEqualTo(file + ":17: high never-ends: 2 Restart: `tail` goes on"
        + " until somebody stops it\n" + file + ": 3 steps; found: 1 high\n");
    assertThat(shell.run("plan", "check", "--fail-on", "high", file)).isEqualTo(1);
    assertThat(shell.run("plan", "check", file, "--json")).isZero();
    var found = json().get(file).get("findings").get(0);
    assertThat(found.get("rule").asString()).isEqualTo("never-ends");
    assertThat(found.get("line").asInt()).isEqualTo(17);
    assertThat(found.get("reason").asString()).endsWith(".");
  }

  @Test
  void plansOfOneDayAreHeldBesideEachOther() throws Exception {
    var file = plan(PLAN);
    var other = Files.writeString(folder.resolve("other.plan.yaml"), PLAN.replace("id: small",
        "id: other")).toString();
    assertThat(shell.run("plan", "check", file, other)).isZero();
    assertThat(shell.out()).isEqualTo(file + ": good, 3 steps\n" + other
        + ": medium same-day: on 2026-03-07 there is also small: both need thomas; both have web1\n"
        + other + ": 3 steps; found: 1 medium\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(shell.run("plan", "check", "no-such.plan.yaml")).isEqualTo(1);
    assertThat(shell.out()).startsWith("no-such.plan.yaml").contains("there is no such file");
  }

  @Test
  void theFindingsAsJsonAreByFile() throws Exception {
    var good = plan(PLAN);
    var bad = Files.writeString(folder.resolve("bad.plan.yaml"), "rollcall: 1\nide: x\n");
    assertThat(shell.run("plan", "check", good, bad.toString(), "--json")).isEqualTo(1);
    var found = json();
    assertThat(found.get(good).get("problems").isEmpty()).isTrue();
    var first = found.get(bad.toString()).get("problems").get(0);
    assertThat(first.get("line").isInt() && first.get("column").isInt()).isTrue();
    assertThat(first.get("message").asString()).isNotBlank();
  }

  @Test
  void aSiteThatLacksPeopleOrPermitsIsAFinding() throws Exception {
    var config = site("people.yaml: sandra");
    var file = plan(PLAN);
    assertThat(shell.run("plan", "check", file, "--config", config)).isEqualTo(1);
    assertThat(shell.out()).contains(file + ": not in the people file: thomas.")
        .contains(file + ": no permit: 2 on web1.");
  }

  @Test
  void aConfigurationThatCannotBeReadIsToldOnce() throws Exception {
    var file = plan(PLAN);
    assertThat(shell.run("plan", "check", file, file, "--config", "no-such.yaml")).isEqualTo(1);
    assertThat(shell.err().lines()).hasSize(1).allMatch(line -> line.contains("no-such.yaml"));
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void aPlanIsDrawnOverItsTime() throws Exception {
    assertThat(shell.run("plan", "show", plan(PLAN), "--timeline")).isZero();
    assertThat(shell.out()).isEqualTo(
        """
            A small release (small, live)
                                                 05:10     05:40     06:10     06:40     07:10     07:40
              1     Say hello                    #
              2     Restart                       ##
                    the window ends 08:00                                                                |

            Back
                                                 D+0m      D+10m     D+20m     D+30m     D+40m     D+50m
              F1    Look whether it is as before ######
            """);
    var late = plan(PLAN.replace("takes: 5m\n        run", "takes: 170m\n        run"));
    assertThat(shell.run("plan", "show", late, "--timeline")).isZero();
    assertThat(shell.out()).containsPattern("2 +Restart +#+ after the window");
    assertThat(shell.run("plan", "show", plan(PLAN.replace("date: 2026-03-07\n", "")),
        "--timeline")).isZero();
    assertThat(shell.out()).contains("nothing can be drawn: it has no date");
    assertThat(shell.run("plan", "show", late, "--timeline", "--json")).isEqualTo(2);
  }

  @Test
  void whatDiffersBetweenTwoPlansIsToldInWords() throws Exception {
    var before = plan(PLAN);
    var text = PLAN.replace("people: { thomas: Thomas }", "people: { thomas: Thomas, ann: Ann }")
        .replace("takes: 5m\n        - step", "takes: 8m\n            owner: x\n        - step")
        .replace("step: Restart\n        owner: thomas\n        takes: 5m",
            "step: Restart\n        owner: { all: [thomas, ann] }\n        at: S+5m\n        takes: 1h")
        .replace("    steps:\n      - step: Say hello",
            "    steps:\n      - { step: Wave, owner: ann }\n      - step: Say hello");
    var after = Files.writeString(folder.resolve("after.plan.yaml"), text).toString();
    assertThat(shell.run("plan", "diff", before, after)).isEqualTo(1);
    assertThat(shell.out().lines()).containsExactly("~ of the plan: other people or roles",
        "+ 1 Wave, ann, no time given", "~ 2 (was 1) Say hello: other order",
        "~ 3 (was 2) Restart: owner thomas -> thomas and ann; at no time -> S+5m, takes 5 min ->"
            + " 60 min");
    assertThat(shell.run("plan", "diff", after, before)).isEqualTo(1);
    assertThat(shell.out()).endsWith("- 1 Wave is gone\n");
    assertThat(shell.run("plan", "diff", before, before)).isZero();
    assertThat(shell.out()).isEmpty();
    assertThat(shell.run("plan", "diff", before, "no-such.plan.yaml")).isEqualTo(1);
    assertThat(shell.err()).startsWith("rollcall: no-such.plan.yaml");
    assertThat(shell.run("plan", "diff", before)).isEqualTo(2);
  }

  @Test
  void aStepThatMovesOutOfAPhaseThatStaysHasMoved() throws Exception {
    var head = "rollcall: 1\nid: phases\ntitle: Phases\nlead: ann\npeople: { ann: Ann }\nphases:\n";
    var before = Files.writeString(folder.resolve("before.plan.yaml"), head + """
          - { phase: Stop, steps: [ { step: One }, { step: Two } ] }
          - { phase: Start, steps: [ { step: Three } ] }
        """);
    var after = Files.writeString(folder.resolve("after.plan.yaml"), head + """
          - { phase: Stop, steps: [ { step: Four } ] }
          - { phase: Start, steps: [ { step: One }, { step: Three } ] }
        """);
    assertThat(shell.run("plan", "diff", before.toString(), after.toString())).isEqualTo(1);
    assertThat(shell.out()).containsPattern("One: .*another phase").contains("Two is gone")
        .doesNotContainPattern("Three: .*another phase");
  }

  private static final String OF_A_DOCUMENT = """
      rollcall: 1
      id: verified
      title: Verified
      lead: ann
      people: { ann: Ann }
      phases:
        - phase: Release
          steps:
      """;

  private String ofADocument(String name, String... steps) throws Exception {
    return Files.writeString(folder.resolve(name + ".plan.yaml"),
        OF_A_DOCUMENT + "      - { " + String.join(" }\n      - { ", steps) + " }\n").toString();
  }

  @Test
  void stepsOfOneDocumentAreLaidBesideOneAnotherByWhereTheyComeFrom() throws Exception {
    var first = ofADocument("first",
        "step: Verify one, source: { line: 10, quote: Verify }",
        "step: Verify two, source: { line: 20, quote: Verify }",
        "step: Copy, source: { line: 30, quote: Copy it }",
        "step: Start it, source: { line: 40, quote: Start }");
    var then = ofADocument("then",
        "step: Verify the second, source: { line: 20, quote: Verify }",
        "step: Copy all, id: copied, source: { line: 33, quote: Copy it }",
        "step: Start, id: start, source: { line: 40 }",
        "step: Look, source: { line: 50 }");
    assertThat(shell.run("plan", "diff", first, then)).isEqualTo(1);
    assertThat(shell.out().lines()).containsExactly(
        "~ 1 (was 2) Verify the second: other text; other order",
        "~ 2 (was 3) Copy all: other text", "~ 3 (was 4) Start: other text",
        "+ 4 Look, ann, no time given", "- 1 Verify one is gone");
  }

  @Test
  void aPlanIsShownALineAStep() throws Exception {
    assertThat(shell.run("plan", "show", plan(PLAN))).isZero();
    assertThat(shell.out()).contains("A small release (small, ").contains("Lead thomas.")
        .containsPattern("2 +5m +thomas +Restart \\[runs on 1 host]");
  }

  @Test
  void aPlanIsShownAsJson() throws Exception {
    assertThat(shell.run("plan", "show", plan(PLAN), "--json")).isZero();
    assertThat(json().get("id").asString()).isEqualTo("small");
  }

  @Test
  void aPlanIsShownForAnEnvironmentWithWhatIsSkippedThere() throws Exception {
    var file = plan(ELSEWHERE);
    assertThat(shell.run("plan", "show", file, "--environment", "staging")).isZero();
    assertThat(shell.out()).contains("A small release (small, staging, ")
        .containsPattern("1 +5m +thomas +Say hello \\[not in staging]")
        .containsPattern("2 +5m +thomas +Restart \\[runs on 2 hosts]");
  }

  @Test
  void withoutAnEnvironmentAPlanIsShownForLive() throws Exception {
    assertThat(shell.run("plan", "show", plan(ELSEWHERE))).isZero();
    assertThat(shell.out()).contains("(small, live, ").contains("[runs on 1 host]")
        .doesNotContain("not in");
  }

  @Test
  void aPlanIsShownForAnEnvironmentAsJson() throws Exception {
    assertThat(shell.run("plan", "show", plan(ELSEWHERE), "--environment=staging", "--json"))
        .isZero();
    assertThat(json().get("environment").asString()).isEqualTo("staging");
    assertThat(json().get("hosts").get("web").size()).isEqualTo(2);
  }

  @Test
  void anEnvironmentThatAPlanDoesNotHaveIsRefusedWithThoseItHas() throws Exception {
    var file = plan(ELSEWHERE);
    assertThat(shell.run("plan", "show", file, "--environment", "stagin")).isEqualTo(1);
    assertThat(shell.err())
        .isEqualTo("rollcall: " + file + ": no environment stagin; there are live, staging\n");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void aCheckReadsEveryEnvironment() throws Exception {
    var file = plan(ELSEWHERE);
    assertThat(shell.run("plan", "check", file)).isZero();
    assertThat(shell.out()).isEqualTo(file + ": good, 3 steps; in live, staging\n");
  }

  @Test
  void aMistakeInAnEnvironmentIsAFindingAtItsLine() throws Exception {
    var file = plan(ELSEWHERE.replace("web: 'stage", "wbe: 'stage"));
    assertThat(shell.run("plan", "check", file)).isEqualTo(1);
    assertThat(shell.out())
        .isEqualTo(file + ":12:23: no group of hosts `wbe`; did you mean `web`?\n");
  }

  @Test
  void whatASiteLacksIsToldForEveryEnvironment() throws Exception {
    var config = site("people.yaml: sandra");
    var file = plan(ELSEWHERE);
    assertThat(shell.run("plan", "check", file, "--config", config)).isEqualTo(1);
    assertThat(shell.out()).contains(file + ": no permit: 2 on web1.")
        .contains(file + ": in staging: no permit: 2 on stage1, stage2.");
  }

  @Test
  void aBadPlanIsNotShown() throws Exception {
    assertThat(shell.run("plan", "show", plan("rollcall: 2\n"))).isEqualTo(1);
    assertThat(shell.out()).isEmpty();
    assertThat(shell.err().lines()).isNotEmpty().allMatch(line -> line.startsWith("rollcall: "));
  }

  @Test
  void aPlanCommandWithoutAFileIsUsage() {
    assertThat(shell.run("plan", "check")).isEqualTo(2);
    assertThat(shell.err()).contains("rollcall plan check FILE");
  }

  private JsonNode json() {
    return JsonMapper.builder().build().readTree(shell.out());
  }

  private String plan(String text) throws IOException {
    return Files.writeString(folder.resolve("small.plan.yaml"), text).toString();
  }

  /** A site with sandra alone and no permit. */
  private String site(String why) throws IOException {
    ruling("people.yaml", "sandra: { name: Sandra }\n");
    ruling("hosts.yaml", "{}\n");
    return ruling("rollcall.yaml", "# " + why + "\npeople: people.yaml\n");
  }

  private String ruling(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"))
        .toString();
  }
}
