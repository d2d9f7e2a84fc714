package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.RunEvent;

/** Steps with sub-steps, and milestones: what nobody takes and the run reaches by itself. */
class PartsTest {
  private final Release run = PlanText.running("""
      - step: Bring the nodes up
        id: nodes
        owner: prabhu
        steps:
          - { step: Start them, id: start }
          - { step: Look for errors, id: errors, owner: quinn }
      - { step: System ready, id: ready, milestone: true }
      - { step: Tell, id: tell, owner: sandra }
      """);

  @Test
  @Tag("R37")
  void aSubStepIsCalledToItsOwnOwner() {
    assertThat(run.state().step(new StepId("start")).owners().people()).containsExactly(PRABHU);
    run.asks(PRABHU, Say.done("1.1"));
    assertThat(run.word("errors")).isEqualTo("called");
    assertThat(run.refusal(PRABHU, Say.done("1.2"))).isInstanceOf(Rejection.NotYours.class);
    run.asks(QUINN, Say.done("1.2"));
    assertThat(run.word("nodes")).isEqualTo("done");
  }

  @Test
  void whatHoldsAStepBackHoldsItsPartsBack() {
    var late = PlanText.running("""
        - step: Close
          at: S+20m
          not-before: true
          owner: prabhu
          steps:
            - { step: Turn away, id: away }
        """);
    assertThat(late.word("away")).isEqualTo("waiting");
    late.after(Duration.ofMinutes(19));
    assertThat(late.word("away")).isEqualTo("waiting");
    late.after(Duration.ofMinutes(1));
    assertThat(late.word("away")).isEqualTo("called");
  }

  @Test
  @Tag("R46")
  void aStepWithSubStepsIsNeverTakenAndIsDoneWhenTheyAre() {
    assertThat(run.refusal(PRABHU, Say.done("1"))).isEqualTo(new Rejection.ByItself(
        new StepId("nodes"), List.of(new StepId("start"), new StepId("errors"))));
    run.asks(PRABHU, Say.done("1.1"));
    assertThat(run.word("nodes")).isEqualTo("waiting");
    run.asks(QUINN, Say.done("1.2"));
    assertThat(run.word("nodes")).isEqualTo("done");
  }

  @Test
  @Tag("R32")
  void aMilestoneIsReachedByItselfWhenAllBeforeItIsDone() {
    run.asks(PRABHU, Say.done("1.1"));
    assertThat(run.asks(QUINN, Say.done("1.2")))
        .containsSubsequence(new RunEvent.StepReached(new StepId("nodes")),
            new RunEvent.StepReached(new StepId("ready")),
            new RunEvent.StepCalled(new StepId("tell")));
  }

  @Test
  @Tag("R32")
  void aMilestoneIsNobodysToTake() {
    assertThat(run.refusal(THOMAS, Say.take("2")))
        .isEqualTo(new Rejection.ByItself(new StepId("ready"), List.of()));
  }

  @Test
  void aFailedSubStepHoldsBackWhatComesAfterTheWhole() {
    run.asks(PRABHU, Say.fail("1.1"));
    assertThat(run.word("errors")).isEqualTo("waiting");
    assertThat(run.word("nodes")).isEqualTo("waiting");
    run.asks(PRABHU, Say.redo("1.1"));
    assertThat(run.word("start")).isEqualTo("called");
  }

  @Test
  void skippingTheWholeSkipsWhatIsLeftOfIt() {
    run.asks(PRABHU, Say.done("1.1"));
    run.asks(THOMAS, Say.skip("1"));
    assertThat(run.word("start")).isEqualTo("done");
    assertThat(run.word("errors")).isEqualTo("skipped");
    assertThat(run.word("tell")).isEqualTo("called");
  }

  @Test
  void aSubStepDoneAnewTakesBackTheWholeAndTheMilestone() {
    run.asks(PRABHU, Say.done("1.1"));
    run.asks(QUINN, Say.done("1.2"));
    run.asks(SANDRA, Say.redo("1.2"));
    assertThat(run.word("nodes")).isEqualTo("waiting");
    assertThat(run.word("ready")).isEqualTo("waiting");
    assertThat(run.word("tell")).isEqualTo("waiting");
    run.asks(QUINN, Say.done("1.2"));
    assertThat(run.word("tell")).isEqualTo("called");
  }
}
