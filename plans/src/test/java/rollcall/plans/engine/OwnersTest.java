package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.DORA;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.PlanText.ZOE;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.MALLORY;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Opening;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.Right;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.Reminded;
import rollcall.plans.run.RunId;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepStatus;

/** Whose a step is: one, any, all or some of several, a stand-in, or somebody it was offered to. */
class OwnersTest {
  private static final StepId IT = new StepId("it");

  private static Release ownedBy(String owner) {
    return PlanText.running("""
        - { step: It, id: it, %s }
        - { step: Next, id: next, owner: sandra }
        """.formatted(owner));
  }

  @Test
  @Tag("R34")
  void aPlanWithAnOwnerWhomTheSiteDoesNotKnowIsNotOpened() {
    var plan = PlanText.steps("- { step: It, id: it, owner: zoe }");
    var channel = new Opening.Channel("net", "#release");
    var site = Sites.with(PlanText.HOSTS);
    assertThat(Opener.open(new RunId("smartsite-test"), plan, channel, THOMAS, site))
        .isInstanceOfSatisfying(Opener.Outcome.Hindered.class, h -> assertThat(h.obstacles())
            .contains(new Obstacle.Strangers(List.of(ZOE))));
  }

  @Test
  @Tag("R42")
  void aStepWithoutAnOwnerIsTheLeads() {
    var run = PlanText.running("- { step: It, id: it }");
    assertThat(run.refusal(PRABHU, Say.take("1")))
        .isEqualTo(new Rejection.NotYours(Right.OWNER, List.of(THOMAS), List.of()));
    run.asks(THOMAS, Say.done("1"));
    assertThat(run.word("it")).isEqualTo("done");
  }

  @Test
  @Tag("R35")
  @Tag("R36")
  void anyOneOfSeveralIsEnoughAndTheRecordNamesWhoItWas() {
    var run = ownedBy("owner: [prabhu, quinn]");
    run.asks(QUINN, Say.take("1"));
    run.asks(QUINN, Say.done("1"));
    assertThat(run.status("it")).isInstanceOfSatisfying(StepStatus.Done.class,
        done -> assertThat(done.by()).contains(QUINN));
    assertThat(run.word("next")).isEqualTo("called");
  }

