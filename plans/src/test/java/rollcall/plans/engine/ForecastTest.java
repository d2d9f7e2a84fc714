package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.forecast.Forecast;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Request;
import rollcall.plans.run.WayBack;

/** What is foreseen is what happens when everybody takes exactly as long as was thought. */
class ForecastTest {
  private static final int DRAWN = 1_000;
  private static final List<String> PEOPLE = List.of("thomas", "sandra", "prabhu", "ann");

  private static StepId step(String id) {
    return new StepId(id);
  }

  private static Instant at(String time) {
    return Instant.parse("2009-08-18T" + time + ":00Z");
  }

  private static Forecast now(Release run) {
    return Forecast.of(run.state(), run.now());
  }

  private static Instant begins(Release run, String id) {
    return now(run).span(step(id)).orElseThrow().start();
  }

  @Test
  void nobodyDoesTwoThingsAtOnceAndWhatCouldBeginFirstIsDoneFirst() {
    var run = PlanText.running("""
        - { step: Late, id: late, owner: ann, takes: 20m, needs: [short] }
        - { step: Short, id: short, owner: prabhu, takes: 5m, needs: [] }
        - { step: Long, id: long, owner: ann, takes: 30m, needs: [] }
        - { step: Any, id: any, owner: { any: [ann, prabhu] }, takes: 10m, needs: [] }
        """);
    assertThat(begins(run, "long")).isEqualTo(at("05:10"));
    assertThat(begins(run, "late")).isEqualTo(at("05:40"));
    assertThat(begins(run, "any")).isEqualTo(at("05:10"));
    assertThat(now(run).cause(step("late"))).isEqualTo(new Forecast.Cause.Hands(step("long")));
    assertThat(now(run).criticalPath()).containsExactly(step("long"), step("late"));
    run.asks(PRABHU, Say.take("2"));
    run.asks(ANN, Say.take("3"));
    run.after(Duration.ofMinutes(35));
    assertThat(begins(run, "late")).isEqualTo(at("05:45"));
  }

  @Test
  void whatNeedsACommandInTheBackgroundBeginsWithIt() {
    var run = PlanText.running("""
        - { step: Copy, id: copy, owner: ann, takes: 30m,
            run: { ssh: copy, hosts: h1, background: true } }
        - { step: Tell, id: tell, owner: ann, takes: 5m }
        """);
    assertThat(begins(run, "tell")).isEqualTo(at("05:10"));
    assertThat(now(run).end()).isEqualTo(at("05:40"));
  }

  /** The data of 20 minutes were saved in so many. */
  private static Release saved(Duration took) {
    var run = PlanText.opened(PlanText.phases("""
        - phase: Release
          steps:
            - { step: Back up, id: backup, owner: prabhu, takes: 20m, restore-point: before }
            - { step: Change, id: change, owner: prabhu, takes: 10m, changes-data: true }
            - { step: Configure, id: configure, owner: prabhu, takes: 10m }
        - phase: Back
          kind: fallback
          to: before
          steps:
            - { step: Restore, id: restore, owner: prabhu, takes: 30m, undoes: [change] }
            - { step: Put back, id: files, owner: prabhu, takes: 5m, undoes: [configure] }
        """)).started();
    run.after(Duration.ofMinutes(1));
    run.asks(PRABHU, Say.take("1"));
    run.after(took);
    run.asks(PRABHU, Say.done("1"));
    return run;
  }

