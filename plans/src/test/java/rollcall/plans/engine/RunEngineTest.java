package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.MALLORY;
import static rollcall.plans.engine.Release.OPENED;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;
import static rollcall.plans.engine.Release.Steps.at;
import static rollcall.plans.engine.Release.Steps.before;
import static rollcall.plans.engine.Release.Steps.changingData;
import static rollcall.plans.engine.Release.Steps.fallback;
import static rollcall.plans.engine.Release.Steps.lasting;
import static rollcall.plans.engine.Release.Steps.making;
import static rollcall.plans.engine.Release.Steps.plan;
import static rollcall.plans.engine.Release.Steps.recording;
import static rollcall.plans.engine.Release.Steps.release;
import static rollcall.plans.engine.Release.Steps.running;
import static rollcall.plans.engine.Release.Steps.step;
import static rollcall.plans.engine.Release.Steps.undoing;
import static rollcall.plans.engine.Release.Steps.with;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Plan;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Work;
import rollcall.plans.run.LooseEnds;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.Right;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepStatus;
import rollcall.plans.run.WayBack;
import rollcall.plans.site.Site;

class RunEngineTest {
  private static final List<String> HOSTS = List.of("h1", "h2");
  private static final Plan PLAN = plan(
      release(step("stop", "1", THOMAS),
          with(making("before-upgrade"), lasting(28, step("backup", "2", PRABHU, "stop"))),
          with(changingData(), step("scripts", "3", PRABHU, "backup")),
          running(Work.Order.ONE_BY_ONE, HOSTS, step("deploy", "4", THOMAS, "scripts")),
          recording(step("open", "5", SANDRA, "deploy"), "marker")),
      fallback("before-upgrade", step("f-stop", "F1", THOMAS),
          with(undoing("scripts"), step("f-restore", "F2", PRABHU, "f-stop")),
          with(undoing("deploy"), step("f-deploy", "F3", THOMAS, "f-stop")),
          step("f-open", "F4", SANDRA, "f-restore", "f-deploy")));
  private final Release run = new Release(PLAN, site(), 0);

  private static Site site() {
    return Sites.with(HOSTS);
  }

  private static StepRef nr(String number) {
    return new StepRef.Numbered(new StepNumber(number));
  }

  private static Request take(String number) {
    return new Request.Take(nr(number));
  }