  @Test
  @Tag("R35")
  void whoJoinsWhereAllAreWantedDoesNotStandForOneOfThem() {
    var run = ownedBy("owner: { all: [prabhu, quinn], open: true }");
    run.asks(ANN, Say.take("1"));
    assertThat(run.refusal(ANN, Say.done("1"))).isInstanceOf(Rejection.NotYours.class);
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("it")).isEqualTo("taken");
    run.asks(QUINN, Say.done("1"));
    assertThat(run.word("it")).isEqualTo("done");
  }

  @Test
  void aShareThatIsDoneIsNotHandedOver() {
    var run = ownedBy("owner: { all: [prabhu, quinn] }");
    assertThat(run.refusal(THOMAS, Say.assign("1", ANN)))
        .isEqualTo(new Rejection.WhoseShare(IT, List.of(PRABHU, QUINN), ANN));
    run.asks(PRABHU, Say.assign("1", ANN));
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.refusal(ANN, Say.accept("1"))).isInstanceOf(Rejection.NotOffered.class);
    run.asks(THOMAS, Say.assign("1", ANN));
    run.asks(ANN, Say.accept("1"));
    assertThat(run.state().step(IT).owners().people()).containsExactly(PRABHU, ANN);
    run.asks(ANN, Say.done("1"));
    assertThat(run.word("it")).isEqualTo("done");
  }

  @Test
  void doneIsNotSaidForSomebodyToWhomItWasOnlyOffered() {
    var run = ownedBy("owner: prabhu");
    run.asks(THOMAS, Say.assign("1", ANN));
    assertThat(run.refusal(THOMAS, Say.doneFor("1", ANN))).isInstanceOf(Rejection.NotYours.class);
    run.asks(THOMAS, Say.doneFor("1", PRABHU));
    assertThat(run.word("it")).isEqualTo("done");
  }

  @Test
  void aStepWhoseCommandNeverRanIsDoneByHandOnASecondWord() {
    var run = PlanText.running("""
        - { step: Deploy, id: it, owner: prabhu, run: { ssh: 'deploy "$TAG"', hosts: h1 } }
        """);
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("it")).isEqualTo("called");
    run.asks(PRABHU, Say.yes(run));
    assertThat(run.status("it")).isInstanceOfSatisfying(StepStatus.Done.class,
        done -> assertThat(done.how()).isEqualTo(StepStatus.How.BY_HAND));
  }

  @Test
  @Tag("R35")
  void whereAllAreWantedEachDoesTheirShare() {
    var run = ownedBy("owner: { all: [prabhu, quinn] }");
    run.asks(PRABHU, Say.done("1"));
    assertThat(run.word("it")).isEqualTo("called");
    assertThat(run.refusal(PRABHU, Say.done("1"))).isInstanceOf(Rejection.Already.class);
    run.asks(QUINN, Say.done("1"));
    assertThat(run.word("it")).isEqualTo("done");
  }

  @Test
  @Tag("R35")
  void twoOfThreeAreEnoughWhereThePlanSaysSo() {
    var run = ownedBy("owner: { at-least: 2, of: [prabhu, quinn, ann] }");
    run.asks(ANN, Say.done("1"));
    run.asks(QUINN, Say.done("1"));
    assertThat(run.word("it")).isEqualTo("done");
  }

  @Test
  @Tag("R35")
  void moreMayJoinWhereThePlanLeavesItOpenAndAreNotWaitedFor() {
    var run = ownedBy("owner: { all: [prabhu, quinn], open: true }");
    run.asks(ANN, Say.take("1"));
    run.asks(PRABHU, Say.done("1"));
    run.asks(QUINN, Say.done("1"));
    assertThat(run.word("it")).isEqualTo("done");
    var closed = ownedBy("owner: { all: [prabhu, quinn] }");
    assertThat(closed.refusal(ANN, Say.take("1"))).isInstanceOf(Rejection.NotYours.class);
  }

  @Test
  @Tag("R38")
  void takingAndFinishingAreTwoWordsOfTheOwnerAndTheNoteIsKept() {
    var run = ownedBy("owner: prabhu");
    run.asks(PRABHU, Say.take("1"));
    assertThat(run.word("it")).isEqualTo("taken");
    var told = run.asks(PRABHU, new Request.Done(Say.step("1"), Map.of(), Optional.empty(),
        Optional.empty(), Optional.of("two warnings, harmless")));
    assertThat(told).filteredOn(RunEvent.StepDone.class::isInstance).singleElement()
        .isInstanceOfSatisfying(RunEvent.StepDone.class,
            done -> assertThat(done.note()).contains("two warnings, harmless"));
  }

  @Test
  @Tag("R38")
  void othersAreRefusedAndThatIsOnTheRecord() {
    var run = ownedBy("owner: prabhu");
    for (var who : List.of(ANN, MALLORY, THOMAS)) {
      var told = run.asks(who, Say.done("1"));
      assertThat(told).singleElement().isInstanceOfSatisfying(RunEvent.Rejected.class,
          r -> assertThat(r.why()).isInstanceOfSatisfying(Rejection.NotYours.class,
              why -> assertThat(why.could()).containsExactly(PRABHU)));
    }
    run.asks(THOMAS, Say.doneFor("1", PRABHU));
    assertThat(run.word("it")).isEqualTo("done");
  }

  @Test
  @Tag("R39")
  void whatIsHandedOverIsTheOthersWhenTheyTakeIt() {
    var run = ownedBy("owner: prabhu");
    run.asks(THOMAS, Say.assign("1", ANN));
    run.asks(ANN, Say.take("1"));
    assertThat(run.state().step(IT).owners().people()).containsExactly(ANN);
    assertThat(run.refusal(PRABHU, Say.done("1"))).isInstanceOf(Rejection.NotYours.class);
    run.asks(ANN, Say.done("1"));
    assertThat(run.word("it")).isEqualTo("done");
  }

  @Test
  @Tag("R35")
  @Tag("R39")
  void ofSeveralTheOneWhoGaveItAwayIsReplaced() {
    var run = ownedBy("owner: { all: [prabhu, quinn] }");
    run.asks(QUINN, Say.take("1"));
    run.asks(QUINN, Say.assign("1", ANN));
    run.asks(ANN, Say.take("1"));
    assertThat(run.state().step(IT).owners().people()).containsExactly(PRABHU, ANN);
    run.asks(ANN, new Request.Cover(ANN, ZOE));
    assertThat(run.refusal(ANN, new Request.Cover(PRABHU, ZOE)))
        .isInstanceOf(Rejection.NotYours.class);
    run.asks(ZOE, Say.take("1"));
    assertThat(run.state().step(IT).owners().people()).containsExactly(PRABHU, ZOE);
  }

  @Test
  @Tag("R39")
  void anOfferIsTakenBackByOfferingToTheOwner() {
    var run = ownedBy("owner: prabhu");
    run.asks(PRABHU, Say.assign("1", ANN));
    run.asks(PRABHU, Say.assign("1", PRABHU));
    assertThat(run.refusal(ANN, Say.take("1"))).isInstanceOf(Rejection.NotYours.class);
    run.asks(PRABHU, Say.take("1"));
    assertThat(run.state().step(IT).owners().people()).containsExactly(PRABHU);
  }

  @Test
  @Tag("R39")
  void allOfOnePersonsStepsAreCoveredByAnotherWhoAcceptsThem() {
    var run = ownedBy("owner: sandra");
    run.asks(SANDRA, new Request.Cover(SANDRA, ANN));
    run.asks(ANN, new Request.Accept(new StepRef.TheOne()));
    assertThat(run.state().step(IT).owners().people()).containsExactly(ANN);
    assertThat(run.state().step(new StepId("next")).owners().people()).containsExactly(ANN);
  }

  @Test
  @Tag("R39")
  void theStandInMayTakeWhatItsOwnerIsSilentOn() {
    var run = ownedBy("owner: prabhu, deputy: dora");
    assertThat(run.refusal(DORA, Say.take("1"))).isInstanceOf(Rejection.NotYours.class);
    assertThat(run.after(Duration.ofMinutes(2))).contains(
        new RunEvent.StepReminded(IT, Reminded.OWNER));
    assertThat(run.after(Duration.ofMinutes(2))).contains(
        new RunEvent.StepReminded(IT, Reminded.DEPUTY));
    run.asks(DORA, Say.take("1"));
    assertThat(run.word("it")).isEqualTo("taken");
  }

  @Test
  @Tag("R39")
  void silenceIsToldToTheLeadInTheEndAndToTheOwnerAgain() {
    var run = ownedBy("owner: prabhu");
    run.after(Duration.ofMinutes(2));
    run.after(Duration.ofMinutes(2));
    assertThat(run.after(Duration.ofMinutes(2))).contains(
        new RunEvent.StepReminded(IT, Reminded.LEAD));
    assertThat(run.after(Duration.ofMinutes(6))).contains(
        new RunEvent.StepReminded(IT, Reminded.OWNER));
  }
}