  @Test
  void dataThatTookLongerToSaveTakeLongerToPutBack() {
    var state = saved(Duration.ofMinutes(28)).state();
    var restore = state.estimate(state.step(step("restore")));
    assertThat(restore.takes()).isEqualTo(Duration.ofMinutes(42));
    assertThat(restore.tonight()).isEqualTo(140);
    assertThat(state.estimate(state.step(step("files"))).takes())
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void aFasterSavePromisesNothing() {
    var state = saved(Duration.ofMinutes(12)).state();
    assertThat(state.estimate(state.step(step("restore"))).takes())
        .isEqualTo(Duration.ofMinutes(30));
  }

  /** Each of those before, with the same likelihood. */
  private static String needs(RandomGenerator dice, String letter, int before) {
    return IntStream.range(0, before).filter(_ -> dice.nextInt(3) == 0)
        .mapToObj(i -> letter + i).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String owner(RandomGenerator dice, boolean alone) {
    return alone
        ? PEOPLE.get(dice.nextInt(PEOPLE.size()))
        : "{ any: [thomas, sandra, prabhu] }";
  }

  /** Done by hand, decided, reached or made of parts; some not before their own time. */
  private static String step(RandomGenerator dice, String letter, int i, boolean alone,
      String more) {
    var own = alone && dice.nextInt(6) == 0
        ? ", at: " + (letter.equals("s") ? "S" : "D") + "+" + (1 + dice.nextInt(90))
            + "m, not-before: true"
        : "";
    var work = switch (alone ? dice.nextInt(10) : 9) {
      case 0 -> takes(dice) + ", gate: { by: ann, answer-within: 20h }";
      case 1 -> ", milestone: true";
      case 2, 3 -> ", owner: ann, steps: [" + part(dice, letter + i + "a") + ", "
          + part(dice, letter + i + "b") + "]";
      default -> takes(dice) + ", owner: " + owner(dice, alone);
    };
    return "    - { step: Do " + letter + i + ", id: " + letter + i + ", needs: "
        + needs(dice, letter, i) + work + own + more + " }\n";
  }

  private static String takes(RandomGenerator dice) {
    return ", takes: " + (1 + dice.nextInt(40)) + "m";
  }

  private static String part(RandomGenerator dice, String id) {
    return "{ step: Part " + id + ", id: " + id + takes(dice) + ", owner: "
        + owner(dice, true) + (dice.nextBoolean() ? ", needs: []" : "") + " }";
  }

  private static Plan drawn(RandomGenerator dice, boolean alone) {
    var text = new StringBuilder("- phase: Release\n  steps:\n");
    int forward = 2 + dice.nextInt(9);
    for (int i = 0; i < forward; i++) {
      text.append(step(dice, "s", i, alone, dice.nextInt(4) == 0 ? ", changes-data: true" : ""));
    }
    text.append("- phase: Back\n  kind: fallback\n  steps:\n");
    for (int i = 0; i < 1 + dice.nextInt(7); i++) {
      text.append(step(dice, "f", i, alone, dice.nextBoolean()
          ? ", undoes: [s" + dice.nextInt(forward) + "]"
          : ""));
    }
    return PlanText.until("23:00", text.toString());
  }

  @Test
  void whenEachStepBeginsIsAsAWalkOfTheEngineHasIt() {
    for (long seed = 0; seed < DRAWN; seed++) {
      var run = PlanText.opened(drawn(new SplittableRandom(seed), true)).started();
      var forecast = now(run);
      var crew = SteadyCrew.of(run);
      crew.work(Integer.MAX_VALUE);
      assertThat(crew.left()).as("seed %s", seed).isEmpty();
      for (var began : crew.began().entrySet()) {
        assertThat(forecast.span(began.getKey()).orElseThrow().start())
            .as("%s of seed %s", began.getKey(), seed).isEqualTo(began.getValue());
      }
      assertThat(forecast.end()).as("seed %s", seed).isEqualTo(run.now());
    }
  }

  @Test
  @Tag("R26")
  void howLongTheWayBackTakesIsAsAWalkOfTheEngineHasIt() {
    int turned = 0;
    for (long seed = 0; turned < DRAWN; seed++) {
      var dice = new SplittableRandom(seed);
      var run = PlanText.opened(drawn(dice, true)).started();
      SteadyCrew.of(run).work(1 + dice.nextInt(12));
      if (!run.state().course().ended() && !WayBack.offered(run.state()).isEmpty()) {
        turned++;
        var foreseen = Outlook.lastMoment(run.state(), run.now()).orElseThrow();
        var since = run.now();
        run.asks(THOMAS, new Request.Fallback(Optional.empty(), "walk"));
        run.asks(SANDRA, Say.yes(run));
        var crew = SteadyCrew.of(run);
        crew.work(Integer.MAX_VALUE);
        assertThat(crew.left()).as("seed %s", seed).isEmpty();
        assertThat(foreseen).as("seed %s", seed).isEqualTo(
            last(at("23:00"), Duration.between(since, run.now())));
      }
    }
  }

  /** The end, less the way back, less a fifth of it or a quarter of an hour. */
  private static Instant last(Instant end, Duration way) {
    var fifth = way.dividedBy(5);
    var quarter = Duration.ofMinutes(15);
    return end.minus(way).minus(fifth.compareTo(quarter) > 0 ? fifth : quarter);
  }

  /** Every chain of steps of which each needs the one before. */
  private static Stream<List<Step>> chains(Step last, Map<StepId, Step> all) {
    var before = last.needs().stream()
        .flatMap(need -> chains(Objects.requireNonNull(all.get(need)), all));
    return Stream.concat(Stream.of(List.of(last)), before.map(chain -> {
      var longer = new ArrayList<>(chain);
      longer.add(last);
      return longer;
    }));
  }

  private static Duration length(List<Step> chain) {
    return chain.stream().map(s -> s.timing().takes()).reduce(Duration.ZERO, Duration::plus);
  }

  @Test
  void whatTheEndHangsOnIsTheLongestOfAllChains() {
    for (long seed = 0; seed < DRAWN; seed++) {
      var plan = drawn(new SplittableRandom(seed), false);
      var run = PlanText.opened(plan).started();
      var steps = plan.phases().getFirst().steps();
      var all = steps.stream().collect(Collectors.toMap(Step::id, s -> s));
      var chains = steps.stream().flatMap(s -> chains(s, all)).toList();
      var longest = chains.stream().map(ForecastTest::length).max(Comparator.naturalOrder())
          .orElseThrow();
      var path = now(run).criticalPath();
      assertThat(chains.stream().filter(c -> length(c).equals(longest))
          .map(c -> c.stream().map(Step::id).toList())).as("seed %s", seed).contains(path);
      assertThat(now(run).end()).as("seed %s", seed).isEqualTo(run.now().plus(longest));
    }
  }
}
