package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;
import static rollcall.plans.engine.Release.Steps.fallback;
import static rollcall.plans.engine.Release.Steps.lasting;
import static rollcall.plans.engine.Release.Steps.plan;
import static rollcall.plans.engine.Release.Steps.release;
import static rollcall.plans.engine.Release.Steps.running;
import static rollcall.plans.engine.Release.Steps.step;
import static rollcall.plans.engine.Release.Steps.undoing;
import static rollcall.plans.engine.Release.Steps.with;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Phase;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepStatus;

/** What random runs found, each told in a few words. */
class HardCasesTest {
  private static final List<String> HOSTS = List.of("h1", "h2");

  private static Release run(Phase... phases) {
    return new Release(plan(phases), Sites.with(HOSTS), 0).started();
  }

  private static Release chain() {
    return run(
        release(step("a", "1", THOMAS), step("b", "2", THOMAS, "a"), step("c", "3", THOMAS, "b")),
        fallback("p", step("fa", "F1", THOMAS), with(undoing("b"), step("fb", "F2", THOMAS, "fa")),
            step("fc", "F3", THOMAS, "fb")));
  }

  private static Release deploying(Work.Order order) {
    var run = run(release(running(order, HOSTS, step("d", "1", THOMAS)),
        step("e", "2", THOMAS, "d")), fallback("p", step("f", "F1", THOMAS)));
    run.asks(THOMAS, new Request.Run(nr("1")));
    return run;
  }

  private static StepRef nr(String number) {
    return new StepRef.Numbered(new StepNumber(number));
  }

  private static Request done(String number) {
    return new Request.Done(nr(number), Map.of(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  private static ExecutionId on(String host) {
    return new ExecutionId(new RunId("smartsite-test"), new StepId("d"), 1, new HostName(host));
  }

  private static void fallBack(Release run) {
    run.asks(THOMAS, new Request.Fallback(Optional.empty(), "x"));
    run.asks(THOMAS, new Request.Yes(run.state().proposals().lastEntry().getKey()));
  }

  @Test
  void aStepSkippedAheadOfItsTimeLetsNothingPastWhatIsOpenBeforeIt() {
    var run = chain();
    assertThat(run.asks(THOMAS, new Request.Skip(nr("2"), "not needed")))
        .noneMatch(RunEvent.StepCalled.class::isInstance);
    assertThat(run.asks(THOMAS, done("3"))).containsExactly(new RunEvent.Rejected(done("3"),
        new Rejection.WaitsFor(new StepId("c"), List.of(new StepId("a")))));
    assertThat(run.asks(THOMAS, done("1"))).contains(new RunEvent.StepCalled(new StepId("c")));
  }

  @Test
  void aStepLeftOutOfAFallbackLetsNothingPastWhatIsOpenBeforeIt() {
    var run = chain();
    fallBack(run);
    assertThat(run.status("fb")).isInstanceOf(StepStatus.Skipped.class);
    assertThat(run.status("fa")).isInstanceOf(StepStatus.Called.class);
    assertThat(run.status("fc")).isInstanceOf(StepStatus.Waiting.class);
  }

  @Test
  void whatIsDoneAnewHoldsBackEverythingAfterIt() {
    var run = chain();
    run.asks(THOMAS, done("1"));
    run.asks(THOMAS, done("2"));
    run.asks(THOMAS, new Request.Redo(nr("1")));
    run.asks(THOMAS, new Request.Yes(run.state().proposals().lastEntry().getKey()));
    assertThat(run.status("a")).isInstanceOf(StepStatus.Called.class);
    assertThat(run.status("c")).isInstanceOf(StepStatus.Waiting.class);
  }

  @Test
  void whatWasBegunIsUndoneEvenIfItWasSkippedOrCalledAnewSince() {
    var skipped = chain();
    skipped.asks(THOMAS, done("1"));
    skipped.asks(THOMAS, new Request.Fail(nr("2"), "half of it"));
    skipped.asks(THOMAS, new Request.Skip(nr("2"), "later"));
    fallBack(skipped);
    assertThat(skipped.status("fb")).isInstanceOf(StepStatus.Waiting.class);
    var anew = chain();
    anew.asks(THOMAS, done("1"));
    anew.asks(THOMAS, done("2"));
    anew.asks(THOMAS, new Request.Redo(nr("2")));
    fallBack(anew);
    assertThat(anew.status("fb")).isInstanceOf(StepStatus.Waiting.class);
  }

  @Test
  void noFurtherHostIsBegunWhereAStopCameTooLateForTheFirst() {
    var run = deploying(Work.Order.ONE_BY_ONE);
    run.asks(THOMAS, new Request.Stop(nr("1")));
    assertThat(run.saw(new RunEvent.WorkEnded(on("h1"), 0)))
        .contains(new RunEvent.StepStopped(new StepId("d")))
        .noneMatch(RunEvent.WorkOrdered.class::isInstance);
  }

  @Test
  void aCommandThatEndedWellEverywhereIsDoneEvenIfItsStopCameTooLate() {
    var run = deploying(Work.Order.ALL_AT_ONCE);
    run.asks(THOMAS, new Request.Stop(nr("1")));
    run.saw(new RunEvent.WorkEnded(on("h1"), 0));
    run.saw(new RunEvent.WorkEnded(on("h2"), 0));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Done.class);
  }

  @Test
  void aStepBetweenTwoHostsCanBeStopped() {
    var run = deploying(Work.Order.ONE_BY_ONE);
    run.asks(SANDRA, new Request.Hold("wait"));
    run.saw(new RunEvent.WorkEnded(on("h1"), 0));
    assertThat(run.asks(THOMAS, new Request.Stop(nr("1"))))
        .containsExactly(new RunEvent.StepStopped(new StepId("d")));
  }

  @Test
  void stopAllLeavesNoHostThatIsBegunWhenTheRunGoesOn() {
    var run = deploying(Work.Order.ONE_BY_ONE);
    run.asks(SANDRA, new Request.Hold("wait"));
    run.saw(new RunEvent.WorkEnded(on("h1"), 0));
    run.input(new Input.StopAll(new Actor.Operator("root")));
    assertThat(run.asks(SANDRA, new Request.Resume()))
        .noneMatch(RunEvent.WorkOrdered.class::isInstance);
  }

  @Test
  void aStepIsUnknownOnlyWhenNoHostThatIsLeftCanBeAsked() {
    var run = deploying(Work.Order.ALL_AT_ONCE);
    fallBack(run);
    run.saw(new RunEvent.WorkUnseen(on("h1"), "no route"));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Running.class);
    assertThat(run.status("f")).isInstanceOf(StepStatus.Waiting.class);
    run.saw(new RunEvent.WorkKilled(on("h2"), ""));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Unknown.class);
    assertThat(run.status("f")).isInstanceOf(StepStatus.Called.class);
  }

