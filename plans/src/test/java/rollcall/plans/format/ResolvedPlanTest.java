package rollcall.plans.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Variable;
import rollcall.plans.model.Work;

/** What a plan leaves open, and how it is written out. */
class ResolvedPlanTest {
  private static final String HEAD = """
      rollcall: 1
      id: x
      title: X
      lead: ann
      people: { ann: Ann, bob: Bob, carl: Carl }
      roles: { ops: [bob, carl] }
      """;

  private static Plan plan(String text) {
    return TheExampleTest.good((HEAD + text).getBytes(StandardCharsets.UTF_8)).plan();
  }

  private static Plan steps(String text) {
    return plan("phases:\n- phase: P\n  steps:\n" + text);
  }

  private static Step step(Plan plan, String id) {
    return plan.steps().filter(s -> s.id().value().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> needs(Plan plan, String id) {
    return step(plan, id).needs().stream().map(StepId::value).sorted().toList();
  }

  @Test
  void whatFollowsAGroupFollowsAllOfIt() {
    var plan = steps("""
          - { step: a }
          - { step: b }
          - { step: c, alongside: true }
          - { step: d, alongside: true }
          - { step: e }
          - { step: c2, id: c2, needs: [] }
        """);
    assertThat(needs(plan, "a")).isEmpty();
    for (var id : List.of("b", "c", "d")) {
      assertThat(needs(plan, id)).containsExactly("a");
    }
    assertThat(needs(plan, "e")).containsExactly("b", "c", "d");
    assertThat(needs(plan, "c2")).isEmpty();
  }

  @Test
  void alongsideByIdTakesOverWhatThatStepNeeds() {
    var plan = steps("""
          - { step: a }
          - { step: b, id: b }
          - { step: c }
          - { step: d, alongside: b }
        """);
    assertThat(needs(plan, "d")).containsExactly("a");
    assertThat(needs(plan, "c")).containsExactly("b", "d");
  }

  @Test
  void aPhaseFollowsAllEndsOfThePhaseBeforeAndFallbacksStandApart() {
    var plan = plan("""
        phases:
          - phase: One
            kind: before
            steps: [ { step: a, id: a }, { step: b, needs: a }, { step: c, needs: a } ]
          - phase: Back
            kind: fallback
            steps: [ { step: f } ]
          - phase: Two
            steps: [ { step: d, restore-point: here } ]
          - phase: Back to here
            kind: fallback
            to: here
            steps: [ { step: g } ]
          - phase: Further back to here
            kind: fallback
            to: here
            steps: [ { step: h } ]
        """);
    assertThat(needs(plan, "d")).containsExactly("b", "c");
    assertThat(needs(plan, "f")).isEmpty();
    assertThat(needs(plan, "g")).isEmpty();
    assertThat(needs(plan, "h")).containsExactly("g");
    assertThat(plan.steps().map(s -> s.number().value())).containsExactly("1", "2", "3", "F1", "4",
        "F2", "F3");
  }

  @Test
  void idsAreMadeOfTheTextAndNeverTwice() {
    var plan = steps("""
          - step: Back up!
          - step: back  UP
          - { step: Other, id: back-up-2 }
          - step: Überprüfen – jetzt
          - step: 備份
        """);
    assertThat(plan.steps().map(s -> s.id().value())).containsExactly("back-up", "back-up-3",
        "back-up-2", "uberprufen-jetzt", "step-5");
  }

  @Test
  @Tag("R33")
  void ownersAreResolvedAndTheLeadOwnsWhatNobodyDoes() {
    var plan = steps("""
          - { step: a }
          - { step: b, owner: [ops, ann, bob], deputy: carl }
          - { step: c, owner: { all: [ops] } }
          - { step: d, owner: { at-least: 2, of: [ops, ann], open: true } }
        """);
    var ann = new PersonId("ann");
    var bob = new PersonId("bob");
    var carl = new PersonId("carl");
    assertThat(step(plan, "a").owners()).isEqualTo(Owners.any(List.of(ann)));
    assertThat(step(plan, "b").owners())
        .isEqualTo(new Owners(1, List.of(bob, carl, ann), false, Optional.of(carl)));
    assertThat(step(plan, "c").owners())
        .isEqualTo(new Owners(2, List.of(bob, carl), false, Optional.empty()));
    assertThat(step(plan, "d").owners())
        .isEqualTo(new Owners(2, List.of(bob, carl, ann), true, Optional.empty()));
  }

  @Test
  void hostsAreExpandedInOrderAndOnce() {
    var plan = plan("""
        hosts: { app: ["moodle-app-[01,02]", "n[8-10]"], all: [app, db1, moodle-app-01] }
        phases: [ { phase: P, steps: [ { step: a, run: { ssh: x, hosts: [all, n9, z], as: u,
          order: one-by-one, limit: 90s, expect: { exit: 0 } } } ] } ]
        """);
    assertThat(step(plan, "a").work()).isInstanceOfSatisfying(Work.Command.class, command -> {
      assertThat(command.hosts()).extracting(HostName::value).containsExactly("moodle-app-01",
          "moodle-app-02", "n8", "n9", "n10", "db1", "z");
      assertThat(command.limit()).contains(Duration.ofSeconds(90));
      assertThat(command.as()).contains("u");
    });
    assertThat(plan.unbuilt()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"90s, PT1M30S", "1h30m, PT1H30M", "2d, PT48H", "1d1h1m1s, PT25H1M1S", "0m, PT0S"})
  void aDurationIsReadAndWrittenBack(String written, Duration duration) {
    var file = TheExampleTest.good((HEAD + "phases: [ { phase: P, steps: [ { step: a, takes: "
        + written + " } ] } ]\n").getBytes(StandardCharsets.UTF_8));
    assertThat(step(file.plan(), "a").timing().takes()).isEqualTo(duration);
    var again = TheExampleTest.good(file.text().getBytes(StandardCharsets.UTF_8));
    assertThat(again.fields()).isEqualTo(file.fields());
  }

  @Test
  void aWindowMayPassMidnightAndTimesOfDayCompareWithThoseFromS() {
    var plan = plan("""
        zone: Europe/Vienna
        date: 2026-11-21
        window: 23:00 - 02:00
        latest-end: { at: 03:30, agreed-by: Ann }
        phases:
          - phase: P
            steps:
              - { step: a, at: 22:50 }
              - { step: b, at: S }
              - { step: c }
              - { step: d, at: 00:30 +1d }
              - { step: e, at: S+2h, takes: 1m }
        """);
    assertThat(plan.schedule().plannedStart()).contains(Instant.parse("2026-11-21T22:00:00Z"));
    assertThat(plan.schedule().windowEnd()).contains(Instant.parse("2026-11-22T01:00:00Z"));
    assertThat(plan.schedule().fallbackEnd()).contains(Instant.parse("2026-11-22T02:30:00Z"));
    assertThat(step(plan, "a").timing().takes()).isEqualTo(Duration.ofMinutes(10));
    assertThat(step(plan, "b").timing().takes()).isEqualTo(Duration.ofMinutes(90));
    assertThat(step(plan, "c").timing().takes()).isZero();
    assertThat(step(plan, "d").timing().takes()).isEqualTo(Duration.ofMinutes(30));
    assertThat(step(plan, "e").timing().guessed()).isFalse();
  }

  @Test
  void everyScalarIsTheTextAsWritten() {
    var plan = plan("""
        change: on
        variables: { tag: { value: 1.10 }, at: { value: 10:30, secret: true } }
        phases: [ { phase: no, steps: [ { step: 0x1F, number: 007 } ] } ]
        """);
    assertThat(plan.title().change()).contains("on");
    assertThat(plan.variables()).containsEntry("tag",
        new Variable("1.10", Optional.empty(), false));
    assertThat(plan.variables()).containsEntry("at", new Variable("10:30", Optional.empty(), true));
    assertThat(plan.phases().getFirst().title()).isEqualTo("no");
    assertThat(plan.steps().findFirst().orElseThrow().text().numberAsWritten()).contains("007");
    assertThat(plan.schedule().zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void aSecretIsNotInTheTreeForPrograms() {
    var file = TheExampleTest.good((HEAD + """
        variables: { pass: { value: canary, secret: true } }
        phases: [ { phase: P, steps: [ { step: a } ] } ]
        """).getBytes(StandardCharsets.UTF_8));
    assertThat(file.json().toString()).contains("pass").doesNotContain("canary");
  }

  @Test
  void subStepsAreCountedNumberedAndWaitForWhatTheirWholeWaitsFor() {
    var file = TheExampleTest.good((HEAD + """
        phases:
          - phase: P
            steps:
              - { step: a, steps: [ { step: b, id: b }, { step: c, steps: [ { step: d } ] } ] }
              - { step: e, needs: b, check: [x, { text: y, owner: ops }] }
        """).getBytes(StandardCharsets.UTF_8));
    assertThat(needs(file.plan(), "e")).containsExactly("b");
    assertThat(needs(file.plan(), "a")).containsExactlyInAnyOrder("b", "c");
    assertThat(needs(file.plan(), "c")).containsExactlyInAnyOrder("b", "d");
    assertThat(needs(file.plan(), "d")).containsExactly("b");
    assertThat(step(file.plan(), "a").work()).isEqualTo(new Work.Parts());
    assertThat(step(file.plan(), "d").terms().partOf()).contains(step(file.plan(), "c").id());
    assertThat(file.plan().unbuilt()).isEmpty();
    assertThat(file.json().toString()).contains("n=1.2.1").contains("n=2b");
  }

  @Test
  void theSchemaAndTheReferenceNameEveryKey() {
    var step = PlanFile.parts().stream().filter(part -> part.noun().equals("step")).findFirst()
        .orElseThrow();
    assertThat(step.lines()).first(STRING)
        .isEqualTo("step           what to do, one line (required)");
    assertThat(PlanFile.schema().toString()).contains("$ref=#/$defs/step")
        .contains("additionalProperties=false").contains("no-way-back");
  }

  @Test
  void whatDiffersIsSaidKeyByKey() {
    var phases = "phases: [ { phase: P, steps: [ { step: a } ] } ]\n";
    var before = TheExampleTest.good((HEAD + phases).getBytes(StandardCharsets.UTF_8));
    var after = TheExampleTest.good((HEAD.replace("title: X", "title: Y") + "change: C-1\n"
        + phases).getBytes(StandardCharsets.UTF_8));
    assertThat(before.differences(after)).containsExactly("title: X -> Y", "change: (none) -> C-1");
  }

  @Test
  void aMarkOfTheByteOrderAndWindowsLineEndsAreTolerated() {
    var text = "\uFEFF" + (HEAD + "phases: [ { phase: P, steps: [ { step: a } ] } ]\n")
        .replace("\n", "\r\n");
    assertThat(TheExampleTest.good(text.getBytes(StandardCharsets.UTF_8)).plan().steps())
        .hasSize(1);
  }
}
