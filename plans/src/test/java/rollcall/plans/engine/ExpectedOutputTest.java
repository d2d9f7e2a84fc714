package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Looks.command;
import static rollcall.plans.engine.Looks.done;
import static rollcall.plans.engine.Looks.look;
import static rollcall.plans.engine.Looks.nr;
import static rollcall.plans.engine.Looks.ofCheck;
import static rollcall.plans.engine.Looks.ordered;
import static rollcall.plans.engine.Looks.own;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.Steps.plan;
import static rollcall.plans.engine.Release.Steps.release;
import static rollcall.plans.engine.Release.Steps.step;
import static rollcall.plans.engine.Release.THOMAS;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Match;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepStatus;

/** What a command is expected to print, and doing again what did not end well. */
class ExpectedOutputTest {
  private static final StepId D = new StepId("d");
  private static final Optional<String> READY = Optional.of("ready|started in \\d+ ms");

  private static Release run(Step... steps) {
    return new Release(plan(release(steps)), Sites.with(List.of("h1", "h2", "h3")), 0).started();
  }

  private static Release onTwoHosts() {
    var run = run(Looks.running("d", "1", PRABHU, command(READY, "h1", "h2")));
    run.asks(PRABHU, new Request.Run(nr("1")));
    return run;
  }

  private static RunEvent.Seen ended(String host, int exit, Match output) {
    return new RunEvent.WorkEnded(own("d", 1, host), exit, output);
  }

  @Test
  void theIntentCarriesThePattern() {
    var run = run(Looks.running("d", "1", PRABHU, command(READY, "h1")));
    assertThat(run.asks(PRABHU, new Request.Run(nr("1"))))
        .filteredOn(RunEvent.WorkOrdered.class::isInstance)
        .extracting(e -> ((RunEvent.WorkOrdered) e).intent().output()).containsExactly(READY);
  }

