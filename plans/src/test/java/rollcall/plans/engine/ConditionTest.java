package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.THOMAS;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.run.RunEvent;

/** What is done only if something else came out so. */
class ConditionTest {
  private static Release rerunning() {
    return PlanText.running("""
        - { step: "A second run?", id: again, gate: { by: quinn, if-no-go: { skip-to: load } } }
        - { step: Empty the tables, id: empty, owner: prabhu, only-if: again is go }
        - { step: Load, id: load, owner: prabhu }
        """);
  }

  @Test
  @Tag("R49")
  void aYesLetsTheConditionalStepBeCalled() {
    var run = rerunning();
    run.asks(QUINN, Say.go("1"));
    assertThat(run.word("empty")).isEqualTo("called");
  }

  @Test
  @Tag("R49")
  void aNoSkipsItWithTheReason() {
    var run = rerunning();
    var told = run.asks(QUINN, Say.nogo("1"));
    assertThat(told).contains(new RunEvent.StepSkipped(new StepId("empty"), "1 is no-go", true));
    assertThat(run.word("load")).isEqualTo("called");
  }

  private static Release maintenance() {
    return PlanText.running("""
        - step: Is maintenance mode needed?
          id: needed
          owner: prabhu
          run: { ssh: 'deploy "$TAG"', hosts: h1, outcomes: { 0: not-needed, 2: needed } }
        - { step: Maintenance mode on, id: "on", owner: prabhu, only-if: needed is needed }
        - { step: Upgrade, id: upgrade, owner: prabhu }
        - { step: Maintenance mode off, id: "off", owner: prabhu, only-if: "on is done" }
        """);
  }

  @Test
  @Tag("R50")
  void theExitOfACommandDecidesThatMaintenanceIsNeeded() {
    var run = maintenance();
    run.asks(PRABHU, Say.run("1"));
    run.ends("needed", "h1", 2);
    assertThat(run.word("on")).isEqualTo("called");
    run.asks(PRABHU, Say.done("2"));
    run.asks(PRABHU, Say.done("3"));
    assertThat(run.word("off")).isEqualTo("called");
  }

  @Test
  @Tag("R50")
  void whereItIsNotNeededBothHalvesAreSkippedSayingWhy() {
    var run = maintenance();
    run.asks(PRABHU, Say.run("1"));
    assertThat(run.ends("needed", "h1", 0)).contains(
        new RunEvent.StepSkipped(new StepId("on"), "only if needed is needed", true));
    assertThat(run.word("upgrade")).isEqualTo("called");
    assertThat(run.asks(PRABHU, Say.done("3")))
        .contains(new RunEvent.StepSkipped(new StepId("off"), "only if on is done", true));
  }

  @Test
  @Tag("R50")
  void anExitWithoutANameFailsTheStep() {
    var run = maintenance();
    run.asks(PRABHU, Say.run("1"));
    run.ends("needed", "h1", 1);
    assertThat(run.word("needed")).isEqualTo("failed");
    assertThat(run.word("on")).isEqualTo("waiting");
  }

  @Test
  @Tag("R49")
  void andOrAndNotAreUnderstood() {
    var run = PlanText.running("""
        - { step: A, id: a, owner: prabhu }
        - { step: B, id: b, owner: prabhu }
        - { step: Both, id: both, owner: prabhu, only-if: a is done and b is done }
        - { step: Either, id: either, owner: prabhu, only-if: a is skipped or b is skipped }
        - { step: Neither, id: neither, owner: prabhu, only-if: not b is skipped }
        - { step: Last, id: last, owner: prabhu }
        """);
    run.asks(PRABHU, Say.done("1"));
    run.asks(THOMAS, Say.skip("2"));
    assertThat(run.word("both")).isEqualTo("skipped");
    assertThat(run.word("either")).isEqualTo("called");
    run.asks(PRABHU, Say.done("4"));
    assertThat(run.word("neither")).isEqualTo("skipped");
    assertThat(run.word("last")).isEqualTo("called");
  }

  @Test
  void aConditionOfTheWholeHoldsForItsParts() {
    var run = PlanText.running("""
        - { step: A, id: a, owner: prabhu }
        - { step: Whole, id: whole, owner: prabhu, only-if: a is skipped,
            steps: [{ step: Part, id: part }] }
        """);
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("part")).isEqualTo("skipped");
    assertThat(run.word("whole")).isEqualTo("skipped");
  }

  @Test
  void whatWasSkippedByItsConditionIsCalledWhereTheAnswerChanges() {
    var run = PlanText.running("""
        - { step: A, id: a, owner: prabhu }
        - { step: B, id: b, owner: prabhu, only-if: a is skipped }
        - { step: C, id: c, owner: prabhu }
        """);
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("b")).isEqualTo("skipped");
    run.asks(PRABHU, Say.redo("1"));
    run.asks(THOMAS, Say.skip("1"));
    assertThat(run.word("b")).isEqualTo("called");
  }
}
