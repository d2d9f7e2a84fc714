package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.PlanText.ZOE;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Course;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** Decisions: who makes them, what silence is, and what a no leads to. */
class GateTest {
  private static Release asked(String gate) {
    return PlanText.running("""
        - { step: "Ready?", id: ready, gate: { %s } }
        - { step: Switch over, id: switch, owner: prabhu }
        - { step: Tell everybody, id: tell, owner: ann }
        """.formatted(gate));
  }

  @Test
  @Tag("R43")
  void whatComesAfterAGateIsNotCalledBeforeItsGo() {
    var run = asked("by: quinn");
    assertThat(run.refusal(PRABHU, Say.take("2")))
        .isEqualTo(new Rejection.WaitsFor(new StepId("switch"), List.of(new StepId("ready"))));
    run.asks(QUINN, Say.go("1"));
    assertThat(run.word("switch")).isEqualTo("called");
  }

  @Test
  @Tag("R44")
  void aStepWaitsForAnotherPersonsWordThatTheOneBeforeItIsComplete() {
    var run = PlanText.running("""
        - { step: Restore, id: restore, owner: prabhu }
        - { step: "Is it complete?", id: complete, needs: [restore], gate: { by: quinn } }
        - { step: Start, id: start, owner: ann, needs: [complete] }
        """);
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("start")).isEqualTo("waiting");
    assertThat(run.refusal(PRABHU, Say.go("2"))).isInstanceOf(Rejection.NotYours.class);
    run.asks(QUINN, Say.go("2"));
    assertThat(run.word("start")).isEqualTo("called");
  }

  @Test
  @Tag("R45")
  void everyVoteIsOnTheRecordWithItsVoter() {
    var run = asked("by: { all: [quinn, prabhu] }");
    run.asks(QUINN, Say.go("1"));
    run.asks(PRABHU, Say.nogo("1"));
    assertThat(run.state().step(new StepId("ready")).answers().votes().entrySet().stream()
        .map(v -> v.getKey() + " " + v.getValue().go())).containsExactly("quinn true",
            "prabhu false");
    assertThat(run.word("ready")).isEqualTo("no-go");
  }

  @Test
  @Tag("R45")
  void silenceHaltsAndNeitherGoesNorFallsBack() {
    var run = asked("by: quinn, answer-within: 10m");
    run.after(Duration.ofMinutes(9));
    assertThat(run.word("ready")).isEqualTo("called");
    run.after(Duration.ofMinutes(1));
    assertThat(run.word("ready")).isEqualTo("unanswered");
    assertThat(run.word("switch")).isEqualTo("waiting");
    assertThat(run.state().course()).isInstanceOf(Course.Forward.class);
    run.asks(QUINN, Say.go("1"));
    assertThat(run.word("switch")).isEqualTo("called");
  }

  @Test
  @Tag("R45")
  void aNoHaltsAndTheLeadMayFallBackOrAskAgain() {
    var run = asked("by: quinn");
    run.asks(QUINN, Say.nogo("1"));
    assertThat(run.word("switch")).isEqualTo("waiting");
    run.asks(THOMAS, Say.redo("1"));
    assertThat(run.word("ready")).isEqualTo("called");
    run.asks(QUINN, Say.nogo("1"));
    run.confirms(THOMAS, Say.fallback());
    assertThat(run.state().course()).isInstanceOf(Course.Back.class);
  }

  @Test
  @Tag("R45")
  void aNoForWhichThePlanWantsTheFallbackIsReadBackToTheLeadsOnce() {
    var run = asked("by: quinn, if-no-go: fallback");
    var told = run.asks(QUINN, Say.nogo("1"));
    assertThat(told).filteredOn(RunEvent.Proposed.class::isInstance).singleElement()
        .isInstanceOfSatisfying(RunEvent.Proposed.class, p -> {
          assertThat(p.need()).isEqualTo(Need.ANY_LEAD);
          assertThat(p.request()).isInstanceOf(Request.Fallback.class);
        });
    assertThat(run.state().course()).isInstanceOf(Course.Forward.class);
    run.asks(THOMAS, new Request.No(run.token()));
    assertThat(run.after(Duration.ofMinutes(1))).noneMatch(RunEvent.Proposed.class::isInstance);
  }

  @Test
  @Tag("R45")
  void aNoMaySkipToWhereThePlanGoesOn() {
    var run = asked("by: quinn, if-no-go: { skip-to: tell }");
    run.asks(QUINN, Say.nogo("1"));
    assertThat(run.word("switch")).isEqualTo("skipped");
    assertThat(run.word("tell")).isEqualTo("called");
  }

  @Test
  void anyOneOfSeveralDecidesWhereOneIsEnough() {
    var run = asked("by: [quinn, prabhu]");
    run.asks(PRABHU, Say.go("1"));
    assertThat(run.word("ready")).isEqualTo("done");
  }

  @Test
  void twoOfThreeDecideAsSoonAsTheThirdCannotChangeIt() {
    var goes = asked("by: { at-least: 2, of: [quinn, prabhu, zoe] }");
    goes.asks(QUINN, Say.go("1"));
    goes.asks(PRABHU, Say.nogo("1"));
    assertThat(goes.word("ready")).isEqualTo("called");
    goes.asks(ZOE, Say.go("1"));
    assertThat(goes.word("ready")).isEqualTo("done");
    var not = asked("by: { at-least: 2, of: [quinn, prabhu, zoe] }");
    not.asks(QUINN, Say.nogo("1"));
    not.asks(PRABHU, Say.nogo("1"));
    assertThat(not.word("ready")).isEqualTo("no-go");
  }

  @Test
  void aVoteMayBeChangedUntilItIsDecided() {
    var run = asked("by: { all: [quinn, prabhu] }");
    run.asks(QUINN, Say.go("1"));
    assertThat(run.refusal(QUINN, Say.go("1")))
        .isEqualTo(new Rejection.VotedAlready(new StepId("ready"), true));
    run.asks(QUINN, Say.nogo("1"));
    assertThat(run.refusal(PRABHU, Say.go("1"))).isInstanceOf(Rejection.Already.class);
  }

  @Test
  @Tag("R41")
  void whoDecidesDoesNotChangeOnceAGateWasCalled() {
    var run = asked("by: quinn");
    assertThat(run.refusal(QUINN, Say.assign("1", ANN)))
        .isEqualTo(new Rejection.VotersStand(new StepId("ready")));
    assertThat(run.refusal(THOMAS, new Request.Cover(QUINN, ANN)))
        .isEqualTo(new Rejection.NothingToCover(QUINN));
  }

  @Test
  @Tag("R41")
  void aGateIsPassedByOnTheWordOfTwoLeadsOnly() {
    var run = asked("by: quinn");
    run.asks(THOMAS, Say.skip("1"));
    assertThat(run.refusal(THOMAS, Say.yes(run))).isInstanceOf(Rejection.NeedsAnother.class);
    assertThat(run.word("ready")).isEqualTo("called");
    run.asks(SANDRA, Say.yes(run));
    assertThat(run.word("switch")).isEqualTo("called");
  }

  /** The hour of decision is known before the work is done. */
  @Test
  @Tag("R45")
  void whoDecidesHearsAQuarterOfAnHourBeforeWhatIsStillOpen() {
    var run = PlanText.running("""
        - { step: Test, id: test, owner: prabhu }
        - { step: "Ready?", id: ready, at: "06:00", gate: { by: quinn } }
        """);
    var announced = new RunEvent.GateAnnounced(new StepId("ready"));
    run.goTo(Instant.parse("2009-08-18T05:44:00Z"));
    assertThat(run.after(Duration.ZERO)).doesNotContain(announced);
    assertThat(run.after(Duration.ofMinutes(1))).contains(announced);
    assertThat(run.word("ready")).isEqualTo("waiting");
    assertThat(run.after(Duration.ofMinutes(2))).doesNotContain(announced);
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("ready")).isEqualTo("called");
  }

  @Test
  void aDecisionThatIsAskedAlreadyIsNotAnnounced() {
    var run = PlanText.running("""
        - { step: Test, id: test, owner: prabhu }
        - { step: "Ready?", id: ready, at: "06:00", gate: { by: quinn } }
        """);
    run.asks(PRABHU, Say.done("1"));
    run.goTo(Instant.parse("2009-08-18T05:46:00Z"));
    assertThat(run.after(Duration.ZERO)).noneMatch(RunEvent.GateAnnounced.class::isInstance);
  }
}