  @Test
  void outputThatMatchesLetsTheNextHostBegin() {
    var run = onTwoHosts();
    assertThat(ordered(run.saw(ended("h1", 0, Match.MATCHED))))
        .containsExactly(own("d", 1, "h2"));
    run.saw(ended("h2", 0, Match.MATCHED));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Done.class);
  }

  @Test
  void outputThatDoesNotMatchFailsTheStepAndSaysWhere() {
    var run = onTwoHosts();
    run.saw(ended("h1", 0, Match.MATCHED));
    assertThat(run.saw(ended("h2", 0, Match.NOT_MATCHED)))
        .contains(new RunEvent.StepFailed(D, "output does not match on h2"));
  }

  @Test
  void outputThatWasCutShortLeavesTheStepUnknownAndNothingFollows() {
    var run = onTwoHosts();
    var told = run.saw(ended("h1", 0, Match.UNKNOWN));
    assertThat(told).contains(new RunEvent.StepUnknown(D,
        "its output was cut short on h1, whether it matches is not known"));
    assertThat(ordered(told)).isEmpty();
    assertThat(run.input(new Input.TimeCame())).isEmpty();
    assertThat(run.status("d")).isInstanceOf(StepStatus.Unknown.class);
    run.asks(PRABHU, done("1"));
    assertThat(run.status("d")).isInstanceOfSatisfying(StepStatus.Done.class,
        d -> assertThat(d.how()).isEqualTo(StepStatus.How.BY_HAND));
    assertThat(RunState.replay(run.entries())).isEqualTo(run.state());
  }

  @Test
  void aBadExitIsAFailureWhateverWasPrinted() {
    assertThat(onTwoHosts().saw(ended("h1", 4, Match.UNKNOWN)))
        .contains(new RunEvent.StepFailed(D, "exit 4 on h1"));
  }

  @Test
  void aCheckWhoseOutputWasCutShortIsUnknownAndNeverPassed() {
    var run = run(Looks.byHand("d", "1", PRABHU, look("a", "h1")));
    run.asks(PRABHU, done("1"));
    assertThat(run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h1"), 0, Match.UNKNOWN)))
        .contains(new RunEvent.StepUnknown(D,
            "1a: its output was cut short on h1, whether it matches is not known"))
        .noneMatch(RunEvent.CheckPassed.class::isInstance);
    assertThat(run.input(new Input.TimeCame())).isEmpty();
  }

  @Test
  void onlyAWholeLineOfWholeOutputMatches() {
    var pattern = READY.orElseThrow();
    assertThat(Match.of(pattern, "booting\nstarted in 90 ms\r\nbye\n", true))
        .isEqualTo(Match.MATCHED);
    assertThat(Match.of(pattern, "it is ready\nready!", true)).isEqualTo(Match.NOT_MATCHED);
    assertThat(Match.of(pattern, "", true)).isEqualTo(Match.NOT_MATCHED);
    assertThat(Match.of(pattern, "ready\n", false)).isEqualTo(Match.UNKNOWN);
  }

  @Test
  void whatFailedIsDoneAgainOnlyWhereItFailed() {
    var run = onTwoHosts();
    run.saw(ended("h1", 0, Match.MATCHED));
    run.saw(ended("h2", 0, Match.NOT_MATCHED));
    assertThat(run.asks(PRABHU, new Request.Redo(nr("1"), true)))
        .contains(new RunEvent.StepRedone(D, 2, List.of(new HostName("h1"))));
    assertThat(ordered(run.asks(PRABHU, new Request.Run(nr("1")))))
        .containsExactly(own("d", 2, "h2"));
    run.saw(new RunEvent.WorkEnded(own("d", 2, "h2"), 0, Match.MATCHED));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Done.class);
    assertThat(RunState.replay(run.entries())).isEqualTo(run.state());
  }

  @Test
  void aStopThatCameTooLateForAHostDoesNotStopTheNextAttempt() {
    var run = onTwoHosts();
    run.asks(PRABHU, new Request.Stop(nr("1")));
    run.saw(ended("h1", 0, Match.MATCHED));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Stopped.class);
    run.asks(PRABHU, new Request.Redo(nr("1"), true));
    assertThat(ordered(run.asks(PRABHU, new Request.Run(nr("1")))))
        .containsExactly(own("d", 2, "h2"));
    run.saw(new RunEvent.WorkEnded(own("d", 2, "h2"), 0, Match.MATCHED));
    assertThat(run.status("d")).isInstanceOf(StepStatus.Done.class);
  }

  @Test
  void whereOnlyACheckFailedTheCommandIsNotStartedAgain() {
    var run = run(Looks.running("d", "1", PRABHU, command(READY, "h1"), look("a", "h2")));
    run.asks(PRABHU, new Request.Run(nr("1")));
    run.saw(ended("h1", 0, Match.MATCHED));
    run.saw(new RunEvent.WorkEnded(ofCheck("a", "d", 1, "h2"), 1));
    run.asks(PRABHU, new Request.Redo(nr("1"), true));
    assertThat(ordered(run.asks(PRABHU, new Request.Run(nr("1")))))
        .containsExactly(ofCheck("a", "d", 2, "h2"));
  }

  @Test
  void thereHasToBeSomethingThatFailed() {
    var run = run(Looks.running("d", "1", PRABHU, command(READY, "h1")),
        step("e", "2", PRABHU, "d"), step("g", "3", PRABHU, "e"));
    run.asks(PRABHU, new Request.Run(nr("1")));
    run.saw(ended("h1", 0, Match.MATCHED));
    assertThat(run.asks(THOMAS, new Request.Redo(nr("1"), true)).getFirst())
        .isEqualTo(new RunEvent.Rejected(new Request.Redo(nr("1"), true),
            new Rejection.NothingFailed(D)));
    run.asks(PRABHU, done("2"));
    assertThat(run.asks(THOMAS, new Request.Redo(nr("2"), true)).getFirst())
        .isEqualTo(new RunEvent.Rejected(new Request.Redo(nr("2"), true),
            new Rejection.NoCommand(new StepId("e"))));
  }
}
