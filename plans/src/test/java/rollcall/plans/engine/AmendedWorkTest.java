package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Team;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/** What a newer revision of the plan does to what is done, offered, read back or under way. */
class AmendedWorkTest {
  private static final String CONVERT = """
      - { step: Convert, id: convert, owner: prabhu, takes: 5m }
      """;
  private static final String DEPLOY = """
      - { step: Deploy, id: deploy, owner: prabhu, needs: [],
          run: { ssh: 'deploy "$TAG"', hosts: all, order: one-by-one } }
      """;
  private static final String LOOK = """
      - { step: Look, id: look, owner: ann }
      """;
  private static final StepId STEP = new StepId("convert");

  private static Release run(String... steps) {
    return PlanText.opened(PlanText.steps(String.join("", steps)), 0);
  }

  private static List<RunEvent> amended(Release run, Plan next) {
    run.asks(THOMAS, new Request.Amend(next));
    return run.asks(SANDRA, new Request.Yes(run.token()));
  }

  private static List<RunEvent> amended(Release run, String... steps) {
    return amended(run, PlanText.steps(String.join("", steps)));
  }

  private static Plan approvedByOne(Plan p) {
    var t = p.team();
    var team = new Team(t.lead(), t.deputies(), t.people(), t.roles(), t.remind(), 1);
    return new Plan(p.title(), p.environment(), p.schedule(), team, p.channels(), p.variables(),
        p.phases(), p.unbuilt(), p.skipped());
  }

  private static Step step(Release run, String id) {
    return run.state().step(new StepId(id)).step();
  }

  @Test
  void theNextHostsOfACommandThatRunsWaitForTheNewApproval() {
    var run = run(DEPLOY, LOOK).started();
    run.asks(PRABHU, Say.run("1"));
    var more = LOOK.replace("look", "look-again") + DEPLOY.replace("deploy,", "again,");
    amended(run, approvedByOne(PlanText.steps(DEPLOY + LOOK + more)));
    assertThat(Looks.ordered(run.ends("deploy", "h1", 0))).isEmpty();
    assertThat(run.word("deploy")).isEqualTo("running");
    assertThat(Looks.ordered(
        run.asks(SANDRA, new Request.Approve(run.state().opening().digest()))))
        .containsExactly(run.work("deploy", "h2"));
  }

  @Test
  void whatWasReadBackOfThePlanAsItWasIsVoid() {
    var run = run(CONVERT, LOOK).started();
    run.asks(SANDRA, Say.fallback());
    var token = run.token();
    assertThat(amended(run, CONVERT, LOOK.replace("ann", "quinn")))
        .contains(new RunEvent.ProposalClosed(token, RunEvent.Closing.CHANGED));
    assertThat(run.state().proposals()).isEmpty();
  }

  @Test
  void theNumberOfAStepThatIsGoneIsNoOthers() {
    var run = run(CONVERT, LOOK).started();
    amended(run, CONVERT);
    amended(run, CONVERT, LOOK.replace("id: look", "id: other"));
    assertThat(step(run, "other").number().value()).isEqualTo("3");
    assertThat(RunState.replay(run.entries())).isEqualTo(run.state());
  }

  @Test
  void anOwnerThatTheRevisionNamesTakesThePlaceOfWhoTookItOver() {
    var run = run(CONVERT, LOOK).started();
    run.asks(THOMAS, Say.assign("2", PlanText.QUINN));
    run.asks(PlanText.QUINN, Say.accept("2"));
    amended(run, CONVERT, LOOK.replace("look,", "look, takes: 2m,"));
    assertThat(run.state().step(new StepId("look")).owners().people())
        .containsExactly(PlanText.QUINN);
    amended(run, CONVERT, LOOK.replace("ann", "dora"));
    assertThat(run.state().step(new StepId("look")).owners().people())
        .containsExactly(PlanText.DORA);
  }

  @Test
  void nobodyGetsToDoWhatTheRevisionHasThemLookAt() {
    var looked = LOOK.replace("ann }", "ann, check: [{ text: It is up, owner: quinn }] }");
    var run = run(CONVERT, LOOK).started();
    run.asks(THOMAS, Say.assign("2", PlanText.QUINN));
    amended(run, CONVERT, looked);
    assertThat(run.refusal(PlanText.QUINN, Say.accept("2")))
        .isEqualTo(new Rejection.BothHalves(new StepId("look"), PlanText.QUINN));
    var other = run(CONVERT, LOOK).started();
    other.asks(THOMAS, Say.assign("2", PlanText.QUINN));
    other.asks(PlanText.QUINN, Say.accept("2"));
    amended(other, CONVERT, looked);
    assertThat(other.state().step(new StepId("look")).owners().people()).containsExactly(ANN);
  }