  private static Request.Done done(String number) {
    return new Request.Done(nr(number), Map.of(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  private static ExecutionId execution(String step, int attempt, String host) {
    return new ExecutionId(new RunId("smartsite-test"), new StepId(step), attempt,
        new HostName(host));
  }

  private Rejection refusal(List<RunEvent> events) {
    assertThat(events).hasSize(1).first().isInstanceOf(RunEvent.Rejected.class);
    return ((RunEvent.Rejected) events.getFirst()).why();
  }

  private void untilDeploy() {
    run.started();
    run.asks(THOMAS, done("1"));
    run.asks(PRABHU, take("2"));
    run.after(Duration.ofMinutes(28));
    run.asks(PRABHU, done("2"));
    run.asks(PRABHU, done("3"));
  }

  private long token() {
    return run.state().proposals().lastEntry().getKey();
  }

  @Test
  void theFirstStepIsCalledWhenTheStartIsReachedAndNotBefore() {
    run.asks(THOMAS, new Request.Start(Optional.empty()));
    run.asks(THOMAS, new Request.Yes(token()));
    assertThat(run.status("stop")).isInstanceOf(StepStatus.Waiting.class);
    assertThat(Agenda.of(run.state(), run.moment()).items()).contains(
        Due.at(OPENED.plusSeconds(600), new RunEvent.StepCalled(new StepId("stop"))));
    assertThat(run.after(Duration.ofMinutes(10)))
        .contains(new RunEvent.StepCalled(new StepId("stop")));
  }

  @Test
  void aStepIsFinishedOnlyByItsOwner() {
    run.started();
    var why = refusal(run.asks(PRABHU, done("1")));
    assertThat(why).isEqualTo(new Rejection.NotYours(Right.OWNER, List.of(THOMAS), List.of()));
    assertThat(run.status("stop")).isInstanceOf(StepStatus.Called.class);
  }

  @Test
  void nobodyOutsideTheDirectoryChangesAnything() {
    run.started();
    for (var request : List.of(take("1"), done("1"), new Request.Hold("x"), new Request.Note("x"),
        new Request.Here())) {
      assertThat(refusal(run.asks(MALLORY, request))).isInstanceOf(Rejection.NotYours.class);
    }
  }

  @Test
  void theLeadSaysDoneForAnOwnerAndForNobodyElse() {
    run.started();
    run.asks(THOMAS, done("1"));
    run.asks(PRABHU, take("2"));
    run.after(Duration.ofMinutes(28));
    var forSandra = new Request.Done(nr("2"), Map.of(), Optional.empty(), Optional.of(SANDRA),
        Optional.empty());
    assertThat(refusal(run.asks(THOMAS, forSandra))).isInstanceOf(Rejection.NotYours.class);
    run.asks(SANDRA, new Request.Done(nr("2"), Map.of(), Optional.empty(), Optional.of(PRABHU),
        Optional.empty()));
    assertThat(run.status("backup")).isInstanceOfSatisfying(StepStatus.Done.class,
        d -> assertThat(d.by()).contains(PRABHU));
  }

  @Test
  void aLongStepThatIsDoneAtOnceIsAskedBack() {
    run.started();
    run.asks(THOMAS, done("1"));
    run.asks(PRABHU, take("2"));
    run.after(Duration.ofMinutes(1));
    run.asks(PRABHU, done("2"));
    assertThat(run.status("backup")).isInstanceOf(StepStatus.Taken.class);
    run.asks(PRABHU, new Request.Yes(token()));
    assertThat(run.status("backup")).isInstanceOf(StepStatus.Done.class);
  }

  @Test
  void valuesThatAStepRecordsAreWanted() {
    untilDeploy();
    run.asks(THOMAS, new Request.Skip(nr("4"), "by hand"));
    assertThat(refusal(run.asks(SANDRA, done("5"))))
        .isEqualTo(new Rejection.ValuesWanted(new StepId("open"), List.of("marker"), List.of()));
    run.asks(SANDRA, new Request.Done(nr("5"), Map.of("marker", "R018"), Optional.empty(),
        Optional.empty(), Optional.empty()));
    assertThat(run.state().facts().values()).containsEntry("marker", "R018");
    assertThat(run.state().course()).isInstanceOfSatisfying(Course.Ended.class,
        e -> assertThat(e.outcome()).isEqualTo(Course.Outcome.COMPLETED));
  }

  @Test
  void aCommandGoesHostByHostAndItsEndIsTheStepsEnd() {
    untilDeploy();
    var first = run.asks(THOMAS, new Request.Run(nr("4")));
    assertThat(first).filteredOn(RunEvent.WorkOrdered.class::isInstance).hasSize(1);
    run.saw(new RunEvent.WorkBegun(execution("deploy", 1, "h1"), "b", "f"));
    assertThat(run.saw(new RunEvent.WorkEnded(execution("deploy", 1, "h1"), 0)))
        .filteredOn(RunEvent.WorkOrdered.class::isInstance).hasSize(1);
    assertThat(run.saw(new RunEvent.WorkEnded(execution("deploy", 1, "h2"), 0)))
        .hasAtLeastOneElementOfType(RunEvent.StepDone.class);
    assertThat(run.status("open")).isInstanceOf(StepStatus.Called.class);
  }

  @Test
  void aFailedHostHaltsTheRunAndTheRestIsNotStarted() {
    untilDeploy();
    run.asks(THOMAS, new Request.Run(nr("4")));
    var after = run.saw(new RunEvent.WorkEnded(execution("deploy", 1, "h1"), 3));
    assertThat(after).contains(new RunEvent.StepFailed(new StepId("deploy"), "exit 3 on h1"))
        .noneMatch(RunEvent.WorkOrdered.class::isInstance);
    assertThat(run.status("open")).isInstanceOf(StepStatus.Waiting.class);
  }

  @Test
  void nothingIsBegunAgainWhileAnEarlierStartHasNoKnownEnd() {
    untilDeploy();
    run.asks(THOMAS, new Request.Run(nr("4")));
    run.asks(THOMAS, new Request.Stop(nr("4")));
    run.saw(new RunEvent.WorkUnseen(execution("deploy", 1, "h1"), "no route"));
    assertThat(run.status("deploy")).isInstanceOf(StepStatus.Unknown.class);
    assertThat(refusal(run.asks(THOMAS, new Request.Redo(nr("4")))))
        .isEqualTo(new Rejection.StillGoing(new StepId("deploy"), List.of(new HostName("h1"))));
    run.saw(new RunEvent.WorkCancelled(execution("deploy", 1, "h1")));
    assertThat(run.status("deploy")).isInstanceOf(StepStatus.Stopped.class);
    run.asks(THOMAS, new Request.Redo(nr("4")));
    assertThat(run.asks(THOMAS, new Request.Run(nr("4"))))
        .filteredOn(RunEvent.WorkOrdered.class::isInstance)
        .extracting(e -> ((RunEvent.WorkOrdered) e).execution().attempt()).containsExactly(2);
  }

  @Test
  void redoOfADoneStepTakesBackWhatWasCalledAndNotBegun() {
    run.started();
    run.asks(THOMAS, done("1"));
    var told = run.asks(THOMAS, new Request.Redo(nr("1")));
    assertThat(told).contains(new RunEvent.StepWithdrawn(new StepId("backup")));
    assertThat(run.status("backup")).isInstanceOf(StepStatus.Waiting.class);
    assertThat(run.status("stop")).isInstanceOf(StepStatus.Called.class);
    run.asks(THOMAS, done("1"));
    assertThat(run.status("backup")).isInstanceOf(StepStatus.Called.class);
  }

  @Test
  void redoIsReadBackWhereASuccessorHasBegun() {
    run.started();
    run.asks(THOMAS, done("1"));
    run.asks(PRABHU, take("2"));
    run.asks(THOMAS, new Request.Redo(nr("1")));
    assertThat(run.status("stop")).isInstanceOf(StepStatus.Done.class);
    run.asks(THOMAS, new Request.Yes(token()));
    assertThat(run.status("stop")).isInstanceOf(StepStatus.Called.class);
    assertThat(run.state().waitingOn(PRABHU)).hasSize(1);
  }

  @Test
  void theFirstWordOfAFallbackHoldsAndTheSecondTurns() {
    untilDeploy();
    run.asks(THOMAS, new Request.Fallback(Optional.empty(), "gradebook wrong"));
    assertThat(run.state().attention().held()).isPresent();
    assertThat(run.state().course()).isInstanceOf(Course.Forward.class);
    var told = run.asks(SANDRA, new Request.Yes(token()));
    assertThat(told).hasAtLeastOneElementOfType(RunEvent.FallbackBegun.class)
        .contains(new RunEvent.StepCalled(new StepId("f-stop")));
    assertThat(run.status("deploy")).isInstanceOf(StepStatus.Closed.class);
    assertThat(run.status("f-deploy")).isInstanceOf(StepStatus.Skipped.class);
    run.asks(THOMAS, done("F1"));
    run.asks(PRABHU, done("F2"));
    run.asks(SANDRA, done("F4"));
    assertThat(run.state().course()).isInstanceOfSatisfying(Course.Ended.class,
        e -> assertThat(e.outcome()).isEqualTo(Course.Outcome.FALLEN_BACK));
  }

  @Test
  void aFallbackWaitsUntilForwardCommandsHaveEnded() {
    untilDeploy();
    run.asks(THOMAS, new Request.Run(nr("4")));
    run.asks(THOMAS, new Request.Fallback(Optional.empty(), "enough"));
    var told = run.asks(THOMAS, new Request.Yes(token()));
    assertThat(told).hasAtLeastOneElementOfType(RunEvent.StopOrdered.class)
        .noneMatch(RunEvent.StepCalled.class::isInstance);
    assertThat(run.saw(new RunEvent.WorkKilled(execution("deploy", 1, "h1"), ""))).contains(
        new RunEvent.StepStopped(new StepId("deploy")),
        new RunEvent.StepCalled(new StepId("f-stop")));
    assertThat(run.status("f-deploy")).isInstanceOf(StepStatus.Waiting.class);
  }

  @Test
  void aRestorePointIsOfferedWhenConfirmedOrWhileNothingHasChanged() {
    run.started();
    assertThat(WayBack.offered(run.state())).hasSize(1);
    run.asks(THOMAS, done("1"));
    run.asks(THOMAS, new Request.Skip(nr("2"), "no time"));
    run.asks(PRABHU, take("3"));
    assertThat(WayBack.offered(run.state())).isEmpty();
    assertThat(refusal(run.asks(THOMAS, new Request.Fallback(Optional.empty(), "x"))))
        .isInstanceOf(Rejection.NoWayBack.class);
  }

  @Test
  void aSecondWordIsForOnePersonOnceAndInTime() {
    run.asks(THOMAS, new Request.Start(Optional.empty()));
    var token = token();
    assertThat(refusal(run.asks(PRABHU, new Request.Yes(token))))
        .isEqualTo(new Rejection.NeedsAnother(Need.THE_SAME, List.of(THOMAS)));
    run.goTo(OPENED.plus(RunEngine.SECOND_WORD));
    assertThat(run.asks(THOMAS, new Request.Yes(token))).containsSubsequence(
        new RunEvent.ProposalClosed(token, RunEvent.Closing.LAPSED), new RunEvent.Rejected(
            new Request.Yes(token), new Rejection.NothingProposed(token, List.of())));
    assertThat(run.state().course()).isInstanceOf(Course.Open.class);
  }

  @Test
  void whatChangedSinceItWasReadBackIsReadBackAnew() {
    untilDeploy();
    run.asks(THOMAS, new Request.Run(nr("4")));
    run.asks(THOMAS, new Request.Fallback(Optional.empty(), "slow"));
    var token = token();
    run.saw(new RunEvent.WorkEnded(execution("deploy", 1, "h1"), 0));
    var told = run.asks(THOMAS, new Request.Yes(token));
    assertThat(told.getFirst())
        .isEqualTo(new RunEvent.ProposalClosed(token, RunEvent.Closing.CHANGED));
    assertThat(told.get(1)).isInstanceOf(RunEvent.Proposed.class);
    assertThat(run.state().course()).isInstanceOf(Course.Forward.class);
  }

  @Test
  void bareWordsMeanTheOneStepAndARepeatIsNoted() {
    run.started();
    var ack = new Request.Take(new StepRef.TheOne());
    var done = new Request.Done(new StepRef.TheOne(), Map.of(), Optional.empty(), Optional.empty(),
        Optional.empty());
    run.asks(THOMAS, ack);
    assertThat(refusal(run.asks(THOMAS, ack))).isInstanceOf(Rejection.Already.class);
    assertThat(refusal(run.asks(THOMAS, done))).isInstanceOf(Rejection.TooSoon.class);
    run.after(Duration.ofSeconds(31));
    run.asks(THOMAS, done);
    assertThat(run.status("stop")).isInstanceOf(StepStatus.Done.class);
    assertThat(refusal(run.asks(THOMAS, done))).isInstanceOf(Rejection.Already.class);
    assertThat(refusal(run.asks(THOMAS, ack))).isEqualTo(new Rejection.WhichStep(List.of()));
  }

  @Test
  void aWordFromBeforeTheCallIsLate() {
    run.started();
    var late = new Input.Asked(new Actor.Person(THOMAS, Release.account(THOMAS)), take("1"),
        Optional.of(OPENED));
    assertThat(refusal(run.input(late))).isInstanceOf(Rejection.Late.class);
  }

  @Test
  void commandsWaitForTheApprovalOfAnotherThanTheOpener() {
    var strict = new Release(PLAN, site(), 1);
    strict.started();
    strict.asks(THOMAS, done("1"));
    strict.asks(THOMAS, new Request.Skip(nr("2"), "x"));
    strict.asks(THOMAS, new Request.Skip(nr("3"), "x"));
    assertThat(refusal(strict.asks(THOMAS, new Request.Run(nr("4")))))
        .isInstanceOf(Rejection.NotApproved.class);
    var digest = strict.state().opening().digest();
    assertThat(refusal(strict.asks(THOMAS, new Request.Approve(digest))))
        .isInstanceOf(Rejection.NotYours.class);
    assertThat(refusal(strict.asks(SANDRA, new Request.Approve("0123456789abcdef"))))
        .isEqualTo(new Rejection.WrongDigest(digest));
    strict.asks(SANDRA, new Request.Approve(digest));
    assertThat(strict.asks(THOMAS, new Request.Run(nr("4"))))
        .hasAtLeastOneElementOfType(RunEvent.WorkOrdered.class);
  }

  @Test
  void silenceIsToldToTheOwnerThenTheDeputyThenTheLead() {
    run.started();
    assertThat(run.after(Duration.ofMinutes(2)))
        .containsExactly(new RunEvent.StepReminded(new StepId("stop"), RunEvent.Reminded.OWNER));
    assertThat(run.after(Duration.ofMinutes(2)))
        .containsExactly(new RunEvent.StepReminded(new StepId("stop"), RunEvent.Reminded.DEPUTY));
    assertThat(run.after(Duration.ofMinutes(2)))
        .containsExactly(new RunEvent.StepReminded(new StepId("stop"), RunEvent.Reminded.LEAD));
    assertThat(run.after(Duration.ofMinutes(6)))
        .containsExactly(new RunEvent.StepReminded(new StepId("stop"), RunEvent.Reminded.OWNER));
  }

  @Test
  void whileNobodyCanBeHeardNobodyIsRemindedAndNothingIsCalled() {
    run.started();
    run.saw(new RunEvent.Unheard(run.now(), "network"));
    assertThat(run.after(Duration.ofMinutes(30))).isEmpty();
    var told = run.saw(new RunEvent.HeardAgain(run.now().minusSeconds(1800), "network"));
    assertThat(told).hasAtLeastOneElementOfType(RunEvent.Held.class);
    run.asks(THOMAS, new Request.Resume());
    assertThat(run.after(Duration.ofMinutes(2))).hasSize(1);
  }

  @Test
  void whoComesBackCallsNothingBeforeTheyAreHeard() {
    run.asks(THOMAS, new Request.Start(Optional.empty()));
    run.asks(THOMAS, new Request.Yes(token()));
    run.goTo(OPENED.plusSeconds(1200));
    var told = run.saw(new RunEvent.Unheard(OPENED.plusSeconds(60), "restart"));
    assertThat(told).hasSize(1);
    assertThat(run.saw(new RunEvent.HeardAgain(OPENED.plusSeconds(60), "restart")))
        .noneMatch(RunEvent.StepCalled.class::isInstance)
        .hasAtLeastOneElementOfType(RunEvent.Held.class);
    assertThat(run.asks(THOMAS, new Request.Resume()))
        .contains(new RunEvent.StepCalled(new StepId("stop")));
  }

  @Test
  void aValueThatAShellWouldReadIsRefused() {
    untilDeploy();
    run.asks(THOMAS, new Request.Skip(nr("4"), "by hand"));
    var done = new Request.Done(nr("5"), Map.of("marker", "$(touch x)"), Optional.empty(),
        Optional.empty(), Optional.empty());
    assertThat(refusal(run.asks(SANDRA, done))).isEqualTo(new Rejection.BadValue("marker"));
  }

  @Test
  void aShortDiskHoldsTheRunOnce() {
    run.started();
    assertThat(run.saw(new RunEvent.DiskShort(200)))
        .hasAtLeastOneElementOfType(RunEvent.Held.class);
    assertThat(run.saw(new RunEvent.DiskShort(199))).isEmpty();
  }

  @Test
  void nothingBeginsWhileTheDiskIsShort() {
    untilDeploy();
    run.saw(new RunEvent.DiskShort(200));
    for (var begins : List.of(new Request.Resume(), new Request.Run(nr("4")),
        new Request.Redo(nr("1")))) {
      assertThat(refusal(run.asks(THOMAS, begins))).isEqualTo(new Rejection.NoRoom(200));
    }
    assertThat(run.asks(THOMAS, new Request.Note("seen"))).isNotEmpty();
    run.saw(new RunEvent.DiskShort(63));
    assertThat(refusal(run.asks(THOMAS, new Request.Note("x")))).isEqualTo(
        new Rejection.NoRoom(63));
    assertThat(run.saw(new RunEvent.DiskEnough(400))).hasSize(1);
    assertThat(run.asks(THOMAS, new Request.Resume()))
        .hasAtLeastOneElementOfType(RunEvent.Resumed.class);
  }

  @Test
  void fromTheReserveARunFallsBackToItsEnd() {
    untilDeploy();
    run.saw(new RunEvent.DiskShort(63));
    run.asks(THOMAS, new Request.Fallback(Optional.empty(), "disk"));
    run.asks(SANDRA, new Request.Yes(token()));
    assertThat(run.state().course()).isInstanceOf(Course.Back.class);
    assertThat(run.saw(new RunEvent.DiskShort(62))).isEmpty();
    assertThat(run.asks(THOMAS, new Request.Note("x")))
        .hasAtLeastOneElementOfType(RunEvent.Noted.class);
  }

  @Test
  void whatRulesIsOnTheRecordOnceAndAgainWhenItChanged() {
    run.started();
    var read = new RunEvent.RulesRead(Map.of("people.yaml", "1"), false);
    assertThat(run.saw(read)).contains(read);
    assertThat(run.saw(read)).isEmpty();
    assertThat(run.saw(new RunEvent.RulesRead(Map.of("people.yaml", "2"), false))).hasSize(1);
  }

  @Test
  void aShortAbsenceHoldsNothingAndVoidsQuestions() {
    run.started();
    run.asks(THOMAS, new Request.Abort(run.state().id(), "x"));
    var token = token();
    assertThat(run.saw(new RunEvent.HeardAgain(run.now(), "restart")))
        .contains(new RunEvent.ProposalClosed(token, RunEvent.Closing.LAPSED))
        .noneMatch(RunEvent.Held.class::isInstance);
  }

  @Test
  void aHandedOverStepBelongsToTheOneWhoTookIt() {
    run.started();
    run.asks(THOMAS, Say.assign("1", PRABHU));
    run.asks(PRABHU, take("1"));
    assertThat(refusal(run.asks(THOMAS, done("1")))).isInstanceOf(Rejection.NotYours.class);
    run.asks(PRABHU, done("1"));
    assertThat(run.status("stop")).isInstanceOf(StepStatus.Done.class);
  }

  @Test
  @Tag("R23")
  void stepsAheadOfTheStartAreCalledAtTheirOwnTimeAndNotBeforeHoldsAfterwards() {
    var early = new Release(plan(release(at("S-5m", true, step("markers", "1", SANDRA)),
        at("S+20m", true, step("late", "2", THOMAS)))), site(), 0);
    early.asks(THOMAS, new Request.Waive(LooseEnds.NO_FALLBACK, "a test"));
    early.asks(THOMAS, new Request.Start(Optional.empty()));
    early.asks(THOMAS, new Request.Yes(early.state().proposals().lastEntry().getKey()));
    assertThat(early.after(Duration.ofMinutes(5)))
        .contains(new RunEvent.StepCalled(new StepId("markers")));
    assertThat(early.after(Duration.ofMinutes(24)))
        .noneMatch(e -> e.equals(new RunEvent.StepCalled(new StepId("late"))));
    assertThat(early.after(Duration.ofMinutes(1)))
        .contains(new RunEvent.StepCalled(new StepId("late")));
  }

  @Test
  void aStartWantsTheDaysBeforeClosed() {
    var days = new Release(
        plan(before(step("stage", "1", THOMAS)), release(step("go", "2", THOMAS))), site(), 0);
    assertThat(days.after(Duration.ZERO)).contains(new RunEvent.StepCalled(new StepId("stage")));
    assertThat(refusal(days.asks(THOMAS, new Request.Start(Optional.empty()))))
        .isEqualTo(new Rejection.StillOpen(List.of(new StepId("stage"))));
    days.asks(THOMAS, new Request.Skip(nr("1"), "staged yesterday"));
    days.asks(THOMAS, new Request.Waive(LooseEnds.NO_FALLBACK, "a test"));
    days.asks(THOMAS, new Request.Start(Optional.of(LocalTime.of(5, 30))));
    days.asks(THOMAS, new Request.Yes(days.state().proposals().lastEntry().getKey()));
    assertThat(days.state().course()).isEqualTo(new Course.Forward(OPENED.plusSeconds(1800)));
  }

  @Test
  void theRecordReplaysToTheSameState() {
    untilDeploy();
    run.asks(THOMAS, new Request.Run(nr("4")));
    run.asks(THOMAS, new Request.Fallback(Optional.empty(), "slow"));
    run.asks(SANDRA, new Request.Yes(token()));
    run.saw(new RunEvent.WorkLost(execution("deploy", 1, "h1"), "rebooted"));
    assertThat(RunState.replay(run.entries())).isEqualTo(run.state());
  }
}
