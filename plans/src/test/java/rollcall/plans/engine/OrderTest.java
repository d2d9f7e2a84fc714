package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Course;
import rollcall.plans.run.RunEvent;

/** In which order steps are called, and what their planned times have to do with it. */
class OrderTest {
  @Test
  @Tag("R27")
  void aPlannedTimeThatHasComeCallsNothingBeforeWhatItNeedsIsDone() {
    var run = PlanText.running("""
        - { step: Restore, id: restore, owner: prabhu, at: S, takes: 10m }
        - { step: Start, id: start, owner: ann, at: S+10m }
        """);
    run.after(Duration.ofMinutes(30));
    assertThat(run.word("start")).isEqualTo("waiting");
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("start")).isEqualTo("called");
  }

  @Test
  @Tag("R27")
  void whatIsDoneEarlyLetsTheNextBeCalledBeforeItsPlannedTime() {
    var run = PlanText.running("""
        - { step: Restore, id: restore, owner: prabhu, at: S }
        - { step: Start, id: start, owner: ann, at: S+40m }
        - { step: Open, id: open, owner: ann, at: S+50m, not-before: true }
        """);
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("start")).isEqualTo("called");
    run.asks(ANN, Say.done("2"));
    assertThat(run.word("open")).isEqualTo("waiting");
    run.after(Duration.ofMinutes(50));
    assertThat(run.word("open")).isEqualTo("called");
  }

  @Test
  @Tag("R29")
  void whereTheTimesGoAgainstTheWrittenOrderTheWrittenOrderHoldsAndNeedsTurnItAround() {
    var written = PlanText.running("""
        - { step: Open the firewall, id: open, owner: ann, at: S+45m }
        - { step: Decide, id: decide, owner: prabhu, at: S+30m }
        """);
    assertThat(written.word("open")).isEqualTo("called");
    assertThat(written.word("decide")).isEqualTo("waiting");
    var turned = PlanText.running("""
        - { step: Open the firewall, id: open, owner: ann, at: S+45m, needs: decide }
        - { step: Decide, id: decide, owner: prabhu, at: S+30m, needs: [] }
        """);
    assertThat(turned.word("open")).isEqualTo("waiting");
    assertThat(turned.word("decide")).isEqualTo("called");
  }

  @Test
  @Tag("R27")
  void latenessMovesTheEndThatIsForeseen() {
    var run = PlanText.running("""
        - { step: Restore, id: restore, owner: prabhu, at: S, takes: 10m }
        - { step: Start, id: start, owner: ann, at: S+10m, takes: 5m }
        """);
    var end = Outlook.of(run.state(), run.now()).end();
    run.after(Duration.ofMinutes(25));
    assertThat(Outlook.of(run.state(), run.now()).end()).isAfter(end);
  }

  @Test
  @Tag("R28")
  void stepsAlongsideEachOtherAreCalledTogetherAndAllAwaited() {
    var run = PlanText.running("""
        - { step: Restore, id: restore, owner: prabhu, at: S+2m }
        - { step: Put the configuration back, id: config, owner: quinn, at: S+2m, alongside: true }
        - { step: Start, id: start, owner: ann }
        """);
    assertThat(run.word("restore")).isEqualTo("called");
    assertThat(run.word("config")).isEqualTo("called");
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("start")).isEqualTo("waiting");
    run.asks(QUINN, Say.done("2"));
    assertThat(run.word("start")).isEqualTo("called");
  }

  @Test
  @Tag("R57")
  void theOtherNodesWaitUntilTheFirstWasFoundWell() {
    var run = PlanText.running("""
        - { step: Deploy to the first node, id: head, owner: prabhu,
            run: { ssh: 'deploy "$TAG"', hosts: h1 } }
        - { step: Verify, id: verify, owner: quinn, check: [It answers] }
        - { step: Deploy to the others, id: others, owner: prabhu,
            run: { ssh: 'deploy "$TAG"', hosts: h2 } }
        """);
    run.asks(PRABHU, Say.run("1"));
    run.ends("head", "h1", 0);
    assertThat(run.word("others")).isEqualTo("waiting");
    run.asks(QUINN, Say.bad("2", "a"));
    assertThat(run.word("others")).isEqualTo("waiting");
    run.asks(QUINN, Say.redo("2"));
    run.asks(QUINN, Say.ok("2", "a"));
    assertThat(run.word("others")).isEqualTo("called");
  }

  @Test
  @Tag("R57")
  void oneByOneTheNextHostWaitsForTheGoodEndOfTheOneBefore() {
    var run = PlanText.running("""
        - { step: Deploy, id: deploy, owner: prabhu,
            run: { ssh: 'deploy "$TAG"', hosts: [h1, h2] } }
        """);
    run.asks(PRABHU, Say.run("1"));
    assertThat(run.state().step(new StepId("deploy")).hosts()).hasSize(1);
    run.ends("deploy", "h1", 1);
    assertThat(run.state().step(new StepId("deploy")).hosts()).hasSize(1);
    assertThat(run.word("deploy")).isEqualTo("failed");
  }

  @Test
  void aStepThatTakesLongerThanPlannedIsSaidOnce() {
    var run = PlanText.running("- { step: Restore, id: restore, owner: prabhu, takes: 20m }");
    run.asks(PRABHU, Say.take("1"));
    assertThat(run.after(Duration.ofMinutes(19))).noneMatch(RunEvent.StepOverran.class::isInstance);
    assertThat(run.after(Duration.ofMinutes(1)))
        .contains(new RunEvent.StepOverran(new StepId("restore")));
    assertThat(run.after(Duration.ofMinutes(20))).noneMatch(RunEvent.StepOverran.class::isInstance);
  }

  @Test
  void whatFollowsGoesOnWhereAFailureDoesNotHalt() {
    var run = PlanText.running("""
        - { step: Mail, id: mail, owner: prabhu, if-fails: go-on }
        - { step: Close, id: close, owner: ann }
        """);
    run.asks(PRABHU, Say.fail("1"));
    assertThat(run.word("mail")).isEqualTo("failed");
    assertThat(run.word("close")).isEqualTo("called");
  }

  @Test
  void aCommandInTheBackgroundHoldsBackNothingOnceItRunsAndTheEndUntilItIsStopped() {
    var run = PlanText.running("""
        - { step: Watch the log, id: watch, owner: prabhu,
            run: { ssh: 'deploy "$TAG"', hosts: h1, background: true } }
        - { step: Deploy, id: deploy, owner: ann }
        """);
    run.asks(PRABHU, Say.run("1"));
    assertThat(run.word("deploy")).isEqualTo("waiting");
    run.saw(new RunEvent.WorkBegun(run.work("watch", "h1"), "boot", "folder"));
    assertThat(run.word("deploy")).isEqualTo("called");
    run.asks(ANN, Say.done("2"));
    assertThat(run.state().course()).isInstanceOf(Course.Forward.class);
    run.asks(PRABHU, Say.stop("1"));
    run.saw(new RunEvent.WorkKilled(run.work("watch", "h1"), ""));
    assertThat(run.state().course()).isInstanceOfSatisfying(Course.Ended.class,
        ended -> assertThat(ended.outcome()).isEqualTo(Course.Outcome.COMPLETED));
  }

  @Test
  @Tag("R86")
  void aTestPlanWithoutTimesAndOwnersIsWalkedByOnePersonStepByStep() {
    var run = PlanText.running("""
        - { step: Edit version.php, id: edit }
        - { step: Open the front page, id: front,
            check: [{ text: Maintenance mode, expected: it is NOT required }] }
        - { step: Log in, id: login, check: [The course list is shown] }
        """);
    run.asks(THOMAS, Say.done("1"));
    run.asks(THOMAS, Say.ok("2", "a"));
    run.asks(THOMAS, Say.bad("3", "a"));
    assertThat(run.word("login")).isEqualTo("failed");
    run.asks(THOMAS, Say.unlooked("3", "a"));
    run.asks(SANDRA, Say.yes(run));
    run.asks(THOMAS, Say.done("3"));
    assertThat(run.state().course().ended()).isTrue();
  }
}
