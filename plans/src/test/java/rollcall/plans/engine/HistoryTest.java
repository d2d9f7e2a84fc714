package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.LISTED;
import static rollcall.plans.engine.Release.PRABHU;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.forecast.Forecast;
import rollcall.plans.model.Environment;
import rollcall.plans.model.Plan;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Estimate;
import rollcall.plans.run.History;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/** What earlier runs measured, and what later ones make of it. */
class HistoryTest {
  private static final StepId CONVERT = new StepId("convert");
  private static final StepId DEPLOY = new StepId("deploy");
  private static final Plan PLAN = PlanText.steps("""
      - { step: Convert, id: convert, owner: prabhu, takes: 20m, remind: { overrun: 150 } }
      - step: Deploy
        id: deploy
        owner: prabhu
        takes: 5m
        run: { ssh: 'deploy "$TAG"', hosts: h1 }
      """);

  private static Duration minutes(long many) {
    return Duration.ofMinutes(many);
  }

  /** A run that has ended, in which the first step waited for a minute and took so long. */
  private static RunState took(long many) {
    var run = going(opening(PLAN, false));
    run.after(minutes(1));
    run.asks(PRABHU, Say.take("1"));
    run.after(minutes(many));
    run.asks(PRABHU, Say.done("1"));
    return deployed(run, 4);
  }

  private static RunState deployed(Release run, long many) {
    run.asks(PRABHU, Say.run("2"));
    run.after(minutes(many));
    run.ends("deploy", "h1", 0);
    assertThat(run.state().course().ended()).isTrue();
    return run.state();
  }

  private static RunState byHand(Opening opening) {
    var run = going(opening);
    run.after(minutes(1));
    run.asks(PRABHU, Say.take("1"));
    run.after(minutes(28));
    run.asks(PRABHU, Say.done("1"));
    run.confirms(PRABHU, Say.done("2"));
    assertThat(run.state().course().ended()).isTrue();
    return run.state();
  }

  private static Opening opening(Plan plan, boolean rehearsal) {
    var usual = PlanText.opened(plan).state().opening();
    return new Opening(usual.run(), plan, rehearsal, usual.channel(), usual.opener(), LISTED, 0,
        usual.digest());
  }

  private static Release going(Opening opening) {
    return new Release(opening, Sites.with(PlanText.HOSTS, LISTED)).started();
  }

  private static History history(RunState... earlier) {
    return History.of(Stream.of(earlier), PLAN);
  }

  private static Plan in(String environment) {
    return new Plan(PLAN.title(), new Environment(environment), PLAN.schedule(), PLAN.team(),
        PLAN.channels(), PLAN.variables(), PLAN.phases(), PLAN.unbuilt());
  }

  @Test
  @Tag("R81")
  void whatIsMeasuredIsTheWorkAndNotTheWaiting() {
    var history = history(took(28));
    assertThat(history.median(CONVERT)).contains(minutes(28));
    assertThat(history.median(DEPLOY)).contains(minutes(4));
  }

  @Test
  void aStepOfWhichNobodySaidThatTheyBeganIsNotMeasured() {
    var run = going(opening(PLAN, false));
    run.after(minutes(28));
    run.asks(PRABHU, Say.done("1"));
    assertThat(history(deployed(run, 4)).worked()).containsOnlyKeys(DEPLOY);
  }

  @Test
  @Tag("R81")
  void halfOfTheRunsTookNoLongerThanTheMedianAndNineOfTenNoLongerThanTheNinetieth() {
    var ten = history(IntStream.of(10, 6, 8, 7, 9, 15, 11, 12, 14, 13).mapToObj(n -> took(n))
        .toArray(RunState[]::new));
    assertThat(ten.count(CONVERT)).isEqualTo(10);
    assertThat(ten.median(CONVERT)).contains(Duration.ofSeconds(10 * 60 + 30));
    assertThat(ten.ninetieth(CONVERT)).contains(minutes(14));
    assertThat(history(took(6)).ninetieth(CONVERT)).contains(minutes(6));
    assertThat(History.NONE.median(CONVERT)).isEmpty();
    assertThat(History.NONE.ninetieth(CONVERT)).isEmpty();
  }

