package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.WindowEndSaid;

/** The window's end is said half an hour and ten minutes before, and when it has come. */
@Tag("R25")
class WindowEndTest {
  private static final Instant EIGHT = at("08:00");
  private static final String PLAN = """
      - phase: Release
        steps:
          - { step: Upgrade, id: upgrade, owner: prabhu, takes: 2h, changes-data: true }
      - phase: Afterwards
        kind: after
        steps:
          - { step: Tell all, id: tell, owner: sandra }
      """ + PlanText.WAY_BACK;
  private final Release run = PlanText.opened(PlanText.phases(PLAN)).started();

  private static Instant at(String clock) {
    return Instant.parse("2009-08-18T" + clock + ":00Z");
  }

  private List<WindowEndSaid> until(String clock) {
    run.goTo(at(clock));
    return run.after(Duration.ZERO).stream().filter(WindowEndSaid.class::isInstance)
        .map(WindowEndSaid.class::cast).toList();
  }

  /** Begun, and gone on with past the last moment to fall back. */
  private void underWay() {
    run.asks(PRABHU, Say.take("1"));
    until("07:29");
    run.asks(THOMAS, new Request.Resume());
  }

  @Test
  void itIsSaidWhileTheReleaseIsUnderWayAndThenNeverAgain() {
    underWay();
    // At 07:30 a quarter of an hour is left to fall back, which is said first.
    assertThat(until("07:30")).isEmpty();
    assertThat(until("07:31")).containsExactly(new WindowEndSaid(EIGHT, 30));
    assertThat(until("07:49")).isEmpty();
    assertThat(until("07:50")).containsExactly(new WindowEndSaid(EIGHT, 10));
    assertThat(until("08:00")).containsExactly(new WindowEndSaid(EIGHT, 0));
    assertThat(until("09:00")).isEmpty();
  }

  @Test
  void ofSeveralMarksOnlyTheLastIsSaid() {
    underWay();
    until("07:55");
    assertThat(until("07:56")).containsExactly(new WindowEndSaid(EIGHT, 10));
    assertThat(until("08:10")).containsExactly(new WindowEndSaid(EIGHT, 0));
  }

  @Test
  void whatComesAfterTheReleaseIsNotOfTheWindow() {
    underWay();
    run.asks(PRABHU, Say.done("1"));
    assertThat(until("08:10")).isEmpty();
  }

  @Test
  void itCountsForTheWayBackToo() {
    underWay();
    run.confirms(THOMAS, new Request.Fallback(Optional.empty(), "too slow"));
    assertThat(until("07:30")).containsExactly(new WindowEndSaid(EIGHT, 30));
  }

  @Test
  void whileNobodyHearsItIsNotSaidAndThenOnce() {
    underWay();
    run.saw(new RunEvent.Unheard(run.now(), "network"));
    assertThat(until("07:52")).isEmpty();
    run.saw(new RunEvent.HeardAgain(run.now(), "network"));
    assertThat(until("07:53")).containsExactly(new WindowEndSaid(EIGHT, 10));
    assertThat(until("07:59")).isEmpty();
  }

  @Test
  void agreedLongerByAnAmendmentItIsSaidAnew() {
    underWay();
    until("07:30");
    assertThat(until("07:31")).hasSize(1);
    run.asks(THOMAS, new Request.Amend(PlanText.until("08:30", PLAN)));
    run.asks(SANDRA, Say.yes(run));
    until("08:00");
    assertThat(until("08:01")).containsExactly(new WindowEndSaid(at("08:30"), 30));
  }
}
