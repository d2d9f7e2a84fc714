package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.LastMomentSaid;

/**
 * How long one can still fall back is said before it is too late, and binds. The window ends at
 * 08:00; once the data is changed the way back takes 100 minutes, and 20 are kept back: 06:00.
 */
class LastMomentTest {
  private static final String PLAN = """
      - phase: Release
        steps:
          - { step: Back up, id: backup, owner: prabhu, restore-point: before }
          - { step: Change, id: change, owner: prabhu, takes: 40m, changes-data: true }
          - { step: Test, id: test, owner: ann, takes: 20m }
          - { step: Let users in, id: open, owner: ann, takes: 2h, users: back,
              no-way-back: users write }
      - phase: Back
        kind: fallback
        to: before
        steps:
          - { step: Restore, id: restore, owner: prabhu, takes: 90m, undoes: [change] }
          - { step: Try, id: try, owner: ann, takes: 10m }
      """;
  private static final Instant SIX = at("06:00");
  private final Release run = PlanText.opened(PlanText.phases(PLAN)).started();

  private static Instant at(String time) {
    return Instant.parse("2009-08-18T" + time + ":00Z");
  }

  /** From 05:10 on the data is being changed. */
  private List<RunEvent> changing() {
    run.asks(PRABHU, Say.done("1"));
    return run.asks(PRABHU, Say.take("2"));
  }

  private List<RunEvent> until(String time) {
    return run.after(Duration.between(run.now(), at(time)));
  }

  private static List<RunEvent> said(List<RunEvent> told) {
    return told.stream().filter(LastMomentSaid.class::isInstance).toList();
  }

  @Test
  @Tag("R26")
  void itIsSaidWhenAStepBringsItNearAndAtEachMark() {
    assertThat(run.now()).isEqualTo(at("05:10"));
    assertThat(said(changing())).containsExactly(new LastMomentSaid(SIX, 60));
    assertThat(said(until("05:29"))).isEmpty();
    assertThat(said(until("05:30"))).containsExactly(new LastMomentSaid(SIX, 30));
    assertThat(said(until("05:44"))).isEmpty();
    assertThat(said(until("05:45"))).containsExactly(new LastMomentSaid(SIX, 15));
    assertThat(said(until("05:55"))).containsExactly(new LastMomentSaid(SIX, 5));
    assertThat(said(until("06:00"))).containsExactly(new LastMomentSaid(SIX, 0));
    assertThat(said(until("07:59"))).isEmpty();
  }

  @Test
  @Tag("R26")
  void ofSeveralMarksThatAreOverOnlyTheLastIsSaid() {
    changing();
    assertThat(said(until("05:57"))).containsExactly(new LastMomentSaid(SIX, 5));
  }

  @Test
  @Tag("R26")
  void whenItPassesTheRunHoldsUntilTheLeadGoesOnWithoutIt() {
    changing();
    run.asks(PRABHU, Say.more("2", 60));
    until("06:00");
    assertThat(run.state().attention().held()).isPresent();
    run.insists(PRABHU, Say.done("2"));
    assertThat(run.word("test")).isEqualTo("waiting");
    run.asks(THOMAS, new Request.Resume());
    assertThat(run.word("test")).isEqualTo("called");
    assertThat(said(until("08:30"))).isEmpty();
    assertThat(run.state().attention().held()).isEmpty();
  }

  @Test
  @Tag("R26")
  void agreedLongerByAnAmendmentItIsSaidAnewAndBindsAgain() {
    changing();
    until("06:00");
    run.asks(THOMAS, new Request.Resume());
    run.asks(THOMAS, new Request.Amend(PlanText.until("08:30", PLAN)));
    run.asks(SANDRA, Say.yes(run));
    assertThat(said(until("06:15"))).containsExactly(new LastMomentSaid(at("06:30"), 15));
    until("06:30");
    assertThat(run.state().attention().held()).isPresent();
  }

  @Test
  @Tag("R26")
  void theRunIsLookedAtWhenItBeginsToMatter() {
    var far = Agenda.of(run.state(), run.moment()).items().stream()
        .filter(due -> due.events().stream().anyMatch(LastMomentSaid.class::isInstance)).toList();
    assertThat(far).extracting(Due::at).containsExactly(at("06:35"));
    changing();
    var near = Agenda.of(run.state(), run.moment()).items().stream()
        .filter(due -> due.events().stream().anyMatch(LastMomentSaid.class::isInstance)).toList();
    assertThat(near).containsExactly(new Due(at("05:30"), List.of(new LastMomentSaid(SIX, 30))));
  }

  @Test
  @Tag("R26")
  void pastAPointOfNoReturnAndOnTheWayBackNothingIsSaidOfIt() {
    changing();
    run.insists(PRABHU, Say.done("2"));
    run.after(Duration.ofMinutes(20));
    run.asks(ANN, Say.done("3"));
    run.asks(ANN, Say.take("4"));
    assertThat(said(until("07:00"))).isEmpty();
    assertThat(run.state().attention().held()).isEmpty();
    var back = PlanText.opened(PlanText.phases(PLAN)).started();
    back.asks(PRABHU, Say.done("1"));
    back.asks(PRABHU, Say.take("2"));
    back.confirms(THOMAS, Say.fallback());
    assertThat(said(back.after(Duration.ofHours(3)))).isEmpty();
  }
}
