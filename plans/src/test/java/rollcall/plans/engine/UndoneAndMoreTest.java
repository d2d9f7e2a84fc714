package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.RunEvent;

/** What is taken back, done again, and takes longer by its owner's own word. */
class UndoneAndMoreTest {
  private static final StepId CONVERT = new StepId("convert");
  private final Release run = PlanText.running("""
      - { step: Convert, id: convert, owner: prabhu, takes: 20m }
      - { step: Look, id: look, owner: ann }
      """);

  private void converted() {
    run.asks(PRABHU, Say.take("1"));
    run.after(Duration.ofMinutes(20));
    run.asks(PRABHU, Say.done("1"));
  }

  @Test
  void aWrongDoneIsTakenBackAndWhatWasCalledWaitsAgain() {
    converted();
    run.asks(PRABHU, Say.undone("1"));
    assertThat(run.word("convert")).isEqualTo("taken");
    assertThat(run.word("look")).isEqualTo("waiting");
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("look")).isEqualTo("called");
  }

  @Test
  void whereWhatFollowsHasBegunTheRunHoldsAndNamesIt() {
    converted();
    run.asks(ANN, Say.take("2"));
    assertThat(run.asks(PRABHU, Say.undone("1")))
        .contains(new RunEvent.Held("1 is not done after all, and 2 has begun"));
    assertThat(run.word("look")).isEqualTo("taken");
  }

  @Test
  void othersDoNotTakeItBack() {
    converted();
    assertThat(run.refusal(ANN, Say.undone("1"))).isInstanceOf(Rejection.NotYours.class);
  }

  @Test
  void whatACommandSaysIsNotTakenBackByAWord() {
    var deploy = PlanText.running("""
        - { step: Deploy, id: deploy, owner: prabhu, run: { ssh: 'deploy "$TAG"', hosts: h1 } }
        - { step: Look, id: look, owner: ann }
        """);
    deploy.asks(PRABHU, Say.run("1"));
    deploy.ends("deploy", "h1", 0);
    assertThat(deploy.refusal(PRABHU, Say.undone("1")))
        .isEqualTo(new Rejection.NotInState(new StepId("deploy"), "done", List.of("redo")));
  }

  @Test
  @Tag("R82")
  void aStepIsRepeatedUntilItIsStableEachTimeAsAnAttemptOfItsOwn() {
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(run.state().step(CONVERT).attempt()).isEqualTo(attempt);
      run.asks(PRABHU, Say.take("1"));
      run.after(Duration.ofMinutes(20));
      assertThat(run.asks(PRABHU, Say.done("1")))
          .hasAtLeastOneElementOfType(RunEvent.StepDone.class);
      run.asks(PRABHU, Say.redo("1"));
    }
    assertThat(run.entries().stream().map(e -> e.event())
        .filter(RunEvent.StepDone.class::isInstance)).hasSize(3);
  }

  @Test
  void aCommandIsStartedAnewUnderANumberOfItsOwn() {
    var deploy = PlanText.running("""
        - { step: Deploy, id: deploy, owner: prabhu, run: { ssh: 'deploy "$TAG"', hosts: h1 } }
        - { step: Look, id: look, owner: ann }
        """);
    deploy.asks(PRABHU, Say.run("1"));
    var first = deploy.work("deploy", "h1");
    deploy.ends("deploy", "h1", 1);
    deploy.asks(PRABHU, Say.redo("1"));
    deploy.asks(PRABHU, Say.run("1"));
    assertThat(deploy.work("deploy", "h1")).isNotEqualTo(first);
    deploy.saw(new RunEvent.WorkEnded(first, 0));
    assertThat(deploy.word("deploy")).isEqualTo("running");
  }

  @Test
  void anOwnersOwnEstimateMovesTheEndAndWhenTheyAreAskedAgain() {
    run.asks(PRABHU, Say.take("1"));
    var end = Outlook.of(run.state(), run.now()).end();
    run.asks(PRABHU, Say.more("1", 15));
    assertThat(Outlook.of(run.state(), run.now()).end()).isEqualTo(end.plusSeconds(900));
    assertThat(run.after(Duration.ofMinutes(34))).noneMatch(RunEvent.StepOverran.class::isInstance);
    assertThat(run.after(Duration.ofMinutes(1))).contains(new RunEvent.StepOverran(CONVERT));
  }
}
