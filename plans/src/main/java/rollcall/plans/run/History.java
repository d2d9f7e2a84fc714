package rollcall.plans.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;

/**
 * What earlier runs of the same plan in the same environment say of how long its steps take: by
 * step the times that were worked, the shortest first. The time in which a step waited for a person
 * is not in it.
 */
public record History(Map<StepId, List<Duration>> worked) {
  /** Of no run. */
  public static final History NONE = new History(Map.of());

  /** So many of the latest runs are counted with. */
  public static final int RUNS = 20;

  /** From so many runs on what was measured is believed before the plan. */
  public static final int LEAST = 3;

  private static final int MOST = 90;
  private static final int ALL = 100;

  public History {
    worked = worked.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
        e -> e.getValue().stream().sorted().toList()));
  }

  /** What those of {@code runs}, in the order of their openings, say that are of this plan. */
  public static History of(Stream<RunState> runs, Plan plan) {
    var like = runs.filter(r -> isLike(r, plan)).toList();
    var steps = plan.steps().map(Step::id).collect(Collectors.toSet());
    var worked = new LinkedHashMap<StepId, List<Duration>>();
    like.subList(Math.max(0, like.size() - RUNS), like.size()).stream()
        .flatMap(r -> r.steps().stream())
        .filter(s -> steps.contains(s.id()))
        .forEach(s -> s.worked().ifPresent(
            time -> worked.computeIfAbsent(s.id(), _ -> new ArrayList<>()).add(time)));
    return new History(worked);
  }

  /** A rehearsal measures nothing, and what still goes is not measured yet. */
  private static boolean isLike(RunState run, Plan plan) {
    return run.course().ended() && !run.opening().rehearsal()
        && run.plan().id().equals(plan.id())
        && run.plan().environment().equals(plan.environment());
  }

  /** In how many runs the step was measured. */
  public int count(StepId step) {
    return times(step).size();
  }

  /** Half of the runs took no longer. */
  public Optional<Duration> median(StepId step) {
    var times = times(step);
    var half = times.size() / 2;
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(times.size() % 2 == 1
            ? times.get(half)
            : times.get(half - 1).plus(times.get(half)).dividedBy(2));
  }

  /** Nine of ten runs took no longer. */
  public Optional<Duration> ninetieth(StepId step) {
    var times = times(step);
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(times.get((times.size() * MOST + ALL - 1) / ALL - 1));
  }

  /**
   * The steps whose planned duration is far from the median of what was measured often enough, a
   * minute and a tenth of it at least, and what it would be: that median in whole minutes.
   */
  public Map<StepId, Duration> lessons(Plan plan) {
    var lessons = new LinkedHashMap<StepId, Duration>();
    plan.steps().filter(step -> !step.timing().guessed() && count(step.id()) >= LEAST)
        .forEach(step -> median(step.id()).map(History::wholeMinutes)
            .filter(measured -> isFar(measured, step.timing().takes()))
            .ifPresent(measured -> lessons.put(step.id(), measured)));
    return lessons;
  }

  private static Duration wholeMinutes(Duration length) {
    return Duration.ofMinutes(Math.max(1, length.plusSeconds(30).toMinutes()));
  }

  private static boolean isFar(Duration measured, Duration planned) {
    var apart = measured.minus(planned).abs();
    return apart.compareTo(Duration.ofMinutes(1)) >= 0
        && apart.compareTo(planned.dividedBy(10)) >= 0;
  }

  /** How long the step was worked at, run by run, the shortest first. */
  public List<Duration> times(StepId step) {
    return worked.getOrDefault(step, List.of());
  }
}
