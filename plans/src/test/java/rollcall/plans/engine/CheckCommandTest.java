package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Looks.byHand;
import static rollcall.plans.engine.Looks.command;
import static rollcall.plans.engine.Looks.done;
import static rollcall.plans.engine.Looks.look;
import static rollcall.plans.engine.Looks.nr;
import static rollcall.plans.engine.Looks.ofCheck;
import static rollcall.plans.engine.Looks.ordered;
import static rollcall.plans.engine.Looks.own;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.Steps.fallback;
import static rollcall.plans.engine.Release.Steps.plan;
import static rollcall.plans.engine.Release.Steps.release;
import static rollcall.plans.engine.Release.Steps.step;
import static rollcall.plans.engine.Release.THOMAS;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Owners;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepStatus;

/** Commands that look at a step's checks. */
class CheckCommandTest {
  private static final StepId D = new StepId("d");
  private static final CheckLetter A = new CheckLetter("a");
  private static final CheckLetter B = new CheckLetter("b");

  private static Release run(Step... steps) {
    return new Release(planOf(steps), Sites.with(List.of("h1", "h2")), 0).started();
  }

  private static Plan planOf(Step... steps) {
    return plan(release(steps), fallback("before", step("f", "F1", SANDRA)));
  }

  private static Rejection refusal(List<RunEvent> events) {
    assertThat(events).hasSize(1).first().isInstanceOf(RunEvent.Rejected.class);
    return ((RunEvent.Rejected) events.getFirst()).why();
  }

  private static void isReplayed(Release run) {
    assertThat(RunState.replay(run.entries())).isEqualTo(run.state());
  }

