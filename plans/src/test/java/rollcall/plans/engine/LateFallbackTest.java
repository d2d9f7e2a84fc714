package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** Whether there is time to fall back at all, asked before the start. Window 05:00 to 08:00. */
class LateFallbackTest {
  private static final String PLAN = """
      - phase: Release
        steps:
          - { step: Back up, id: backup, owner: prabhu, takes: 20m, restore-point: before }
          - { step: Change, id: change, owner: prabhu, takes: 30m, changes-data: true }
          - { step: Test, id: test, owner: ann, takes: 20m }
          - { step: Let users in, id: open, owner: ann, takes: 5m, users: back,
              no-way-back: users write }
          - { step: Tell everybody, id: tell, owner: ann, takes: 3h }
      - phase: Back
        kind: fallback
        to: before
        steps:
          - { step: Restore, id: restore, owner: prabhu, takes: 90m, undoes: [change] }
          - { step: Try, id: try, owner: ann, takes: 10m }
      """;

  private static Release opened(String changed, String to) {
    return PlanText.opened(PlanText.phases(PLAN.replace(changed, to)));
  }

  private static Optional<Rejection> refused(Release run, Request request) {
    return run.asks(THOMAS, request).stream()
        .flatMap(e -> e instanceof RunEvent.Rejected r
            ? Optional.of(r.why()).stream()
            : Optional.<Rejection>empty().stream())
        .findFirst();
  }

  private static Request start(int hour, int minute) {
    return new Request.Start(Optional.of(LocalTime.of(hour, minute)));
  }

  private static Instant at(String time) {
    return Instant.parse("2009-08-18T" + time + ":00Z");
  }

  @Test
  @Tag("R26")
  void aStartIsRefusedWhenTheWayBackCouldNotEndInTimeOnceItIsKnownToBeNeeded() {
    assertThat(refused(opened("90m", "111m"), start(5, 10)))
        .contains(new Rejection.FallbackTooLate(Duration.ofMinutes(121), at("08:00"), at("05:59"),
            new StepId("test"), at("06:00")));
  }

  @Test
  void whatComesAfterAPointOfNoReturnNeedsNoWayBack() {
    assertThat(refused(opened("90m", "90m"), start(5, 10))).isEmpty();
  }

  @Test
  @Tag("R26")
  void aLaterStartLeavesLessTime() {
    assertThat(refused(opened("90m", "90m"), start(5, 9))).isEmpty();
    var run = opened("90m", "90m");
    assertThat(refused(run, start(5, 11))).get().isInstanceOf(Rejection.FallbackTooLate.class);
    assertThat(refused(run, start(5, 10))).isEmpty();
    run.asks(THOMAS, Say.yes(run));
    assertThat(refused(run, new Request.MoveStart(LocalTime.of(5, 11))))
        .get().isInstanceOf(Rejection.FallbackTooLate.class);
  }

  @Test
  void theNearestPointCountsAndNotTheFarthest() {
    var middle = """
            - { step: Back up anew, id: anew, owner: prabhu, takes: 1m, restore-point: middle }
        """;
    var test = "    - { step: Test, id: test";
    var run = PlanText.opened(PlanText.phases(PLAN.replace(test, middle + test) + """
        - phase: Back to the middle
          kind: fallback
          to: middle
          steps: [ { step: Load, id: load, owner: prabhu, takes: 5m } ]
        """));
    assertThat(refused(run, start(5, 30))).isEmpty();
  }

  @Test
  void beforeAPointIsKeptNothingHasToBeRestored() {
    assertThat(refused(opened("90m", "141m"), start(5, 10))).get()
        .isInstanceOfSatisfying(Rejection.FallbackTooLate.class,
            late -> assertThat(late.step()).isEqualTo(new StepId("change")));
  }
}
