package rollcall.plans.run;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.model.Plan;
import rollcall.plans.model.StepGraph;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;

/**
 * All steps of a run by their place in the plan, and how far the run has come among them. A change
 * copies one array of references, whatever the plan's size.
 */
public final class Steps {
  private final StepGraph graph;
  private final StepRun[] runs;
  private final Frontier frontier;
  private final int[] active;
  private final Set<StepNumber> gone;

  private Steps(StepGraph graph, StepRun[] runs, Frontier frontier, int[] active,
      Set<StepNumber> gone) {
    this.graph = graph;
    this.runs = runs;
    this.frontier = frontier;
    this.active = active;
    this.gone = gone;
  }

  static Steps of(Plan plan) {
    var graph = new StepGraph(plan);
    var runs = plan.steps().map(StepRun::of).toArray(StepRun[]::new);
    return new Steps(graph, runs, Frontier.of(graph, runs), new int[0], Set.of());
  }

  /** The same runs of the steps of a newer revision; what is new in it waits. */
  Steps amended(Plan plan) {
    var next = new StepGraph(plan);
    var now = plan.steps().map(step -> graph.find(step.id()).map(this::at)
        .map(run -> run.amended(step)).orElseGet(() -> StepRun.of(step))).toArray(StepRun[]::new);
    var all = IntStream.range(0, now.length);
    return new Steps(next, now, Frontier.of(next, now),
        all.filter(i -> now[i].active()).toArray(), goneBy(next));
  }

  private Set<StepNumber> goneBy(StepGraph next) {
    return Stream.concat(gone.stream(), stream().filter(run -> next.find(run.id()).isEmpty())
        .map(run -> run.step().number())).collect(Collectors.toUnmodifiableSet());
  }

  /** The numbers of steps that an amendment took away: no other step gets them. */
  Set<StepNumber> gone() {
    return gone;
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
    return frontier.free();
  }

  /** Steps whose command may still do something, or whose outcome is still to be drawn. */
  Stream<StepRun> active() {
    return Arrays.stream(active).mapToObj(this::at);
  }

  Steps with(StepRun run) {
    var ordinal = graph.ordinal(run.id());
    var copy = runs.clone();
    copy[ordinal] = run;
    return new Steps(graph, copy, frontier.moved(graph, copy, ordinal), activated(copy, ordinal),
        gone);
  }

  /** Several at once, with one copy. */
  Steps with(List<StepRun> changed) {
    var copy = runs.clone();
    changed.forEach(run -> copy[graph.ordinal(run.id())] = run);
    var ordinals = changed.stream().mapToInt(r -> graph.ordinal(r.id())).toArray();
    return new Steps(graph, copy, frontier.moved(graph, copy, ordinals),
        activated(copy, ordinals), gone);
  }

  /** Mostly nothing is active, nor becomes it. */
  private int[] activated(StepRun[] now, int... changed) {
    return active.length == 0 && Arrays.stream(changed).noneMatch(i -> now[i].active())
        ? active
        : IntStream.concat(Arrays.stream(active), Arrays.stream(changed))
            .filter(i -> now[i].active()).distinct().sorted().toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Steps s && Arrays.equals(runs, s.runs)
        && frontier.equals(s.frontier) && Arrays.equals(active, s.active)
        && gone.equals(s.gone);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(runs);
  }
}