  @Test
  void whatWaitsAgainMayBeDoneOtherwiseButIsNotForgotten() {
    var run = run(CONVERT, LOOK).started();
    run.asks(PRABHU, Say.take("1"));
    run.asks(PRABHU, Say.fail("1"));
    run.asks(THOMAS, new Request.Hold("why"));
    run.asks(PRABHU, Say.redo("1"));
    assertThat(run.word("convert")).isEqualTo("waiting");
    assertThat(run.refusal(THOMAS, new Request.Amend(PlanText.steps(LOOK))))
        .isEqualTo(new Rejection.BegunDiffers(List.of(STEP)));
    assertThat(run.refusal(THOMAS, new Request.Amend(PlanText.steps(
        CONVERT.replace("5m", "5m, changes-data: true") + LOOK))))
        .isEqualTo(new Rejection.BegunDiffers(List.of(STEP)));
    amended(run, CONVERT.replace("5m", "7m"), LOOK);
    assertThat(step(run, "convert").timing().takes()).hasMinutes(7);
  }

  @Test
  void whatAHostHasRunOfAnotherCommandIsRunAgain() {
    var run = run(DEPLOY).started();
    run.asks(PRABHU, Say.run("1"));
    run.ends("deploy", "h1", 0);
    run.ends("deploy", "h2", 1);
    run.asks(THOMAS, new Request.Hold("why"));
    run.asks(PRABHU, new Request.Redo(Say.step("1"), true));
    amended(run, DEPLOY.replace("one-by-one", "all-at-once"));
    run.asks(THOMAS, new Request.Resume());
    assertThat(Looks.ordered(run.asks(PRABHU, Say.run("1")))).extracting(ExecutionId::host)
        .contains(new HostName("h1"));
  }

  @Test
  void whatHasBegunStaysInItsPartOfThePlan() {
    var before = "- phase: Before\n  kind: before\n  steps:\n" + CONVERT.indent(4);
    var release = "- phase: Release\n  steps:\n" + LOOK.indent(4);
    var moved = "- phase: Release\n  steps:\n" + LOOK.indent(4)
        + CONVERT.replace("takes", "needs: [], takes").indent(4);
    var run = PlanText.opened(PlanText.phases(before + release + PlanText.WAY_BACK), 0);
    run.asks(PRABHU, Say.take("1"));
    assertThat(run.refusal(THOMAS, new Request.Amend(
        PlanText.phases(moved + PlanText.WAY_BACK))))
        .isEqualTo(new Rejection.BegunDiffers(List.of(STEP)));
  }

  @Test
  void whatHasBegunIsNotLeftOutOfThisEnvironment() {
    var p = PlanText.steps(CONVERT + LOOK);
    var run = PlanText.opened(p, 0).started();
    var without = new Plan(PlanText.steps(CONVERT).title(), p.environment(), p.schedule(),
        p.team(), p.channels(), p.variables(), p.phases(), p.unbuilt(), Set.of(STEP));
    assertThat(run.refusal(THOMAS, new Request.Amend(without)))
        .isEqualTo(new Rejection.BegunDiffers(List.of(STEP)));
  }

  @Test
  void theWayBackThatTheRunIsOnKeepsItsPoint() {
    var release = "- phase: Release\n  steps:\n"
        + (CONVERT.replace("prabhu", "prabhu, restore-point: before") + LOOK).indent(4);
    var back = PlanText.WAY_BACK.replace("kind: fallback", "kind: fallback\n  to: before");
    var run = PlanText.opened(PlanText.phases(release + back), 0).started();
    run.asks(PRABHU, Say.done("1"));
    run.confirms(THOMAS, Say.fallback());
    assertThat(run.word("back")).isEqualTo("called");
    assertThat(run.refusal(THOMAS, new Request.Amend(
        PlanText.phases(release + PlanText.WAY_BACK)))).isInstanceOf(
            Rejection.BegunDiffers.class);
  }

  @Test
  void whatIsSeenOfAStepThatIsGoneTellsNothing() {
    var run = run(CONVERT, LOOK).started();
    amended(run, CONVERT);
    var gone = new ExecutionId(run.state().id(), new StepId("look"), 1, new HostName("h1"));
    assertThat(run.saw(new RunEvent.WorkUnseen(gone, "no route"))).isEmpty();
  }
}
