package rollcall.plans.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.WayBack;

/**
 * The honest line: which step of how many, how late that one is, when the way ends, what is left of
 * the window then, when users are back, and until when one can still fall back and end in time.
 * {@code late} is empty where the plan gives the step no time; the last moment is empty where there
 * is no way back, no window, or the run already goes back.
 */
public record Outlook(int step, int steps, Optional<Duration> late, Instant end,
    Optional<Duration> spare, Optional<Instant> usersBack, Optional<Instant> lastMoment) {

  private static final Duration LEAST_RESERVE = Duration.ofMinutes(15);
  private static final int RESERVE_SHARE = 5;

  public static Outlook of(RunState state, Instant now) {
    var forecast = Forecast.of(state, now);
    var way = way(state).filter(s -> s.step().terms().partOf().isEmpty()).toList();
    var all = way.size();
    var settled = (int) way.stream().filter(StepRun::settled).count();
    var spare = state.plan().schedule().windowEnd().map(w -> Duration.between(forecast.end(), w));
    return new Outlook(Math.min(settled + 1, all), all, late(state, forecast), forecast.end(),
        spare,
        forecast.usersBack(), lastMoment(state, now));
  }

  /**
   * The steps of one row of numbers: all but the fallbacks', or those of the fallback under way.
   */
  private static Stream<StepRun> way(RunState state) {
    return state.course() instanceof Course.Back
        ? state.onCourse()
        : state.steps().stream().filter(s -> !isOfFallback(s, state));
  }

  private static boolean isOfFallback(StepRun step, RunState state) {
    var graph = state.steps().graph();
    return graph.phase(graph.ordinal(step.id())).kind() == Phase.Kind.FALLBACK;
  }

  /**
   * How long the fallback that would run now takes; empty without a way back.
   */
  public static Optional<Duration> fallbackTakes(RunState state, Instant now) {
    return state.course() instanceof Course.Forward
        ? WayBack.offered(state).stream().findFirst().map(way -> takes(way, state, now))
        : Optional.empty();
  }

  /** How long {@code way} would take if it were ordered at {@code now}. */
  public static Duration takes(WayBack way, RunState state, Instant now) {
    var what = new Entry(state.number() + 1, now, new Actor.Bot(), way.begun("what if", state));
    return Duration.between(now, Forecast.of(state.apply(what), now).end());
  }

  /** The end that a fallback must keep, less its length and the reserve. */
  public static Optional<Instant> lastMoment(RunState state, Instant now) {
    return fallbackTakes(state, now).flatMap(length -> state.plan().schedule().fallbackEnd()
        .map(end -> reserved(state.plan(), end, length)));
  }

  /** {@code end} less the fallback's length and what is kept back for it. */
  static Instant reserved(Plan plan, Instant end, Duration length) {
    var share = length.dividedBy(RESERVE_SHARE);
    var reserve = plan.schedule().reserve()
        .orElse(share.compareTo(LEAST_RESERVE) > 0 ? share : LEAST_RESERVE);
    return end.minus(length).minus(reserve);
  }

  private static Optional<Duration> late(RunState state, Forecast forecast) {
    return state.inPlay().flatMap(s -> late(s, state, forecast).stream()).max(Duration::compareTo);
  }

  private static Optional<Duration> late(StepRun step, RunState state, Forecast forecast) {
    var planned = step.step().timing().at()
        .flatMap(at -> state.course().at(at, state.plan().schedule()));
    return planned
        .flatMap(p -> forecast.span(step.id()).map(span -> Duration.between(p, span.start())));
  }
}
