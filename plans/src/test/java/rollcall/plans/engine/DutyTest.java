package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRef;

/** Who leads, who is away, and whose word does not count. */
class DutyTest {
  private final Release run = PlanText.running("""
      - { step: Deploy, id: deploy, owner: prabhu }
      - { step: Look, id: look, owner: ann }
      """);

  @Test
  void aLeadHandsTheLeadOver() {
    run.asks(THOMAS, new Request.Lead(SANDRA));
    assertThat(run.state().lead()).isEqualTo(SANDRA);
    assertThat(run.state().leads()).contains(THOMAS);
  }

  @Test
  void aDeputyTakesTheLeadOnlyAfterAQuarterOfAnHourOfSilence() {
    run.asks(THOMAS, new Request.Here());
    run.after(DutyRule.SILENCE.minusSeconds(1));
    assertThat(run.refusal(SANDRA, new Request.Lead(SANDRA)))
        .isInstanceOf(Rejection.LeadIsHere.class);
    run.after(Duration.ofSeconds(1));
    assertThat(run.refusal(PRABHU, new Request.Lead(PRABHU)))
        .isInstanceOf(Rejection.NotYours.class);
    run.asks(SANDRA, new Request.Lead(SANDRA));
    assertThat(run.state().lead()).isEqualTo(SANDRA);
  }

  @Test
  void whileNobodyCouldBeHeardNoLeadWasSilent() {
    run.asks(THOMAS, new Request.Here());
    run.saw(new RunEvent.Unheard(run.now(), "network"));
    run.after(DutyRule.SILENCE);
    run.saw(new RunEvent.HeardAgain(run.now(), "network"));
    assertThat(run.refusal(SANDRA, new Request.Lead(SANDRA)))
        .isInstanceOf(Rejection.LeadIsHere.class);
    run.after(DutyRule.SILENCE);
    run.asks(SANDRA, new Request.Lead(SANDRA));
    assertThat(run.state().lead()).isEqualTo(SANDRA);
  }

  @Test
  void aLeadSuspendsAtOnceAndNoWordOfThatPersonCountsAnyMore() {
    run.asks(THOMAS, Say.suspend(PRABHU));
    for (var request : List.of(Say.done("1"), new Request.Note("x"), new Request.Hold("x"),
        Say.suspend(ANN))) {
      assertThat(run.refusal(PRABHU, request)).isInstanceOf(Rejection.NotYours.class);
    }
  }

  @Test
  void whoIsSuspendedAcceptsNothing() {
    run.asks(THOMAS, Say.assign("1", ANN));
    run.asks(THOMAS, Say.suspend(ANN));
    assertThat(run.refusal(ANN, new Request.Accept(new StepRef.TheOne())))
        .isInstanceOf(Rejection.NotYours.class);
  }

  @Test
  void othersSuspendTogetherAndNotInTheirOwnCause() {
    run.asks(ANN, Say.suspend(PRABHU));
    assertThat(run.refusal(ANN, Say.yes(run))).isInstanceOf(Rejection.NeedsAnother.class);
    assertThat(run.refusal(PRABHU, Say.yes(run))).isInstanceOf(Rejection.NeedsAnother.class);
    run.asks(SANDRA, Say.yes(run));
    assertThat(run.state().facts().duty().suspended()).containsExactly(PRABHU);
  }

  @Test
  void openQuestionsOfWhoIsSuspendedAreVoid() {
    run.asks(SANDRA, Say.fallback());
    var token = run.token();
    assertThat(run.asks(THOMAS, Say.suspend(SANDRA)))
        .contains(new RunEvent.ProposalClosed(token, RunEvent.Closing.LAPSED));
    assertThat(run.refusal(THOMAS, new Request.Yes(token)))
        .isInstanceOf(Rejection.NothingProposed.class);
  }

  @Test
  void whoWasSuspendedComesBackOnTheWordOfTwoOthers() {
    run.asks(THOMAS, Say.suspend(PRABHU));
    assertThat(run.asks(THOMAS, new Request.Reinstate(PRABHU, "it was them")))
        .filteredOn(RunEvent.Proposed.class::isInstance).singleElement()
        .isInstanceOfSatisfying(RunEvent.Proposed.class,
            p -> assertThat(p.need()).isEqualTo(Need.ANOTHER_PERSON));
    assertThat(run.refusal(PRABHU, Say.yes(run))).isInstanceOf(Rejection.NotYours.class);
    run.asks(ANN, Say.yes(run));
    run.asks(PRABHU, Say.take("1"));
    assertThat(run.word("deploy")).isEqualTo("taken");
  }

  @Test
  void nothingIsOfferedToWhoIsSuspended() {
    run.asks(THOMAS, Say.suspend(QUINN));
    assertThat(run.refusal(PRABHU, Say.assign("1", QUINN)))
        .isInstanceOf(Rejection.NoSuchPerson.class);
  }

  @Test
  void theLastWhoCanLeadIsNotSuspended() {
    run.asks(THOMAS, Say.suspend(SANDRA));
    assertThat(run.refusal(THOMAS, Say.suspend(THOMAS))).isEqualTo(new Rejection.LastLead(THOMAS));
  }

  @Test
  void whoIsAwayIsBackWithTheirAnswerToTheRollCall() {
    run.asks(ANN, new Request.Away(Duration.ofMinutes(10)));
    assertThat(run.state().facts().presence().away())
        .containsEntry(ANN, run.now().plus(Duration.ofMinutes(10)));
    run.asks(ANN, new Request.Here());
    assertThat(run.state().facts().presence().away()).isEmpty();
  }

  @Test
  void anybodyHoldsAndALeadResumes() {
    run.asks(ANN, new Request.Hold("I smell smoke"));
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("look")).isEqualTo("waiting");
    assertThat(run.refusal(ANN, new Request.Resume())).isInstanceOf(Rejection.NotYours.class);
    run.asks(SANDRA, new Request.Resume());
    assertThat(run.word("look")).isEqualTo("called");
  }
}
