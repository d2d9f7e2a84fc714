package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;
import static rollcall.plans.engine.Release.Steps.before;
import static rollcall.plans.engine.Release.Steps.fallback;
import static rollcall.plans.engine.Release.Steps.plan;
import static rollcall.plans.engine.Release.Steps.release;
import static rollcall.plans.engine.Release.Steps.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.Check;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Terms;
import rollcall.plans.model.Work;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepStatus;

/** What random runs found about what one person alone could do, each told in a few words. */
class TwoPeopleTest {
  private static final StepId A = new StepId("a");
  private static final CheckLetter FIRST = CheckLetter.at(0);

  private static Release run(Phase... phases) {
    return new Release(plan(phases), Sites.with(List.of("h1")), 0);
  }

  private static StepRef nr(String number) {
    return new StepRef.Numbered(new StepNumber(number));
  }

  private static Step with(Owners owners, Work work, Terms terms, Effects effects, Step s) {
    return new Step(s.id(), s.number(), s.text(), owners, s.timing(), s.needs(), work, effects,
        s.records(), terms);
  }

  private static Step gate(Step s) {
    return with(s.owners(), new Work.Gate(Optional.empty(), new Work.IfNoGo.Ask()), s.terms(),
        s.effects(), s);
  }

  private static Step lookedAtBy(PersonId checker, Owners owners, Step s) {
    var check = new Check(FIRST, "it works", Optional.empty(),
        Optional.of(Owners.any(List.of(checker))), Optional.empty());
    return with(owners, s.work(), new Terms(Optional.empty(), Optional.empty(), List.of(check),
        false, Optional.empty()), s.effects(), s);
  }

  private static Rejection refusal(List<RunEvent> told) {
    return ((RunEvent.Rejected) told.getLast()).why();
  }

  private static Request done(String number) {
    return new Request.Done(nr(number), Map.of(), Optional.empty(), Optional.empty(),
        Optional.empty());
  }

  @Test
  void whoLooksAtAStepDoesNotJoinItsOwners() {
    var open = new Owners(1, List.of(PRABHU), true, Optional.empty());
    var run = run(release(lookedAtBy(ANN, open, step("a", "1", PRABHU))),
        fallback("p", step("f", "F1", THOMAS))).started();
    assertThat(refusal(run.asks(ANN, new Request.Take(nr("1")))))
        .isEqualTo(new Rejection.BothHalves(A, ANN));
  }

  @Test
  void whatWasOfferedBeforeAGateWasCalledIsNotAcceptedAfterwards() {
    var run = run(release(gate(step("a", "1", PRABHU))), fallback("p", step("f", "F1", THOMAS)));
    run.asks(THOMAS, Say.assign("1", ANN));
    run.started();
    assertThat(refusal(run.asks(ANN, new Request.Accept(nr("1")))))
        .isEqualTo(new Rejection.VotersStand(A));
  }

  @Test
  void aDecisionIsNotWaivedByOnePerson() {
    var run = run(before(gate(step("a", "1", PRABHU))), release(step("b", "2", THOMAS)),
        fallback("p", step("f", "F1", THOMAS)));
    assertThat(run.asks(THOMAS, new Request.Waive("1", "agreed")).getLast())
        .isInstanceOf(RunEvent.Proposed.class);
    assertThat(run.status("a")).isNotInstanceOf(StepStatus.Skipped.class);
  }

  @Test
  void aStepThatFailedIsNotDoneBecauseItsCheckIsSkipped() {
    var run = run(release(lookedAtBy(ANN, Owners.any(List.of(PRABHU)), step("a", "1", PRABHU))),
        fallback("p", step("f", "F1", THOMAS))).started();
    run.asks(ANN, new Request.CheckFail(nr("1"), FIRST, "red"));
    run.asks(THOMAS, new Request.CheckSkip(nr("1"), FIRST, "no time"));
    run.asks(SANDRA, new Request.Yes(run.state().proposals().lastEntry().getKey()));
    assertThat(run.status("a")).isInstanceOf(StepStatus.Failed.class);
  }

  @Test
  void aFallbackReadBackBeforeThePointOfNoReturnIsReadBackAnewAfterIt() {
    var noReturn = new Effects(false, Optional.empty(), Optional.of("users write"),
        Optional.empty(), Set.of());
    var first = step("a", "1", PRABHU);
    var run = run(release(with(first.owners(), first.work(), first.terms(), noReturn, first)),
        fallback("p", step("f", "F1", THOMAS))).started();
    run.asks(THOMAS, new Request.Fallback(Optional.empty(), "slow"));
    run.asks(PRABHU, new Request.Take(nr("1")));
    var told = run.asks(THOMAS, new Request.Yes(run.state().proposals().lastEntry().getKey()));
    assertThat(told.getLast()).isInstanceOfSatisfying(RunEvent.Proposed.class,
        p -> assertThat(p.need()).isEqualTo(Need.ANOTHER_LEAD));
  }

  @Test
  void aShareThatWasDoneIsUndoneByTheFallback() {
    var both = new Owners(2, List.of(PRABHU, ANN), false, Optional.empty());
    var first = step("a", "1", PRABHU);
    var run = run(release(with(both, first.work(), first.terms(), first.effects(), first)),
        fallback("p", step("f", "F1", THOMAS))).started();
    run.asks(PRABHU, done("1"));
    assertThat(run.state().touched(A)).isTrue();
  }

  @Test
  void whatANoGoPassedOverWaitsAgainWhenItIsDecidedAnew() {
    var first = step("a", "1", PRABHU);
    var gate = with(first.owners(), new Work.Gate(Optional.empty(),
        new Work.IfNoGo.SkipTo(new StepId("c"))), first.terms(), first.effects(), first);
    var run = run(release(gate, step("b", "2", PRABHU, "a"), step("c", "3", PRABHU, "a")),
        fallback("p", step("f", "F1", THOMAS))).started();
    run.asks(PRABHU, new Request.NoGo(nr("1"), "slow"));
    assertThat(run.status("b")).isInstanceOf(StepStatus.Skipped.class);
    run.asks(THOMAS, new Request.Redo(nr("1")));
    assertThat(run.status("b")).isInstanceOf(StepStatus.Waiting.class);
  }
}
