package rollcall.plans.run;

import java.time.Duration;
import java.util.stream.Stream;
import rollcall.plans.model.Phase;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Step;

/**
 * What this run itself has measured, of what is still to come: data that took longer to save take
 * longer to put back. A step of a way back that undoes a change of data takes as much longer than
 * was thought as the making of the restore point did. What went faster promises nothing.
 */
final class Tonight {
  /** In percent; less than that is no news. */
  private static final int LEAST = 110;

  private final RunState state;

  Tonight(RunState state) {
    this.state = state;
  }

  Estimate of(StepRun run) {
    var thought = state.opening().estimate(run.step());
    var graph = state.steps().graph();
    var phase = graph.phase(graph.ordinal(run.id()));
    return phase.kind() == Phase.Kind.FALLBACK && putsDataBack(run.step())
        ? phase.to().map(point -> thought.tonight(percent(point))).orElse(thought)
        : thought;
  }

  private boolean putsDataBack(Step step) {
    return step.effects().undoes().stream().map(state::step)
        .anyMatch(s -> s.step().effects().changesData());
  }

  private int percent(RestorePoint point) {
    var thought = sum(measured(point).map(s -> state.opening().estimate(s.step()).takes()));
    var worked = sum(measured(point).flatMap(s -> s.worked().stream()));
    var percent = thought.isZero()
        ? Estimate.AS_EXPECTED
        : (int) worked.multipliedBy(Estimate.AS_EXPECTED).dividedBy(thought);
    return percent < LEAST ? Estimate.AS_EXPECTED : percent;
  }

  private Stream<StepRun> measured(RestorePoint point) {
    return state.steps().graph().makersOf(point).mapToObj(state.steps()::at)
        .filter(s -> s.worked().isPresent())
        .filter(s -> state.opening().estimate(s.step()).known());
  }

  private static Duration sum(Stream<Duration> all) {
    return all.reduce(Duration.ZERO, Duration::plus);
  }
}
