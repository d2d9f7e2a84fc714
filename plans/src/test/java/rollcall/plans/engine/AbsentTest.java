package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Absence;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.AbsenceSaid;
import rollcall.plans.run.RunEvent.AbsenceSaid.Missed;

/** Who left, or is away, is missed when something waits for them, or will within 40 minutes. */
class AbsentTest {
  private static final String PLAN = """
      rollcall: 1
      id: smartsite
      title: SmartSite
      date: 2009-08-18
      window: 05:00-08:00
      roll-call: 0m
      lead: thomas
      deputies: [sandra]
      people: { thomas: Thomas, sandra: Sandra, prabhu: Prabhu, quinn: Quinn }
      phases:
        - phase: release
          steps:
            - { step: Stop it, id: stop, owner: sandra, takes: 50m }
            - { step: Deploy, id: deploy, owner: prabhu, takes: 10m }
            - { step: Verify, id: verify, owner: { any: [quinn, prabhu] }, takes: 10m }
      """;
  private static final Instant OPENED = Instant.parse("2009-08-18T05:00:00Z");
  private final Release run = opened(false);

  /** Stopping is in Sandra's hands since 05:00, so that deploying is foreseen at 05:50. */
  private static Release opened(boolean rehearsal) {
    var run = PlanText.opened(PLAN, rehearsal);
    WaiveRule.lacking(run.state()).forEach(w -> run.asks(THOMAS, new Request.Waive(w, "a test")));
    run.confirms(THOMAS, new Request.Start(Optional.empty()));
    run.asks(SANDRA, Say.take("1"));
    return run;
  }

  private static Instant at(int minute) {
    return OPENED.plus(Duration.ofMinutes(minute));
  }

  private List<AbsenceSaid> saidUntil(int minute) {
    return saidUntil(minute, run);
  }

  private static List<AbsenceSaid> saidUntil(int minute, Release run) {
    var said = new ArrayList<AbsenceSaid>();
    while (run.now().isBefore(at(minute))) {
      run.after(Duration.ofMinutes(1)).stream().filter(AbsenceSaid.class::isInstance)
          .map(AbsenceSaid.class::cast).forEach(said::add);
    }
    return said;
  }

  private static AbsenceSaid missed(String step, Instant from) {
    return new AbsenceSaid(List.of(new Missed(PRABHU, new StepId(step), from)));
  }

  private void left() {
    run.saw(new RunEvent.Left(PRABHU, Absence.LEFT_NETWORK));
  }

  @Test
  void itIsSaidFortyMinutesBeforeTheirTurnAndOnce() {
    left();
    assertThat(saidUntil(9)).isEmpty();
    assertThat(saidUntil(10)).containsExactly(missed("deploy", at(50)));
    assertThat(saidUntil(40)).isEmpty();
  }

  @Test
  void whoGoesShortlyBeforeIsMissedAfterAMinuteUnlessTheyComeBack() {
    saidUntil(30);
    left();
    assertThat(run.saw(new RunEvent.Left(PRABHU, Absence.LEFT_NETWORK))).isEmpty();
    run.saw(new RunEvent.Returned(PRABHU));
    assertThat(saidUntil(33)).isEmpty();
    left();
    assertThat(saidUntil(34)).containsExactly(missed("deploy", at(50)));
  }

  @Test
  void whoComesBackAndGoesAgainIsMissedAgain() {
    saidUntil(30);
    left();
    assertThat(saidUntil(31)).hasSize(1);
    run.saw(new RunEvent.Returned(PRABHU));
    left();
    assertThat(saidUntil(33)).hasSize(1);
  }

  @Test
  void anotherWayOfBeingGoneIsOnTheRecordAndNotSaidAgain() {
    saidUntil(30);
    left();
    assertThat(saidUntil(31)).hasSize(1);
    assertThat(run.saw(new RunEvent.Left(PRABHU, Absence.LOGGED_OUT))).hasSize(1);
    assertThat(saidUntil(35)).isEmpty();
  }

