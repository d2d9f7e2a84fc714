package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.plans.engine.DryWalk.What;
import rollcall.plans.engine.Release.Steps;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.Work;
import rollcall.plans.shape.Read;

/** A plan is walked to its end without anybody, and says what it would have been like. */
class DryWalkTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  static Stream<Path> library() throws IOException {
    try (var files = Files.list(Path.of("library"))) {
      return files.sorted().toList().stream();
    }
  }

  private static DryWalk walked(String text) {
    return DryWalk.of(good(PlanFile.read("x.plan.yaml",
        text.getBytes(StandardCharsets.UTF_8))).plan(), TODAY);
  }

  private static PlanFile good(Read<PlanFile> read) {
    return switch (read) {
      case Read.Good<PlanFile>(var file) -> file;
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  private static DryWalk walked(Phase... phases) {
    return DryWalk.of(Steps.plan(phases), TODAY);
  }

  private static List<String> told(DryWalk walk) {
    return walk.happenings().stream().map(h -> Duration.between(walk.begun(), h.at()).toMinutes()
        + " " + h.step().number() + " " + told(h.what())).toList();
  }

  private static String told(What what) {
    return switch (what) {
      case What.Called c -> "called " + c.people();
      case What.Runs r -> "runs " + r.hosts() + " " + r.command();
      case What.Go _ -> "go";
      case What.Done d -> "done" + d.outcome().map(o -> " " + o).orElse("");
      case What.Skipped s -> "skipped " + s.why();
    };
  }

  @ParameterizedTest
  @MethodSource("library")
  void everyPlanOfTheLibraryIsWalkedToItsEndOrSaysWhyNot(Path file) throws IOException {
    var plan = good(PlanFile.read(file.toString(), Files.readAllBytes(file))).plan();
    var walk = DryWalk.of(plan, TODAY);
    assertThat(walk.stuck()).isEmpty();
    if (walk.hindered().isEmpty()) {
      var told = new HashSet<Step>();
      walk.happenings().forEach(h -> told.add(h.step()));
      assertThat(told).containsExactlyInAnyOrderElementsOf(forward(plan));
      assertThat(walk.happenings()).isSortedAccordingTo(
          Comparator.comparing(DryWalk.Happening::at));
    } else {
      assertThat(walk.hindered()).containsExactly(new Obstacle.Unbuilt(plan.unbuilt()));
    }
  }

  private static List<Step> forward(Plan plan) {
    return plan.phases().stream().filter(p -> p.kind() != Phase.Kind.FALLBACK)
        .flatMap(p -> p.steps().stream()).toList();
  }

  @Test
  void everybodyIsCalledInTurnAndEachStepTakesWhatIsPlanned() {
    var walk = walked(Steps.release(Steps.lasting(10, Steps.step("a", "1", SANDRA)),
        Steps.lasting(5, Steps.running(Work.Order.ONE_BY_ONE, List.of("h1", "h2"),
            Steps.step("b", "2", PRABHU, "a")))));
    assertThat(told(walk)).containsExactly("0 1 called [sandra]", "10 1 done",
        "10 2 called [prabhu]", "10 2 runs [h1, h2] deploy \"$TAG\"", "15 2 done");
    assertThat(walk.begun()).isEqualTo(Instant.parse("2009-08-18T05:10:00Z"));
    assertThat(walk.spare()).contains(Duration.ofMinutes(155));
    assertThat(walk.holds()).isTrue();
  }

  @Test
  void whatDoesNotEndInTheWindowDoesNotHold() {
    var walk = walked(Steps.release(Steps.lasting(171, Steps.step("a", "1", THOMAS))));
    assertThat(walk.spare()).contains(Duration.ofMinutes(-1));
    assertThat(walk.holds()).isFalse();
  }

  @Test
  void fromEachPointTheFallbackIsMeasuredAndToldWhenItIsTooLate() {
    var walk = walked(
        Steps.release(
            Steps.with(Steps.making("p"), Steps.lasting(10, Steps.step("a", "1", THOMAS))),
            Steps.with(Steps.changingData(), Steps.lasting(120, Steps.step("b", "2", THOMAS, "a"))),
            Steps.lasting(5, Steps.step("c", "3", THOMAS, "b"))),
        Steps.fallback("p", Steps.with(Steps.undoing("b"),
            Steps.lasting(40, Steps.step("r", "F1", PRABHU))),
            Steps.lasting(5, Steps.step("s", "F2", PRABHU, "r"))));
    assertThat(walk.points().stream()
        .map(p -> p.step().number() + " " + p.takes().toMinutes() + " " + p.inTime()))
        .containsExactly("1 5 true", "2 45 true", "2 45 false");
    assertThat(walk.holds()).isTrue();
  }

  @Test
  void gatesAreGoAndConditionsAreTakenToHoldWhereTheyCan() {
    var walk = walked(
        """
            rollcall: 1
            id: x
            title: X
            date: 2026-11-21
            zone: UTC
            window: 05:00 - 08:00
            lead: ann
            people: { ann: Ann, bob: Bob }
            hosts: { web: web1 }
            phases:
              - phase: P
                steps:
                  - { step: 'Go on?', id: gate, takes: 5m, gate: { by: { all: [ann, bob] }, answer-within: 3m } }
                  - { step: Look, id: look, takes: 2m, run: { ssh: look, hosts: web, outcomes: { 0: fine, 2: needed } } }
                  - { step: Mend, id: mend, takes: 5m, only-if: look is needed }
                  - { step: Leave, id: leave, takes: 5m, only-if: gate is no-go }
            """);
    assertThat(told(walk)).containsExactly("0 1 called [ann, bob]", "2 1 go",
        "2 2 called [ann]", "2 2 runs [web1] look", "4 2 done needed", "4 3 called [ann]",
        "9 3 done", "9 4 skipped only if gate is no-go");
    assertThat(walk.holds()).isTrue();
  }

  @Test
  void whatCannotBeOpenedIsNotWalked() {
    var walk = walked("""
        rollcall: 1
        id: x
        title: X
        lead: ann
        people: { ann: Ann }
        phases:
          - phase: P
            steps:
              - { step: Tell, mail: { to: all@example.org, subject: S, body: B } }
        """);
    assertThat(walk.hindered()).hasSize(1).first().isInstanceOf(Obstacle.Unbuilt.class);
    assertThat(walk.happenings()).isEmpty();
    assertThat(walk.holds()).isFalse();
  }

  @Test
  void aPlanWithoutDateAndTimeIsWalkedOnTheMorningOfTheDay() {
    var walk = walked("""
        rollcall: 1
        id: x
        title: X
        zone: UTC
        lead: ann
        people: { ann: Ann }
        phases:
          - phase: Days ahead
            kind: before
            steps:
              - { step: Prepare, takes: 30m }
          - phase: P
            steps:
              - { step: Do, takes: 5m }
        """);
    assertThat(walk.assumed()).contains(TODAY);
    assertThat(walk.begun()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
    assertThat(walk.happenings()).extracting(h -> h.step().number().value())
        .containsExactly("1", "1", "2", "2");
    assertThat(walk.spare()).isEmpty();
    assertThat(walk.holds()).isTrue();
  }
}
