package rollcall.plans.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.model.Phase;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;

/**
 * The fallback that would run if it were ordered now: a fallback phase of the plan, by its place,
 * and which of its steps have nothing to undo, from what was really done.
 */
public record WayBack(int phase, Optional<RestorePoint> to, List<StepId> steps,
    List<StepId> leftOut) {
  public WayBack {
    steps = List.copyOf(steps);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * The ways back that are open now, the best first. A restore point is offered when it is
   * confirmed: every step that names it is done. It is offered too while no data may have changed,
   * because then things still stand as it would restore them. The one confirmed last is the
   * nearest; of those confirmed at once, the latest in the file.
   */
  public static List<WayBack> offered(RunState state) {
    var ways = new ArrayList<WayBack>();
    var phases = state.plan().phases();
    IntStream.range(0, phases.size()).filter(i -> isOffered(phases.get(i), state))
        .forEach(i -> ways.add(of(i, state)));
    Collections.reverse(ways);
    ways.sort(Comparator.comparing((WayBack way) -> confirmedAt(way, state)).reversed());
    return List.copyOf(ways);
  }

  private static WayBack of(int place, RunState state) {
    var phase = state.plan().phases().get(place);
    var leftOut = phase.steps().stream().filter(s -> !needed(s, state)).map(Step::id).toList();
    return new WayBack(place, phase.to(), phase.steps().stream().map(Step::id).toList(), leftOut);
  }

  private static boolean isOffered(Phase phase, RunState state) {
    return phase.kind() == Phase.Kind.FALLBACK && !state.onCourse(phase)
        && phase.to().map(p -> confirmed(p, state) || !dataTouched(state)).orElse(true);
  }

  private static Instant confirmedAt(WayBack way, RunState state) {
    return way.to.filter(p -> confirmed(p, state)).stream()
        .flatMap(point -> makers(point, state))
        .<Instant>mapMulti((s, at) -> {
          if (s.status() instanceof StepStatus.Done done) {
            at.accept(done.at());
          }
        }).max(Comparator.naturalOrder()).orElse(Instant.MIN);
  }

  /** Whether every forward step that makes {@code point} is done, and there is one. */
  public static boolean confirmed(RestorePoint point, RunState state) {
    var makers = makers(point, state).toList();
    return !makers.isEmpty()
        && makers.stream().allMatch(s -> isMade(s, state));
  }

  /**
   * A whole is done when its parts are settled. What it keeps is kept only when they were done: all
   * but those that their conditions leave out, and at least one.
   */
  private static boolean isMade(StepRun step, RunState state) {
    var parts = state.parts(step.id()).filter(WayBack::isDue).toList();
    return step.status() instanceof StepStatus.Done
        && (step.step().work() instanceof Work.Parts
            ? !parts.isEmpty() && parts.stream().allMatch(part -> isMade(part, state))
            : parts.isEmpty());
  }

  private static boolean isDue(StepRun part) {
    return !(part.status() instanceof StepStatus.Skipped skipped && skipped.byItself());
  }

  private static Stream<StepRun> makers(RestorePoint point, RunState state) {
    return forward(state)
        .filter(s -> s.step().effects().restorePoint().equals(Optional.of(point)));
  }

  /** Whether a forward step that changes data was begun, so that a way back restores it. */
  public static boolean dataTouched(RunState state) {
    return forward(state)
        .anyMatch(s -> s.step().effects().changesData() && state.touched(s.id()));
  }

  /** Whether something was begun that cannot be undone. */
  public static boolean isPastReturn(RunState state) {
    return state.steps().stream()
        .anyMatch(s -> s.step().effects().noWayBack().isPresent() && state.touched(s.id()));
  }

  /**
   * A step that undoes nothing in particular always runs; one that undoes what was begun, too, even
   * where that was skipped or called anew since.
   */
  private static boolean needed(Step step, RunState state) {
    var undoes = step.effects().undoes();
    return undoes.isEmpty()
        || undoes.stream().anyMatch(state::touched);
  }

  private static Stream<StepRun> forward(RunState state) {
    return state.plan().phases().stream().filter(p -> p.kind() != Phase.Kind.FALLBACK)
        .flatMap(p -> p.steps().stream()).map(s -> state.step(s.id()));
  }

  /**
   * What ordering it would put on the record: what is unfinished of the way forward, or of another
   * way back, closes; what runs ends first.
   */
  public RunEvent.FallbackBegun begun(String why, RunState state) {
    var closed = state.plan().phases().stream().filter(p -> !p.equals(target(state)))
        .filter(p -> p.kind() != Phase.Kind.FALLBACK || state.onCourse(p))
        .flatMap(p -> p.steps().stream()).map(s -> state.step(s.id()))
        .filter(s -> !s.settled() && !s.active()).map(StepRun::id).toList();
    return new RunEvent.FallbackBegun(to, phase, why, closed, leftOut);
  }

  private Phase target(RunState state) {
    return state.plan().phases().get(phase);
  }

  /** Steps that would run. */
  public Stream<StepId> running() {
    return steps.stream().filter(s -> !leftOut.contains(s));
  }
}
