package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Course;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** Checklists: who looks, when a step is done, and what a bad find leads to. */
class ChecklistTest {
  private static final String VERIFY = """
      - { step: Verify, id: verify, owner: prabhu, check: [Courses open,
          { text: The log has no error, owner: quinn }] }
      - { step: Let users in, id: open, owner: sandra }
      """;
  private static final StepId VERIFIED = new StepId("verify");
  private final Release run = PlanText.running(VERIFY);

  @Test
  @Tag("R46")
  void aStepIsDoneOnlyWhenEveryCheckIs() {
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("verify")).isEqualTo("checking");
    assertThat(run.word("open")).isEqualTo("waiting");
    assertThat(run.refusal(PRABHU, Say.done("1"))).isEqualTo(new Rejection.ChecksOpen(
        new StepId("verify"), List.of(new CheckLetter("b")), List.of(QUINN)));
    run.asks(QUINN, Say.ok("1", "b"));
    assertThat(run.word("verify")).isEqualTo("done");
    assertThat(run.word("open")).isEqualTo("called");
  }

  @Test
  @Tag("R46")
  void theLastGoodFindOfTheOwnerFinishesTheStep() {
    run.asks(QUINN, Say.ok("1", "b"));
    assertThat(run.word("verify")).isEqualTo("called");
    run.asks(PRABHU, Say.ok("1", "a"));
    assertThat(run.word("verify")).isEqualTo("done");
  }

  @Test
  @Tag("R46")
  void onlyWhoseCheckItIsAnswersIt() {
    assertThat(run.refusal(PRABHU, Say.ok("1", "b"))).isInstanceOf(Rejection.NotYours.class);
    assertThat(run.refusal(QUINN, Say.ok("1", "a"))).isInstanceOf(Rejection.NotYours.class);
    assertThat(run.refusal(QUINN, Say.ok("1", "c"))).isInstanceOf(Rejection.NoSuchCheck.class);
  }

  @Test
  void whoHasFoundItWellMayLookAgainAndFindItBad() {
    run.asks(QUINN, Say.ok("1", "b"));
    run.asks(QUINN, Say.bad("1", "b"));
    assertThat(run.word("verify")).isEqualTo("failed");
    assertThat(run.refusal(QUINN, Say.ok("1", "b"))).isEqualTo(
        new Rejection.NotInState(VERIFIED, "failed", List.of("redo", "skip")));
  }

  @Test
  @Tag("R48")
  void whatWasFoundBadIsNotDoneOnAWord() {
    run.asks(QUINN, Say.bad("1", "b"));
    assertThat(run.refusal(PRABHU, Say.done("1")))
        .isEqualTo(new Rejection.NotWell(VERIFIED, new CheckLetter("b")));
    run.asks(PRABHU, Say.redo("1"));
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("verify")).isEqualTo("checking");
  }

  @Test
  void aGoodFindDoesNotStandForACommandThatNeverRan() {
    var deploy = PlanText.running("""
        - { step: Deploy, id: deploy, owner: prabhu, check: [The page loads],
            run: { ssh: 'deploy "$TAG"', hosts: h1 } }
        """);
    deploy.asks(PRABHU, Say.ok("1", "a"));
    assertThat(deploy.word("deploy")).isEqualTo("called");
    deploy.asks(PRABHU, Say.run("1"));
    deploy.ends("deploy", "h1", 0);
    assertThat(deploy.word("deploy")).isEqualTo("done");
  }

  @Test
  void theLastGoodFindOfALongStepThatWasOnlyJustCalledDoesNotFinishIt() {
    var upgrade = PlanText.running(
        "- { step: Verify, id: verify, owner: prabhu, takes: 28m, check: [Courses open] }");
    upgrade.asks(PRABHU, Say.ok("1", "a"));
    assertThat(upgrade.word("verify")).isEqualTo("called");
  }

  @Test
  void aCheckIsHandedToOneMoreWhoIsNotTheOneWhoDoesTheStep() {
    assertThat(run.refusal(PRABHU, assign(ANN))).isInstanceOf(Rejection.NotYours.class);
    assertThat(run.refusal(THOMAS, assign(PRABHU))).isInstanceOf(Rejection.BothHalves.class);
    assertThat(run.refusal(THOMAS, assign(QUINN))).isInstanceOf(Rejection.Already.class);
    assertThat(run.refusal(ANN, Say.ok("1", "b"))).isInstanceOf(Rejection.NotYours.class);
    run.asks(THOMAS, assign(ANN));
    assertThat(run.refusal(THOMAS, Say.assign("1", ANN)))
        .isInstanceOf(Rejection.BothHalves.class);
    run.asks(ANN, Say.bad("1", "b"));
    run.asks(PRABHU, Say.redo("1"));
    run.asks(ANN, Say.ok("1", "b"));
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("verify")).isEqualTo("done");
  }

  private static Request assign(PersonId to) {
    return new Request.CheckAssign(Say.step("1"), new CheckLetter("b"), to, Optional.empty());
  }

  @Test
  void nobodyFindsAnythingWellInTheNameOfWhoLooks() {
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.refusal(THOMAS, Say.doneFor("1", QUINN)))
        .isInstanceOf(Rejection.NotYours.class);
    assertThat(run.word("verify")).isEqualTo("checking");
  }

  @Test
  @Tag("R39")
  void whoIsToLookIsRemindedAndThenTheLead() {
    run.asks(PRABHU, Say.take("1"));
    run.after(Duration.ofHours(1));
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.after(Duration.ofMinutes(2)))
        .containsExactly(new RunEvent.StepReminded(VERIFIED, RunEvent.Reminded.OWNER));
    assertThat(run.after(Duration.ofMinutes(2)))
        .containsExactly(new RunEvent.StepReminded(VERIFIED, RunEvent.Reminded.DEPUTY));
    assertThat(run.after(Duration.ofMinutes(2)))
        .containsExactly(new RunEvent.StepReminded(VERIFIED, RunEvent.Reminded.LEAD));
    run.asks(QUINN, Say.ok("1", "b"));
    assertThat(run.word("verify")).isEqualTo("done");
  }

  @Test
  @Tag("R46")
  void aCheckThatNobodyLookedAtTakesTwoLeadsAndItsReasonIsOnTheRecord() {
    run.asks(PRABHU, Say.done("1"));
    run.asks(THOMAS, Say.unlooked("1", "b"));
    assertThat(run.word("verify")).isEqualTo("checking");
    assertThat(run.asks(SANDRA, Say.yes(run))).contains(
        new RunEvent.CheckSkipped(new StepId("verify"), new CheckLetter("b"), "why"));
    assertThat(run.word("verify")).isEqualTo("done");
  }

  @Test
  @Tag("R48")
  void aBadFindStopsTheWayForward() {
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.asks(QUINN, Say.bad("1", "b")))
        .contains(new RunEvent.StepFailed(new StepId("verify"), "1b: why"));
    assertThat(run.word("open")).isEqualTo("waiting");
  }

  @Test
  @Tag("R48")
  void afterABadFindItIsDoneAgain() {
    run.asks(QUINN, Say.bad("1", "b"));
    run.asks(PRABHU, Say.redo("1"));
    assertThat(run.word("verify")).isEqualTo("called");
    assertThat(run.state().step(new StepId("verify")).openChecks()).hasSize(2);
  }

  @Test
  @Tag("R48")
  void afterABadFindTheLeadsMayGoOnWithAReason() {
    run.asks(PRABHU, Say.done("1"));
    run.asks(QUINN, Say.bad("1", "b"));
    run.asks(THOMAS, Say.unlooked("1", "b"));
    run.asks(SANDRA, Say.yes(run));
    assertThat(run.word("verify")).isEqualTo("failed");
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("open")).isEqualTo("called");
  }

  @Test
  @Tag("R48")
  void afterABadFindTheLeadMayFallBack() {
    run.asks(QUINN, Say.bad("1", "b"));
    run.confirms(THOMAS, Say.fallback());
    assertThat(run.state().course()).isInstanceOf(Course.Back.class);
  }

  @Test
  @Tag("R41")
  void whoLooksIsNotGivenWhatTheyLookAt() {
    assertThat(run.refusal(PRABHU, Say.assign("1", QUINN)))
        .isEqualTo(new Rejection.BothHalves(new StepId("verify"), QUINN));
  }

  @Test
  void aDoneThatWasWrongIsTakenBackWhileOthersLook() {
    run.asks(PRABHU, Say.done("1"));
    run.asks(PRABHU, Say.undone("1"));
    assertThat(run.word("verify")).isEqualTo("taken");
    assertThat(run.state().step(new StepId("verify")).openChecks()).hasSize(2);
  }

  @Test
  void aStepThatRecordsAValueIsNotFinishedByItsLastCheck() {
    var dump = PlanText.running("""
        - { step: Dump, id: dump, owner: prabhu, records: [size], check: [It is complete] }
        """);
    dump.asks(PRABHU, Say.ok("1", "a"));
    assertThat(dump.word("dump")).isEqualTo("called");
    dump.asks(PRABHU, Say.done("1", Map.of("size", "48G")));
    assertThat(dump.word("dump")).isEqualTo("done");
  }

  @Test
  void aCommandThatEndedWellIsLookedAt() {
    var deploy = PlanText.running("""
        - { step: Deploy, id: deploy, owner: prabhu, check: [It answers],
            run: { ssh: 'deploy "$TAG"', hosts: h1 } }
        """);
    deploy.asks(PRABHU, Say.run("1"));
    deploy.ends("deploy", "h1", 0);
    assertThat(deploy.word("deploy")).isEqualTo("checking");
    deploy.asks(PRABHU, Say.ok("1", "a"));
    assertThat(deploy.word("deploy")).isEqualTo("done");
  }
}
