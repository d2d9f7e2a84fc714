package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.THOMAS;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.run.Course;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunId;
import rollcall.plans.shape.Read;

/** Planned times on the two clocks S and D, over midnight, and where the clocks change. */
class ClockChangeTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Instant S = Instant.parse("2026-03-28T23:30:00Z");
  private static final Instant D = Instant.parse("2026-03-29T02:00:00Z");

  private static Plan plan(String date, String window, String times) {
    var bytes = """
        rollcall: 1
        id: night
        title: Night
        date: %s
        zone: Europe/London
        window: %s
        lead: thomas
        people: { thomas: Thomas }
        phases:
          - phase: Release
            steps: [%s]
          - phase: Back
            kind: fallback
            steps: [{ step: Put it back, at: D+1h2m }]
        """.formatted(date, window, times).getBytes(StandardCharsets.UTF_8);
    return switch (PlanFile.read("night.plan.yaml", bytes)) {
      case Read.Good<PlanFile>(var file) -> file.plan();
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  private static List<Obstacle> refused(Plan plan) {
    var channel = new Opening.Channel("net", "#night");
    return switch (Opener.rehearse(new RunId("night-1"), plan, channel, THOMAS)) {
      case Opener.Outcome.Hindered(var obstacles) -> obstacles;
      case Opener.Outcome.Ready _ -> List.of();
    };
  }

  private static List<Instant> times(Plan plan, Course course) {
    return plan.steps().map(Step::timing).flatMap(t -> t.at().stream())
        .flatMap(at -> course.at(at, plan.schedule()).stream()).toList();
  }

  @Test
  @Tag("R20")
  @Tag("R22")
  void offsetsOfMixedUnitsCountFromTheStartAndFromTheDecision() {
    var plan = plan("2026-03-28", "23:30 - 05:00",
        "{ step: A, at: S-10m }, { step: B, at: S }, { step: C, at: S+1h30m }, { step: D, at: S+90m }");
    assertThat(times(plan, new Course.Forward(S))).containsExactly(S.minusSeconds(600), S,
        S.plusSeconds(5_400), S.plusSeconds(5_400));
    assertThat(times(plan, new Course.Back(S, D, Optional.empty(), 1))).last()
        .isEqualTo(D.plusSeconds(3_720));
  }

  @Test
  void aWindowOverMidnightIsAsLongAsTheNightIs() {
    for (var night : List.of(List.of("2026-03-28", "PT4H30M"), List.of("2026-10-24", "PT6H30M"),
        List.of("2026-06-01", "PT5H30M"))) {
      var schedule = plan(night.getFirst(), "23:30 - 05:00", "{ step: A }").schedule();
      assertThat(Duration.between(schedule.plannedStart().orElseThrow(),
          schedule.windowEnd().orElseThrow())).isEqualTo(Duration.parse(night.getLast()));
    }
  }

  @Test
  void aTimeThatTheNightSkipsOrHasTwiceIsRefusedAndNotGuessed() {
    assertThat(refused(plan("2026-03-28", "23:30 - 05:00", "{ step: A, at: 01:30 +1d }")))
        .containsExactly(new Obstacle.ClockChanges(
            LocalDateTime.parse("2026-03-29T01:30"), LONDON, 0));
    assertThat(refused(plan("2026-10-24", "23:30 - 01:45", "{ step: A, at: 01:30 +1d }")))
        .containsExactly(
            new Obstacle.ClockChanges(LocalDateTime.parse("2026-10-25T01:30"), LONDON, 2),
            new Obstacle.ClockChanges(LocalDateTime.parse("2026-10-25T01:45"), LONDON, 2));
    assertThat(refused(plan("2026-10-24", "23:30 - 05:00", "{ step: A, at: 02:30 +1d }")))
        .isEmpty();
    assertThat(refused(plan("2026-06-01", "23:30 - 05:00", "{ step: A, at: 01:30 +1d }")))
        .isEmpty();
  }
}