  @Test
  void whatIsInTheirHandsIsMissedAtOnce() {
    saidUntil(5);
    run.saw(new RunEvent.Left(SANDRA, Absence.AWAY));
    assertThat(saidUntil(6)).containsExactly(new AbsenceSaid(
        List.of(new Missed(SANDRA, new StepId("stop"), at(6)))));
  }

  @Test
  void whoeverSpokeJustNowIsThere() {
    saidUntil(5);
    run.saw(new RunEvent.Left(SANDRA, Absence.AWAY));
    run.after(Duration.ofSeconds(30));
    run.asks(SANDRA, new Request.Note("I read along"));
    assertThat(saidUntil(9)).isEmpty();
    assertThat(saidUntil(11)).hasSize(1);
  }

  @Test
  void aWordFromBeforeTheyLeftSaysNothing() {
    saidUntil(5);
    run.asks(SANDRA, new Request.Note("my train leaves"));
    run.saw(new RunEvent.Left(SANDRA, Absence.LEFT_NETWORK));
    assertThat(saidUntil(6)).hasSize(1);
  }

  private static Release running(String step) {
    return PlanText.running("      - " + step + "\n");
  }

  private static List<PersonId> missedAfterAMinute(Release run) {
    var told = new ArrayList<>(run.after(Duration.ofMinutes(1)));
    told.addAll(run.after(Duration.ofMinutes(1)));
    return told.stream().filter(AbsenceSaid.class::isInstance)
        .flatMap(e -> ((AbsenceSaid) e).missed().stream()).map(Missed::who).toList();
  }

  @Test
  void whoeverHasVotedIsNotMissedAndWhoeverHasNotIs() {
    var vote = running("{ step: Ready, id: go, gate: { by: { all: [prabhu, quinn] } } }");
    vote.asks(PRABHU, Say.go("1"));
    vote.saw(new RunEvent.Left(PRABHU, Absence.LEFT_NETWORK));
    assertThat(missedAfterAMinute(vote)).isEmpty();
    vote.saw(new RunEvent.Left(QUINN, Absence.LEFT_NETWORK));
    assertThat(missedAfterAMinute(vote)).containsExactly(QUINN);
  }

  @Test
  void aShareThatIsOpenMissesItsOwner() {
    var share = running("{ step: All, id: all, takes: 30m, owner: { all: [prabhu, quinn] } }");
    share.asks(PRABHU, Say.take("1"));
    share.saw(new RunEvent.Left(QUINN, Absence.LEFT_NETWORK));
    assertThat(missedAfterAMinute(share)).containsExactly(QUINN);
  }

  @Test
  void whoeverIsToLookIsMissed() {
    var look = running("{ step: Do, id: do, owner: prabhu, takes: 1m, check: "
        + "[{ text: It, expected: good, owner: quinn }] }");
    look.insists(PRABHU, Say.done("1"));
    look.saw(new RunEvent.Left(QUINN, Absence.LEFT_NETWORK));
    assertThat(missedAfterAMinute(look)).containsExactly(QUINN);
  }

  @Test
  void aStepThatAnotherCanDoDoesNotMissThem() {
    run.saw(new RunEvent.Left(QUINN, Absence.NOT_THERE));
    assertThat(saidUntil(45)).isEmpty();
    left();
    assertThat(saidUntil(46).getFirst().missed()).containsExactly(
        new Missed(PRABHU, new StepId("deploy"), at(50)),
        new Missed(QUINN, new StepId("verify"), at(60)));
  }

  @Test
  void nobodyIsMissedWhileNobodyIsHeardNorInARehearsal() {
    saidUntil(30);
    left();
    run.saw(new RunEvent.Unheard(run.now(), "network"));
    assertThat(saidUntil(40)).isEmpty();
    run.saw(new RunEvent.HeardAgain(at(30), "network"));
    assertThat(saidUntil(41)).hasSize(1);
    var rehearsed = opened(true);
    rehearsed.saw(new RunEvent.Left(PRABHU, Absence.AWAY));
    assertThat(saidUntil(45, rehearsed)).isEmpty();
  }
}
