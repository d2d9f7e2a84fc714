package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.forecast.Odds;
import rollcall.plans.model.StepId;
import rollcall.plans.run.History;

/** What the measures of twenty runs promise of the next ones. */
class OddsTest {
  private static final int WORLDS = 40;
  private static final int MEASURED = 20;
  private static final int FURTHER = 100;
  private static final String PLAN = """
      - { step: Back up, id: a, owner: ann, takes: 28m }
      - { step: Scripts, id: b, owner: prabhu, takes: 5m }
      - { step: Deploy, id: c, owner: thomas, takes: 20m, needs: [a] }
      - { step: Configure, id: d, owner: ann, takes: 12m, needs: [c] }
      - { step: Warm up, id: e, owner: sandra, takes: 9m, needs: [c] }
      - { step: Test, id: f, owner: quinn, takes: 15m, needs: [b, d, e] }
      - { step: Open, id: g, owner: zoe, takes: 4m, needs: [f] }
      """;
  /** How far the times of each step spread around their plan. */
  private static final Map<String, Double> SPREADS = Map.of("a", 0.2, "b", 0.6, "c", 0.3, "d", 0.1,
      "e", 0.5, "f", 0.25, "g", 0.8);

  private final Release run = PlanText.opened(PlanText.until("23:00",
      "- phase: Release\n  steps:\n" + PLAN.indent(4) + PlanText.WAY_BACK)).started();

  /**
   * One night: each step as long as its spread has it, mostly near the plan, sometimes far over.
   */
  private Map<StepId, Duration> night(RandomGenerator dice) {
    var night = new HashMap<StepId, Duration>();
    run.state().plan().steps().filter(s -> SPREADS.containsKey(s.id().value())).forEach(s -> {
      double factor = Math.exp(
          SPREADS.getOrDefault(s.id().value(), 0.0) * dice.nextGaussian());
      night.put(s.id(), Duration.ofSeconds(
          Math.round(s.timing().takes().toSeconds() * factor)));
    });
    return night;
  }

  private static History history(List<Map<StepId, Duration>> nights) {
    var worked = new HashMap<StepId, List<Duration>>();
    nights.forEach(night -> night
        .forEach((step, time) -> worked.computeIfAbsent(step, _ -> new ArrayList<>()).add(time)));
    return new History(worked);
  }

  /** How long it really took, by a walk of the engine. */
  private Duration walked(Map<StepId, Duration> night) {
    var walk = PlanText.opened(run.state().plan()).started();
    var since = walk.now();
    new SteadyCrew(walk, night).work(Integer.MAX_VALUE);
    assertThat(walk.state().course().ended()).isTrue();
    return Duration.between(since, walk.now());
  }

  @Test
  @Tag("R81")
  void nineOfTenFurtherRunsEndByTheNinetiethPercentile() {
    int held = 0;
    for (long world = 0; world < WORLDS; world++) {
      var dice = new SplittableRandom(world);
      var nights = new ArrayList<Map<StepId, Duration>>();
      for (int i = 0; i < MEASURED; i++) {
        nights.add(night(dice));
      }
      var ninetieth = Odds.of(run.state(), run.now(), history(nights), world).within(90);
      for (int i = 0; i < FURTHER; i++) {
        held += walked(night(dice)).compareTo(ninetieth) <= 0 ? 1 : 0;
      }
    }
    assertThat(100.0 * held / (WORLDS * FURTHER)).isCloseTo(90, within(5.0));
  }

  @Test
  void anEqualSeedGivesEqualOdds() {
    var nights = List.of(night(new SplittableRandom(1)), night(new SplittableRandom(2)),
        night(new SplittableRandom(3)));
    var odds = Odds.of(run.state(), run.now(), history(nights), 7);
    assertThat(Odds.of(run.state(), run.now(), history(nights), 7)).isEqualTo(odds);
    assertThat(odds.within(50)).isLessThanOrEqualTo(odds.within(90));
    assertThat(odds.share(odds.within(90))).isGreaterThanOrEqualTo(90);
  }

  @Test
  void whatNoneOrTooFewRunsMeasuredTakesAsLongAsIsPlanned() {
    var odds = Odds.of(run.state(), run.now(), History.NONE, 1);
    assertThat(odds.within(1)).isEqualTo(odds.within(100)).isEqualTo(Duration.ofMinutes(79));
  }
}