  @Test
  void whatIsSaidToBeDoneIsLookedAtFirstAndIsDoneWhenThatIsWell() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1", "h2")),
        step("next", "2", SANDRA, "d"));
    assertThat(ordered(run.asks(PRABHU, done("1")))).containsExactly(ofCheck("a", "d", 1, "h1"));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Checking.class);
    assertThat(run.status("next")).isInstanceOf(StepStatus.Waiting.class);
    assertThat(ordered(run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h1"), 0))))
        .containsExactly(ofCheck("a", "d", 1, "h2"));
    assertThat(run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h2"), 0)))
        .contains(new RunEvent.CheckPassed(D, A, Optional.empty()));
    assertThat(run.status("d")).isInstanceOfSatisfying(StepStatus.Done.class,
        d -> assertThat(d.by()).contains(PRABHU));
    assertThat(run.status("next")).isInstanceOf(StepStatus.Called.class);
    isReplayed(run);
  }

  @Test
  void oneThatFindsItBadFailsTheStep() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1"), look("b", "h2")),
        step("next", "2", SANDRA, "d"));
    assertThat(ordered(run.asks(PRABHU, done("1")))).containsExactly(ofCheck("a", "d", 1, "h1"),
        ofCheck("b", "d", 1, "h2"));
    assertThat(run.saw(new RunEvent.WorkEnded(ofCheck("b", "d", 1, "h2"), 1)))
        .contains(new RunEvent.CheckFailed(D, B, "exit 1 on h2"),
            new RunEvent.StepFailed(D, "1b: exit 1 on h2"));
    assertThat(refusal(run.asks(PRABHU, new Request.Redo(nr("1")))))
        .isEqualTo(new Rejection.StillGoing(D, List.of(new HostName("h1"))));
    run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h1"), 0));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Failed.class);
    assertThat(run.status("next")).isInstanceOf(StepStatus.Waiting.class);
    isReplayed(run);
  }

  @Test
  void eachIsStartedAtMostOnceAnAttempt() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1")));
    run.asks(PRABHU, done("1"));
    run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h1"), 1));
    assertThat(refusal(run.asks(PRABHU, done("1")))).isEqualTo(new Rejection.NotWell(D, A));
    run.asks(PRABHU, new Request.Redo(nr("1")));
    assertThat(ordered(run.asks(PRABHU, done("1")))).containsExactly(ofCheck("a", "d", 2, "h1"));
  }

  @Test
  void aDoneThatIsTakenBackIsLookedAtAsAnotherAttempt() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1")), step("next", "2", SANDRA, "d"));
    run.asks(PRABHU, done("1"));
    run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h1"), 0));
    run.asks(PRABHU, new Request.Undone(nr("1"), "too early"));
    assertThat(ordered(run.asks(PRABHU, done("1")))).containsExactly(ofCheck("a", "d", 2, "h1"));
    isReplayed(run);
  }

  @Test
  void theyLookAlsoWhenTheStepsOwnCommandHasEndedWell() {
    var run = run(Looks.running("d", "1", PRABHU, command(Optional.empty(), "h1"),
        look("a", "h1"), look("b")));
    run.asks(PRABHU, new Request.Run(nr("1")));
    assertThat(ordered(run.saw(new RunEvent.WorkEnded(own("d", 1, "h1"), 0))))
        .containsExactly(ofCheck("a", "d", 1, "h1"));
    run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h1"), 0));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Checking.class);
    run.asks(PRABHU, new Request.CheckOk(nr("1"), B));
    assertThat(run.status("d")).isInstanceOfSatisfying(StepStatus.Done.class,
        d -> assertThat(d.how()).isEqualTo(StepStatus.How.BY_COMMAND));
  }

  @Test
  void whenPeopleHaveLookedAtAllThatIsTheirsTheCommandsLook() {
    var run = run(byHand("d", "1", PRABHU, look("a"), look("b", "h1")));
    assertThat(ordered(run.asks(PRABHU, new Request.CheckOk(nr("1"), A))))
        .containsExactly(ofCheck("b", "d", 1, "h1"));
    run.saw(new RunEvent.WorkEnded(ofCheck("b", "d", 1, "h1"), 0));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Done.class);
  }

  @Test
  void nobodysWordTakesTheirPlaceButALeadsAndASecondPersons() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1")));
    assertThat(refusal(run.asks(PRABHU, new Request.CheckOk(nr("1"), A))))
        .isEqualTo(new Rejection.ByItsCommand(D, A));
    run.asks(PRABHU, done("1"));
    assertThat(refusal(run.asks(THOMAS, new Request.CheckSkip(nr("1"), A, "known"))))
        .isEqualTo(new Rejection.StillGoing(D, List.of(new HostName("h1"))));
    run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h1"), 1));
    run.asks(THOMAS, new Request.CheckSkip(nr("1"), A, "known"));
    run.asks(SANDRA, new Request.Yes(run.state().proposals().lastEntry().getKey()));
    run.asks(PRABHU, done("1"));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Done.class);
  }

  @Test
  void whoseEndCannotBeFoundOutLeavesTheStepUnknown() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1")));
    run.asks(PRABHU, done("1"));
    assertThat(run.saw(new RunEvent.WorkLost(ofCheck("a", "d", 1, "h1"), "rebooted")))
        .contains(new RunEvent.StepUnknown(D, "1a: lost sight of it on h1"));
    assertThat(refusal(run.asks(PRABHU, done("1")))).isEqualTo(new Rejection.NotWell(D, A));
    assertThat(run.asks(PRABHU, new Request.Redo(nr("1"))))
        .contains(new RunEvent.StepRedone(D, 2));
  }

  @Test
  void theyAreStoppedWithTheStepAndWithEverything() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1"), look("b", "h2")));
    run.asks(PRABHU, done("1"));
    assertThat(run.state().executionsWithoutEnd()).containsExactly(ofCheck("a", "d", 1, "h1"),
        ofCheck("b", "d", 1, "h2"));
    assertThat(run.asks(PRABHU, new Request.Stop(nr("1")))).containsExactly(
        new RunEvent.StopOrdered(ofCheck("a", "d", 1, "h1")),
        new RunEvent.StopOrdered(ofCheck("b", "d", 1, "h2")));
    run.saw(new RunEvent.WorkKilled(ofCheck("a", "d", 1, "h1"), ""));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Checking.class);
    run.saw(new RunEvent.WorkKilled(ofCheck("b", "d", 1, "h2"), ""));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Stopped.class);
    run.asks(PRABHU, new Request.Redo(nr("1")));
    run.asks(PRABHU, done("1"));
    assertThat(run.input(new Input.StopAll(new Actor.Operator("root"))))
        .contains(new RunEvent.StopOrdered(ofCheck("a", "d", 2, "h1")),
            new RunEvent.StopOrdered(ofCheck("b", "d", 2, "h2")));
  }

  @Test
  void aStopIsAlsoOfWhatHasNotBegunYet() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1"), look("b", "h1", "h2")));
    run.asks(PRABHU, done("1"));
    run.asks(THOMAS, new Request.Hold("lunch"));
    run.saw(new RunEvent.WorkEnded(ofCheck("b", "d", 1, "h1"), 0));
    run.asks(PRABHU, new Request.Stop(nr("1")));
    assertThat(ordered(run.asks(THOMAS, new Request.Resume()))).isEmpty();
    assertThat(ordered(run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h1"), 0)))).isEmpty();
    assertThat(run.status("d")).isInstanceOf(StepStatus.Stopped.class);
    assertThat(refusal(run.asks(PRABHU, done("1")))).isEqualTo(new Rejection.NotWell(D, B));
    run.asks(PRABHU, new Request.Redo(nr("1")));
    assertThat(ordered(run.asks(PRABHU, done("1")))).hasSize(2);
  }

  @Test
  void aStopLeavesToPeopleWhatTheyLookAt() {
    var theirs = new Check(B, "is it well", Optional.empty(),
        Optional.of(Owners.any(List.of(ANN))), Optional.empty());
    var run = run(byHand("d", "1", PRABHU, look("a", "h1"), theirs));
    run.asks(PRABHU, done("1"));
    run.asks(PRABHU, new Request.Stop(nr("1")));
    run.saw(new RunEvent.WorkKilled(ofCheck("a", "d", 1, "h1"), ""));
    run.asks(THOMAS, new Request.CheckSkip(nr("1"), A, "known"));
    run.asks(SANDRA, new Request.Yes(run.token()));
    run.asks(PRABHU, done("1"));
    run.asks(ANN, new Request.CheckOk(nr("1"), B));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Done.class);
  }

  @Test
  void aStopThatIsNotConfirmedLeavesItUnknownUntilItIs() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1")));
    run.asks(PRABHU, done("1"));
    run.asks(PRABHU, new Request.Stop(nr("1")));
    assertThat(run.saw(new RunEvent.WorkUnseen(ofCheck("a", "d", 1, "h1"), "no route")))
        .contains(new RunEvent.StepUnknown(D, "1a: not confirmed that it stopped: h1"));
    run.saw(new RunEvent.WorkKilled(ofCheck("a", "d", 1, "h1"), ""));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Stopped.class);
  }

  @Test
  void aFallbackStopsThemAndTheirStepDoesNotGoOn() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1", "h2"), look("b")));
    run.asks(PRABHU, done("1"));
    run.asks(PRABHU, new Request.CheckOk(nr("1"), B));
    run.asks(THOMAS, new Request.Fallback(Optional.empty(), "slow"));
    assertThat(run.asks(THOMAS,
        new Request.Yes(run.state().proposals().lastEntry().getKey())))
        .contains(new RunEvent.StopOrdered(ofCheck("a", "d", 1, "h1")));
    assertThat(run.status("f")).isInstanceOf(StepStatus.Waiting.class);
    assertThat(ordered(run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h1"), 0)))).isEmpty();
    assertThat(run.status("d")).isInstanceOf(StepStatus.Stopped.class);
    assertThat(run.status("f")).isInstanceOf(StepStatus.Called.class);
  }

  @Test
  void whileTheRunIsHeldTheStepWaitsAndItsOwnerIsToldWhyOnce() {
    var run = run(byHand("d", "1", PRABHU, look("a", "h1")));
    run.asks(THOMAS, new Request.Hold("lunch"));
    assertThat(run.asks(PRABHU, done("1")))
        .contains(new RunEvent.CheckHindered(D, A, "the run is on hold: lunch"));
    assertThat(run.input(new Input.TimeCame())).isEmpty();
    assertThat(ordered(run.asks(THOMAS, new Request.Resume())))
        .containsExactly(ofCheck("a", "d", 1, "h1"));
  }

  @Test
  void withoutAPermitTheStepStaysAsItIs() {
    var run = new Release(planOf(byHand("d", "1", PRABHU, look("a", "h1", "h9"))),
        Sites.with(List.of("h1")), 0).started();
    var told = run.asks(PRABHU, done("1"));
    assertThat(told).contains(
        new RunEvent.CheckHindered(D, A, "no permit of this site covers it on h9"));
    assertThat(ordered(told)).isEmpty();
    assertThat(run.status("d")).isInstanceOf(StepStatus.Checking.class);
  }

  @Test
  void withoutApprovalTheyWaitForIt() {
    var plan = planOf(byHand("d", "1", PRABHU, look("a", "h1")));
    var site = Sites.with(List.of("h1"));
    var run = new Release(plan, site, 1).started();
    assertThat(run.asks(PRABHU, done("1"))).contains(
        new RunEvent.CheckHindered(D, A, "the commands of this run are not approved"));
    assertThat(ordered(run.asks(SANDRA, new Request.Approve(Approval.digest(plan, site)))))
        .containsExactly(ofCheck("a", "d", 1, "h1"));
  }

  @Test
  void anApprovalCoversThemAndPermitsAreAskedWhenTheRunIsOpened() {
    var site = Sites.with(List.of("h1", "h2"));
    var one = Approval.digest(planOf(byHand("d", "1", PRABHU, look("a", "h1"))), site);
    assertThat(one).hasSize(Approval.DIGITS)
        .isNotEqualTo(Approval.digest(planOf(byHand("d", "1", PRABHU, look("a", "h2"))), site))
        .isNotEqualTo(Approval.digest(planOf(byHand("d", "1", PRABHU, look("b", "h1"))), site));
    assertThat(byHand("d", "1", PRABHU, look("a", "h1"), look("b")).commands())
        .containsExactly(command(Optional.empty(), "h1"));
  }

  @Test
  void whatAHostKnowsThemByIsTheirOwnAndThatOfAStepsCommandIsAsEver() {
    assertThat(own("d", 1, "h1").onHost()).isEqualTo("smartsite-test-1-"
        + rollcall.plans.model.Sha256.of("smartsite-test\nd\n1\nh1").substring(0, 24));
    assertThat(List.of(own("d", 1, "h1"), ofCheck("a", "d", 1, "h1"), ofCheck("b", "d", 1, "h1")))
        .extracting(ExecutionId::onHost).doesNotHaveDuplicates();
  }
}
