package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Attention;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** When the clock jumps, what time alone would permit waits for a lead. */
class ClockJumpTest {
  private static final String STEPS = """
      - { step: Convert, id: convert, owner: prabhu, takes: 5m }
      - { step: Let them in, id: open, owner: prabhu, at: S+60m, not-before: true, takes: 1m }
      """;
  private static final RunEvent.ClockJumped AHEAD = new RunEvent.ClockJumped(
      Duration.ofMinutes(55));
  private static final RunEvent CALLED = new RunEvent.StepCalled(new StepId("open"));

  @Test
  void aStepThatOnlyWaitedForItsTimeWaitsForTheLead() {
    var run = PlanText.running(STEPS);
    run.insists(PRABHU, Say.done("1"));
    run.after(Duration.ofMinutes(55));
    assertThat(run.saw(AHEAD)).startsWith(AHEAD, new RunEvent.Held(
        "my machine slept or its clock was set, 55 min are missing"));
    assertThat(run.after(Duration.ofMinutes(10))).doesNotContain(CALLED);
    assertThat(run.asks(THOMAS, new Request.Resume())).contains(CALLED);
  }

  @Test
  void afterATimeInWhichNobodyWasHeardPeopleAreStillAskedWhatTheyDid() {
    var run = PlanText.running(STEPS);
    run.asks(PRABHU, Say.take("1"));
    run.saw(AHEAD);
    run.saw(new RunEvent.Unheard(run.now(), "network"));
    run.after(Duration.ofMinutes(2));
    assertThat(run.saw(new RunEvent.HeardAgain(run.now().minusSeconds(120), "network")))
        .contains(new RunEvent.Held(Attention.UNTIL_SAID));
    assertThat(run.state().attention().untilSaid()).isTrue();
  }

  @Test
  void itHoldsBeforeWhatIsDueAtThatVeryMomentIsCalled() {
    var run = PlanText.running(STEPS);
    run.insists(PRABHU, Say.done("1"));
    run.goTo(run.now().plus(Duration.ofMinutes(70)));
    assertThat(run.saw(AHEAD)).startsWith(AHEAD).doesNotContain(CALLED);
  }

  @Test
  void aRunThatIsHeldAlreadyOrNotBegunOnlyNotesIt() {
    var run = PlanText.running(STEPS);
    run.asks(THOMAS, new Request.Hold("lunch"));
    assertThat(run.saw(AHEAD)).containsExactly(AHEAD);
    assertThat(run.state().attention().held()).contains("lunch");
    var open = PlanText.opened(PlanText.steps(STEPS));
    assertThat(open.saw(AHEAD)).startsWith(AHEAD)
        .noneMatch(RunEvent.Held.class::isInstance);
  }
}
