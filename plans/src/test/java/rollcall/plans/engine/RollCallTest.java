package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.AskedAhead;
import rollcall.plans.run.RunEvent.NotAnswered;
import rollcall.plans.run.RunEvent.RollCalled;

/** The roll is called before S, and again before somebody's first step; silence is told. */
class RollCallTest {
  private static final String PLAN = """
      rollcall: 1
      id: smartsite
      title: SmartSite
      date: 2009-08-19
      window: 05:10-08:00
      lead: thomas
      deputies: [sandra]
      people: { thomas: Thomas, sandra: Sandra, prabhu: Prabhu, quinn: Quinn }
      phases:
        - phase: release
          steps:
            - { step: Stop it, id: stop, owner: prabhu, takes: 10m }
            - { step: Deploy, id: deploy, owner: prabhu, takes: 50m }
            - { step: Verify, id: verify, owner: quinn, takes: 10m }
      """;
  private static final Duration DAY = Duration.ofDays(1);
  private final Release run = PlanText.opened(PLAN, false);

  private static Release opened(String date, String window) {
    return PlanText.opened(PLAN.replace("2009-08-19", date).replace("05:10-08:00", window), false);
  }

  private List<RunEvent> until(String clock) {
    run.goTo(Instant.parse("2009-08-19T" + clock + ":00Z"));
    return run.after(Duration.ZERO);
  }

  private void hereAll() {
    List.of(THOMAS, SANDRA, PRABHU, QUINN)
        .forEach(p -> run.asks(p, new Request.Here()));
  }

  private void started() {
    WaiveRule.lacking(run.state()).forEach(w -> run.asks(THOMAS, new Request.Waive(w, "a test")));
    run.confirms(THOMAS, new Request.Start(Optional.empty()));
  }

  @Test
  void itIsCalledAnHourBeforeAStartOutOfHoursAndHalfAnHourElse() {
    assertThat(until("04:09")).isEmpty();
    assertThat(until("04:10"))
        .containsExactly(new RollCalled(List.of(THOMAS, SANDRA, PRABHU, QUINN)));
    var day = opened("2009-08-19", "10:00-12:00");
    assertThat(day.after(DAY.plusHours(4).plusMinutes(29))).isEmpty();
    assertThat(day.after(Duration.ofMinutes(1))).hasSize(1);
    var saturday = opened("2009-08-22", "10:00-12:00");
    assertThat(saturday.after(DAY.multipliedBy(4).plusHours(3).plusMinutes(59))).isEmpty();
    assertThat(saturday.after(Duration.ofMinutes(1))).hasSize(1);
  }

  @Test
  void aPlanMaySayWhen() {
    var early = PlanText.opened(PLAN.replace("lead: thomas", "lead: thomas\nroll-call: 90m"),
        false);
    assertThat(early.after(DAY.minusMinutes(81))).isEmpty();
    assertThat(early.after(Duration.ofMinutes(1))).hasSize(1);
  }

  @Test
  void whoSpokeJustNowIsNotAsked() {
    assertThat(opened("2009-08-18", "05:10-08:00").asks(THOMAS, new Request.Note("begun")))
        .contains(new RollCalled(List.of(SANDRA, PRABHU, QUINN)));
  }

  @Test
  void afterSAndInARehearsalThereIsNone() {
    assertThat(opened("2009-08-18", "04:59-08:00").after(Duration.ZERO)).isEmpty();
    assertThat(PlanText.opened(PLAN.replace("2009-08-19", "2009-08-18"), true).after(Duration.ZERO))
        .isEmpty();
  }

  @Test
  void anyWordAnswersAndTheLeadHearsWhoDoesNot() {
    until("04:10");
    run.asks(THOMAS, new Request.Here());
    run.asks(SANDRA, new Request.Note("coffee"));
    run.asks(QUINN, new Request.Away(Duration.ofMinutes(20)));
    assertThat(until("04:14")).isEmpty();
    assertThat(until("04:15")).containsExactly(new NotAnswered(List.of(PRABHU)));
    assertThat(until("04:40")).isEmpty();
    assertThat(run.state().facts().presence().unanswered(run.state().opening().listed()))
        .containsExactly(PRABHU);
    run.asks(PRABHU, new Request.Here());
    assertThat(run.state().facts().presence().unanswered(run.state().opening().listed()))
        .isEmpty();
  }

  @Test
  void whileNobodyCouldBeHeardNobodyWasSilent() {
    until("04:10");
    run.saw(new RunEvent.Unheard(run.now(), "network"));
    assertThat(until("04:30")).isEmpty();
    run.saw(new RunEvent.HeardAgain(run.now(), "network"));
    assertThat(until("04:34")).isEmpty();
    assertThat(until("04:35"))
        .containsExactly(new NotAnswered(List.of(PRABHU, QUINN, SANDRA, THOMAS)));
  }

  @Test
  void movedByMuchItIsCalledAgain() {
    until("04:10");
    hereAll();
    started();
    run.insists(THOMAS, new Request.MoveStart(LocalTime.of(5, 30)));
    assertThat(until("04:30")).isEmpty();
    run.insists(THOMAS, new Request.MoveStart(LocalTime.of(7, 0)));
    assertThat(until("06:00"))
        .contains(new RollCalled(List.of(THOMAS, SANDRA, PRABHU, QUINN)));
  }

  @Test
  void eachIsAskedAgainAQuarterOfAnHourBeforeTheirFirstStepAsItIsForeseen() {
    until("04:10");
    hereAll();
    started();
    assertThat(until("04:54")).isEmpty();
    assertThat(until("04:55")).containsExactly(new AskedAhead(List.of(PRABHU)));
    run.asks(PRABHU, new Request.Here());
    until("05:10");
    run.asks(PRABHU, Say.take("1"));
    run.asks(PRABHU, Say.more("1", 30));
    assertThat(until("05:41").stream().filter(AskedAhead.class::isInstance)).isEmpty();
    run.asks(PRABHU, Say.done("1"));
    run.asks(PRABHU, Say.take("2"));
    assertThat(until("06:15")).isEmpty();
    assertThat(until("06:16")).containsExactly(new AskedAhead(List.of(QUINN)));
    assertThat(until("06:21")).containsExactly(new NotAnswered(List.of(QUINN)));
    assertThat(until("06:30").stream().filter(AskedAhead.class::isInstance)).isEmpty();
  }

  @Test
  void whoSpokeShortlyBeforeIsNotAskedAgain() {
    until("04:10");
    hereAll();
    started();
    until("04:41");
    run.asks(PRABHU, new Request.Note("I am here"));
    assertThat(until("05:09")).isEmpty();
  }
}
