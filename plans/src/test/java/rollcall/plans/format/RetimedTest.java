package rollcall.plans.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.shape.Read;

/** Other durations are put into a file where they stand, and nothing else of it changes. */
class RetimedTest {
  private static final String PLAN = """
      # takes: 1m is not one
      rollcall: 1
      id: small
      title: "A small release \uD83D\uDE80"
      date: 2026-03-07
      window: 05:00 - 08:00
      lead: thomas
      people: { thomas: Thomas }
      phases:
        - phase: Window
          steps:
            - { step: "\uD83D\uDE80 takes: 1m", id: rocket, takes: 20m }   # takes: 20m
            - step: Whole
              id: whole
              takes: "1h30m"
              steps:
                - step: Part
                  id: part
                  'takes': 5m
                - { step: Guessed, id: guessed }
            - { step: Row, id: row, steps: [{ step: A, id: a, takes: 5m }, { step: B, id: b, takes: 6m }] }
      """;

  private static String retimed(String plan, Map<StepId, Duration> takes) {
    return switch (PlanFile.read("x.plan.yaml", plan.getBytes(StandardCharsets.UTF_8))) {
      case Read.Good<PlanFile>(var file) -> file.retimed(plan, takes);
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  private static Duration minutes(int many) {
    return Duration.ofMinutes(many);
  }

  @Test
  void eachStandsWhereItStood() {
    var expected = PLAN.replace("id: rocket, takes: 20m", "id: rocket, takes: 2h5m")
        .replace("\"1h30m\"", "\"40m\"").replace("'takes': 5m", "'takes': 7m")
        .replace("id: a, takes: 5m", "id: a, takes: 15m").replace("takes: 6m", "takes: 16m");
    var takes = Map.of(new StepId("rocket"), minutes(125), new StepId("whole"), minutes(40),
        new StepId("part"), minutes(7), new StepId("a"), minutes(15), new StepId("b"), minutes(16),
        new StepId("guessed"), minutes(3));
    assertThat(retimed(PLAN, takes)).isEqualTo(expected);
    assertThat(retimed(PLAN.replace("\n", "\r\n"), takes))
        .isEqualTo(expected.replace("\n", "\r\n"));
    assertThat(retimed(PLAN, Map.of())).isEqualTo(PLAN);
  }
}