  @Test
  @Tag("R81")
  void theCautiousEndHasEachMeasuredStepAsLongAsNineOfTenRuns() {
    var usual = opening(PLAN, false);
    var slow = history(took(20), took(22), took(40));
    var run = going(usual.with(slow));
    var expected = Forecast.of(run.state(), run.now()).end();
    assertThat(Duration.between(run.now(), expected)).isEqualTo(minutes(22 + 4));
    assertThat(Forecast.cautious(run.state(), run.now()).map(Forecast::end))
        .contains(expected.plus(minutes(40 - 22)));
    assertThat(Forecast.cautious(going(usual).state(), run.now())).isEmpty();
  }

  @Test
  @Tag("R79")
  @Tag("R81")
  void otherEnvironmentsRehearsalsAndRunsUnderWayDoNotCount() {
    var own = opening(PLAN, false);
    assertThat(history(byHand(own), byHand(own)).count(CONVERT)).isEqualTo(2);
    assertThat(history(byHand(opening(in("staging"), false)), byHand(opening(PLAN, true)),
        going(own).state())).isEqualTo(History.NONE);
  }

  @Test
  void onlyTheLatestRunsCount() {
    var many = IntStream.rangeClosed(1, History.RUNS + 3).mapToObj(n -> took(n + 10))
        .toArray(RunState[]::new);
    assertThat(history(many).count(CONVERT)).isEqualTo(History.RUNS);
    assertThat(history(many).worked().get(CONVERT)).first().isEqualTo(minutes(14));
  }

  @Test
  @Tag("R81")
  void theNextRunCountsWithWhatWasMeasured() {
    var earlier = history(took(28), took(30), took(32));
    var opening = opening(PLAN, false).with(earlier);
    var run = going(opening);
    assertThat(run.state().estimate(run.state().step(CONVERT)))
        .isEqualTo(new Estimate(minutes(30), false, 3, Estimate.AS_EXPECTED));
    assertThat(Forecast.of(run.state(), run.now()).end()).isEqualTo(run.now().plus(minutes(34)));
    assertThat(RunState.replay(run.entries())).isEqualTo(run.state());
  }

  @Test
  void aRunOrTwoAreNotBelievedBeforeThePlan() {
    var run = going(opening(PLAN, false).with(history(took(6), took(6))));
    assertThat(run.state().estimate(run.state().step(CONVERT)))
        .isEqualTo(new Estimate(minutes(20), false, 0, Estimate.AS_EXPECTED));
  }

  @Test
  @Tag("R31")
  void whatTakesSoMuchLongerThanEarlierRunsIsSaidOnce() {
    var run = going(opening(PLAN, false).with(history(took(30), took(30), took(30))));
    run.asks(PRABHU, Say.take("1"));
    assertThat(run.after(minutes(44))).isEmpty();
    assertThat(run.after(minutes(1))).containsExactly(new RunEvent.StepOverran(CONVERT));
    assertThat(run.after(minutes(60))).noneMatch(RunEvent.StepOverran.class::isInstance);
  }

  @Test
  @Tag("R31")
  void aCommandThatRunsLongerThanItsTimeIsSaidOnce() {
    var run = going(opening(PLAN, false));
    run.asks(PRABHU, Say.take("1"));
    run.after(minutes(20));
    run.asks(PRABHU, Say.done("1"));
    run.asks(PRABHU, Say.run("2"));
    assertThat(run.after(minutes(4))).isEmpty();
    assertThat(run.after(minutes(1))).containsExactly(new RunEvent.StepOverran(DEPLOY));
    assertThat(run.after(minutes(9))).isEmpty();
    assertThat(run.asks(PRABHU, Say.more("2", 10)))
        .hasAtLeastOneElementOfType(RunEvent.StepExtended.class);
    assertThat(run.after(minutes(30))).containsExactly(new RunEvent.StepOverran(DEPLOY));
  }

  @Test
  void aWordTooEarlyIsHeldAgainstWhatWasMeasured() {
    var run = going(opening(PLAN, false).with(history(took(90), took(90), took(90))));
    run.asks(PRABHU, Say.take("1"));
    run.after(minutes(20));
    assertThat(run.asks(PRABHU, Say.done("1"))).hasAtLeastOneElementOfType(RunEvent.Proposed.class);
    assertThat(run.state().step(CONVERT).settled()).isFalse();
    assertThat(List.copyOf(run.state().proposals().values())).hasSize(1);
  }
}