  @Test
  void whatNoLongerNeedsASecondWordButHasChangedIsReadBackAnew() {
    var run = chain();
    run.asks(THOMAS, done("1"));
    run.asks(THOMAS, new Request.Take(nr("2")));
    run.asks(THOMAS, new Request.Redo(nr("1")));
    var token = run.state().proposals().lastEntry().getKey();
    run.asks(THOMAS, new Request.Skip(nr("2"), "x"));
    assertThat(run.asks(THOMAS, new Request.Yes(token))).satisfiesExactly(
        e -> assertThat(e)
            .isEqualTo(new RunEvent.ProposalClosed(token, RunEvent.Closing.CHANGED)),
        e -> assertThat(e).isInstanceOf(RunEvent.Proposed.class));
    assertThat(run.status("a")).isInstanceOf(StepStatus.Done.class);
  }

  @Test
  void whatNoLongerNeedsASecondWordAndHasNotChangedIsAccepted() {
    var run = run(release(lasting(12, step("a", "1", THOMAS)), step("b", "2", PRABHU, "a")));
    run.asks(THOMAS, new Request.Take(nr("1")));
    run.after(Duration.ofMinutes(2));
    run.asks(THOMAS, done("1"));
    var token = run.state().proposals().lastEntry().getKey();
    run.after(Duration.ofMinutes(4));
    assertThat(run.asks(THOMAS, new Request.Yes(token)))
        .startsWith(new RunEvent.ProposalClosed(token, RunEvent.Closing.ACCEPTED));
    assertThat(run.status("a")).isInstanceOf(StepStatus.Done.class);
  }

  @Test
  void aNightThatNobodySawPassBringsOneReminderAndNotHundreds() {
    var run = chain();
    assertThat(run.after(Duration.ofDays(2))).hasSize(2)
        .hasAtLeastOneElementOfType(RunEvent.LastMomentSaid.class)
        .hasAtLeastOneElementOfType(RunEvent.Held.class);
    assertThat(run.after(Duration.ofMinutes(1))).hasSize(1);
    assertThat(run.after(Duration.ofDays(2))).isEmpty();
    run.asks(THOMAS, new Request.Resume());
    assertThat(run.after(Duration.ofMinutes(3)))
        .containsExactly(new RunEvent.StepReminded(new StepId("a"), RunEvent.Reminded.OWNER));
  }

  @Test
  void aBotThatComesBackSaysNothingOfTheTimeInWhichItWasAway() {
    var run = chain();
    run.goTo(run.now().plus(Duration.ofHours(9)));
    assertThat(run.saw(new RunEvent.Unheard(run.now().minusSeconds(32_000), "restart")))
        .hasSize(1);
    assertThat(run.saw(new RunEvent.HeardAgain(Instant.MIN, "restart")))
        .noneMatch(RunEvent.OfStep.class::isInstance)
        .hasAtLeastOneElementOfType(RunEvent.Held.class);
  }

  @Test
  void aRunThatHasEndedAsksNothing() {
    var run = chain();
    run.asks(THOMAS, new Request.Abort(run.state().id(), "x"));
    var first = run.state().proposals().lastEntry().getKey();
    run.asks(SANDRA, new Request.Abort(run.state().id(), "x"));
    run.asks(THOMAS, new Request.Yes(first));
    assertThat(run.state().course().ended()).isTrue();
    assertThat(run.state().proposals()).isEmpty();
  }
}
