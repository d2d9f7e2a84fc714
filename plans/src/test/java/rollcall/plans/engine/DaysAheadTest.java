package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Pairs;
import rollcall.plans.run.Course;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.Reminded;

/** What is to be done days before, and what a start needs. */
class DaysAheadTest {
  private static final StepId STAGE = new StepId("stage");
  private static final Instant S = Instant.parse("2009-08-25T05:10:00Z");

  private static Release days(String steps) {
    var run = PlanText.opened(PlanText.phases("2009-08-25", """
        - phase: Ahead of time
          kind: before
          steps:
        %s
        - phase: Release
          steps:
            - { step: Deploy, id: deploy, owner: prabhu }
        """.formatted(steps.indent(4)) + PlanText.WAY_BACK));
    run.after(Duration.ZERO);
    return run;
  }

  @Test
  @Tag("R30")
  void aStepOfTheDaysBeforeIsCalledWhenTheRunIsOpened() {
    var run = days("- { step: Stage it, id: stage, owner: prabhu, due: S-1d }");
    assertThat(run.word("stage")).isEqualTo("called");
    assertThat(run.word("deploy")).isEqualTo("waiting");
  }

  @Test
  @Tag("R30")
  void itsOwnerIsRemindedTheDayBeforeItIsDueAndThenTheLeadEveryDay() {
    var run = days("- { step: Stage it, id: stage, owner: prabhu, due: S-1d }");
    run.goTo(S.minus(Duration.ofDays(2)).minusSeconds(1));
    assertThat(run.after(Duration.ZERO)).isEmpty();
    assertThat(run.after(Duration.ofSeconds(1)))
        .containsExactly(new RunEvent.StepReminded(STAGE, Reminded.OWNER));
    assertThat(run.after(Duration.ofDays(1)))
        .containsExactly(new RunEvent.StepReminded(STAGE, Reminded.LEAD));
    assertThat(run.after(Duration.ofHours(23)))
        .noneMatch(RunEvent.StepReminded.class::isInstance);
    run.after(Duration.ofHours(1));
    assertThat(run.after(Duration.ofMinutes(1)))
        .contains(new RunEvent.StepReminded(STAGE, Reminded.LEAD));
  }

  @Test
  @Tag("R30")
  void aStartIsRefusedWhileOneIsOpenAndNotWaived() {
    var run = days("- { step: Stage it, id: stage, owner: prabhu }");
    assertThat(run.refusal(THOMAS, new Request.Start(Optional.empty())))
        .isEqualTo(new Rejection.StillOpen(List.of(STAGE)));
    assertThat(run.asks(THOMAS, Say.waive("1"))).contains(new RunEvent.Waived("1", "why"));
    run.confirms(THOMAS, new Request.Start(Optional.empty()));
    assertThat(run.state().course()).isEqualTo(new Course.Forward(S));
  }

  @Test
  @Tag("R30")
  void waivingAStepWaivesItsParts() {
    var run = days(
        "- { step: Stage it, id: stage, owner: prabhu, steps: [{ step: Copy, id: copy }] }");
    run.asks(THOMAS, Say.waive("1"));
    assertThat(run.word("copy")).isEqualTo("skipped");
    run.confirms(THOMAS, new Request.Start(Optional.empty()));
    assertThat(run.state().course()).isInstanceOf(Course.Forward.class);
  }

  @Test
  @Tag("R41")
  void whatIsLookedAtIsNotWaivedOnOnePersonsWord() {
    var run = days("- { step: Stage it, id: stage, owner: prabhu, check: [It is there] }");
    run.asks(THOMAS, Say.waive("1"));
    assertThat(run.word("stage")).isEqualTo("called");
    assertThat(run.refusal(THOMAS, Say.yes(run))).isInstanceOf(Rejection.NeedsAnother.class);
    run.asks(SANDRA, Say.yes(run));
    assertThat(run.word("stage")).isEqualTo("skipped");
  }

  @Test
  void waivingIsForWhomThePolicyLets() {
    var plan = PlanText.phases("- { phase: Release, steps: [{ step: Deploy, id: deploy }] }");
    var run = new Release(plan, Sites.with(PlanText.HOSTS), PlanText.LISTED, 0);
    assertThat(run.refusal(ANN, Say.waive("no-fallback"))).isInstanceOf(Rejection.NotYours.class);
    assertThat(run.asks(SANDRA, Say.waive("no-fallback")))
        .containsExactly(new RunEvent.Waived("no-fallback", "why"));
  }

  @Test
  @Tag("R63")
  void aPlanWithoutAWayBackIsStartedOnlyWithAWaiverByNameAndReason() {
    var run = PlanText.opened(
        PlanText.phases("- { phase: Release, steps: [{ step: Deploy, id: deploy }] }"));
    assertThat(run.refusal(THOMAS, new Request.Start(Optional.empty())))
        .isEqualTo(new Rejection.NeedsWaiver(List.of("no-fallback")));
    run.asks(THOMAS, Say.waive("no-fallback"));
    assertThat(run.state().facts().ends().waived()).containsEntry("no-fallback", "why");
    run.confirms(THOMAS, new Request.Start(Optional.empty()));
    assertThat(run.state().course()).isInstanceOf(Course.Forward.class);
  }

  @Test
  @Tag("R53")
  void whatWasCreatedDisabledIsEnabledByAnotherTeamBehindAGateAndIsOpenUntilThen() {
    var run = PlanText.opened(PlanText.phases("""
        - phase: Ahead of time
          kind: before
          steps:
            - { step: Add the cron job disabled, id: add, owner: prabhu, opens: cron }
        - phase: Release
          steps:
            - { step: Wait for quinn to confirm, id: confirm, gate: { by: quinn } }
            - { step: Enable the cron job, id: enable, owner: ann, closes: cron }
        """ + PlanText.WAY_BACK));
    run.asks(PRABHU, Say.done("1"));
    run.started();
    assertThat(Pairs.open(run.state())).containsEntry("cron", new StepId("add"));
    assertThat(run.word("enable")).isEqualTo("waiting");
    run.asks(QUINN, Say.go("2"));
    run.asks(ANN, Say.done("3"));
    assertThat(Pairs.open(run.state())).isEmpty();
  }

  @Test
  @Tag("R21")
  void theStartMayBeMovedUntilAStepOfTheReleaseHasBegun() {
    var run = days("- { step: Stage it, id: stage, owner: prabhu }");
    run.asks(PRABHU, Say.done("1"));
    run.confirms(THOMAS, new Request.Start(Optional.empty()));
    run.confirms(THOMAS, Say.moveStart("05:40"));
    assertThat(run.state().course()).isEqualTo(new Course.Forward(S.plusSeconds(1800)));
    run.goTo(S.plusSeconds(1800));
    run.asks(PRABHU, Say.take("2"));
    assertThat(run.refusal(THOMAS, Say.moveStart("06:40")))
        .isEqualTo(new Rejection.HasBegun(new StepId("deploy")));
  }
}
