package rollcall.plans.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import rollcall.plans.model.Phase;
import rollcall.plans.model.StepId;
import rollcall.plans.run.History;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;

/**
 * How long a release takes in {@value #NIGHTS} nights, the shortest first, if every step that
 * earlier runs measured takes as long as in one of them, drawn for each step and night, and every
 * other as long as is planned. An equal seed gives equal odds.
 */
public record Odds(List<Duration> lengths) {
  public static final int NIGHTS = 1_000;
  private static final int ALL = 100;

  public Odds {
    lengths = lengths.stream().sorted().toList();
  }

  /** Of a run that starts at {@code s} with all done that comes before it. */
  public static Odds of(RunState started, Instant s, History history, long seed) {
    var dice = new SplittableRandom(seed);
    return new Odds(IntStream.range(0, NIGHTS)
        .mapToObj(_ -> Duration.between(s, night(started, s, history, dice).end())).toList());
  }

  private static Forecast night(RunState started, Instant s, History history,
      RandomGenerator dice) {
    var drawn = new HashMap<StepId, Duration>();
    return Forecast.of(started, s,
        run -> drawn.computeIfAbsent(run.id(), _ -> length(run, started, history, dice)));
  }

  private static Duration length(StepRun run, RunState started, History history,
      RandomGenerator dice) {
    var graph = started.steps().graph();
    var times = history.times(run.id());
    if (graph.phase(graph.ordinal(run.id())).kind() == Phase.Kind.BEFORE) {
      return Duration.ZERO;
    }
    return times.size() < History.LEAST
        ? run.step().timing().takes()
        : times.get(dice.nextInt(times.size()));
  }

  /** In {@code percent} of the nights it took no longer; 1 to 100. */
  public Duration within(int percent) {
    return lengths.get((lengths.size() * percent + ALL - 1) / ALL - 1);
  }

  /** In how many percent of the nights it took no longer than {@code most}. */
  public int share(Duration most) {
    return (int) (ALL * lengths.stream().filter(l -> l.compareTo(most) <= 0).count()
        / lengths.size());
  }
}
