package rollcall.plans.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.model.Plan;
import rollcall.plans.model.StepGraph;
import rollcall.plans.model.StepId;

/**
 * All steps of a run by their place in the plan, and which of them are free: unsettled, and begun
 * or with nothing unsettled before them. A change copies one array of references, whatever the
 * plan's size.
 */
public final class Steps {
  private final StepGraph graph;
  private final StepRun[] runs;
  private final int[] free;
  private final int[] active;

  private Steps(StepGraph graph, StepRun[] runs, int[] free, int[] active) {
    this.graph = graph;
    this.runs = runs;
    this.free = free;
    this.active = active;
  }

  static Steps of(Plan plan) {
    var graph = new StepGraph(plan);
    var runs = plan.steps().map(StepRun::of).toArray(StepRun[]::new);
    return new Steps(graph, runs, free(graph, runs, IntStream.range(0, runs.length)),
        new int[0]);
  }

  public StepGraph graph() {
    return graph;
  }

  StepRun at(int ordinal) {
    return runs[ordinal];
  }

  StepRun of(StepId id) {
    return runs[graph.ordinal(id)];
  }

  public Stream<StepRun> stream() {
    return Arrays.stream(runs);
  }

  /** Free steps by their place, in written order. */
  IntStream free() {
    return Arrays.stream(free);
  }

  /** Steps whose command may still do something, or whose outcome is still to be drawn. */
  Stream<StepRun> active() {
    return Arrays.stream(active).mapToObj(this::at);
  }

  Steps with(StepRun run) {
    var ordinal = graph.ordinal(run.id());
    var copy = runs.clone();
    copy[ordinal] = run;
    var same = runs[ordinal].status().settled() == run.status().settled()
        && begun(runs[ordinal]) == begun(run);
    var nowFree = same ? free : freed(copy, IntStream.of(ordinal));
    return new Steps(graph, copy, nowFree, activated(copy, IntStream.of(ordinal)));
  }

  /** Several at once, with one copy. */
  Steps with(List<StepRun> changed) {
    var copy = runs.clone();
    changed.forEach(run -> copy[graph.ordinal(run.id())] = run);
    var ordinals = changed.stream().mapToInt(r -> graph.ordinal(r.id())).toArray();
    return new Steps(graph, copy, freed(copy, Arrays.stream(ordinals)),
        activated(copy, Arrays.stream(ordinals)));
  }

  private int[] activated(StepRun[] now, IntStream changed) {
    return IntStream.concat(Arrays.stream(active), changed).filter(i -> now[i].active()).distinct()
        .sorted().toArray();
  }

  private int[] freed(StepRun[] now, IntStream changed) {
    var near = changed.flatMap(i -> IntStream.concat(IntStream.of(i), graph.followers(i)));
    return free(graph, now, IntStream.concat(free(), near).distinct().sorted());
  }

  private static int[] free(StepGraph graph, StepRun[] now, IntStream candidates) {
    return candidates.filter(i -> !now[i].status().settled())
        .filter(i -> begun(now[i]) || graph.needs(i).allMatch(n -> now[n].status().settled()))
        .toArray();
  }

  private static boolean begun(StepRun run) {
    return !(run.status() instanceof StepStatus.Waiting);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Steps s && Arrays.equals(runs, s.runs) && Arrays.equals(free, s.free);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(runs);
  }
}
