package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/** A run goes by one revision of its plan until two people adopt another. */
class AmendTest {
  private static final String CONVERT = """
      - { step: Convert, id: convert, owner: prabhu, takes: 20m }
      """;
  private static final String DEPLOY = """
      - { step: Deploy, id: deploy, owner: prabhu, run: { ssh: 'deploy "$TAG"', hosts: h1 } }
      """;
  private static final String LOOK = """
      - { step: Look, id: look, owner: ann }
      """;
  private static final Plan PLAN = PlanText.steps(CONVERT + DEPLOY + LOOK);

  private final Release run = PlanText.opened(PLAN, 1);

  private void begun() {
    run.asks(SANDRA, new Request.Approve(run.state().opening().digest()));
    run.started();
    run.asks(PRABHU, Say.take("1"));
  }

  private void amended(Plan next) {
    run.asks(THOMAS, new Request.Amend(next));
    run.asks(SANDRA, new Request.Yes(run.token()));
  }

  @Test
  @Tag("R83")
  void aRunStaysWithItsRevisionUntilTwoPeopleAdoptANewerOne() {
    begun();
    var next = PlanText.steps(CONVERT + DEPLOY + LOOK.replace("ann", "quinn"));
    run.asks(THOMAS, new Request.Amend(next));
    assertThat(run.state().plan()).isEqualTo(PLAN);
    assertThat(run.refusal(THOMAS, new Request.Yes(run.token()))).isNotNull();
    run.asks(SANDRA, new Request.Yes(run.token()));
    assertThat(run.state().plan().title().revision()).isEqualTo(next.title().revision());
    assertThat(run.state().step(new StepId("look")).owners().people())
        .containsExactly(PlanText.QUINN);
    assertThat(RunState.replay(run.entries())).isEqualTo(run.state());
  }

  @Test
  @Tag("R83")
  void theRevisionThatTheRunGoesByIsNoNewOneAndAnotherPlanIsRefused() {
    begun();
    assertThat(run.refusal(THOMAS, new Request.Amend(PLAN)))
        .isEqualTo(new Rejection.SameRevision(PLAN.title().revision()));
    var title = new Plan.Title(new PlanId("other"), PLAN.title().revision(), "Other",
        PLAN.title().change());
    assertThat(run.refusal(THOMAS, new Request.Amend(new Plan(title, PLAN.environment(),
        PLAN.schedule(), PLAN.team(), PLAN.channels(), PLAN.variables(), PLAN.phases(),
        PLAN.unbuilt()))))
        .isEqualTo(new Rejection.OtherPlan(new PlanId("other")));
  }

  @Test
  void whatHasBegunMayNotDiffer() {
    begun();
    assertThat(run.refusal(THOMAS, new Request.Amend(
        PlanText.steps(CONVERT.replace("20m", "25m") + DEPLOY + LOOK))))
        .isEqualTo(new Rejection.BegunDiffers(List.of(new StepId("convert"))));
    assertThat(run.refusal(THOMAS, new Request.Amend(PlanText.steps(DEPLOY + LOOK))))
        .isEqualTo(new Rejection.BegunDiffers(List.of(new StepId("convert"))));
  }

  @Test
  @Tag("R83")
  void whatWasApprovedIsVoid() {
    begun();
    var before = run.state().opening().digest();
    assertThat(run.state().facts().approvals()).isNotEmpty();
    amended(PlanText.steps(CONVERT + DEPLOY.replace("h1", "h2") + LOOK));
    assertThat(run.state().facts().approvals()).isEmpty();
    assertThat(run.state().opening().digest()).isNotEqualTo(before);
  }

  @Test
  void underWayAPlanDoesNotLoseItsWayBack() {
    begun();
    assertThat(run.refusal(THOMAS, new Request.Amend(PlanText.phases(
        "- phase: Release\n  steps:\n" + (CONVERT + DEPLOY + LOOK).indent(4)))))
        .isEqualTo(new Rejection.WayBackLost());
  }

  @Test
  void stepsKeepTheirNumbersAndANewOneTakesTheNext() {
    begun();
    amended(PlanText.steps("- { step: Tell, id: tell, owner: ann }\n" + CONVERT.replace(
        "owner", "needs: [], owner") + LOOK));
    assertThat(run.state().step(new StepId("convert")).step().number().value()).isEqualTo("1");
    assertThat(run.state().step(new StepId("look")).step().number().value()).isEqualTo("3");
    assertThat(run.state().step(new StepId("tell")).step().number().value()).isEqualTo("4");
  }

  @Test
  void aStepThatWasAddedIsCalledInItsTurn() {
    begun();
    amended(PlanText.steps(CONVERT + "- { step: Tell, id: tell, owner: ann }\n" + LOOK));
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.asks(PRABHU, new Request.Yes(run.token())))
        .contains(new RunEvent.StepCalled(new StepId("tell")));
    run.asks(ANN, Say.done("4"));
    assertThat(run.word("look")).isEqualTo("called");
  }
}
