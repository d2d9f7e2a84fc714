package rollcall.plans.run;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import rollcall.plans.model.StepGraph;

/**
 * How far a run has come: which steps are free, that is unsettled, and begun or with nothing
 * unsettled before them, near or far. Far counts: a step that is skipped ahead of its time, left
 * out of a fallback or done anew lets nothing past what is still open before it. Only what a change
 * reaches is worked out anew.
 */
final class Frontier {
  private final int[] free;
  /** Passed by what follows, with everything before them. */
  private final BitSet passed;

  private Frontier(int[] free, BitSet passed) {
    this.free = free;
    this.passed = passed;
  }

  static Frontier of(StepGraph graph, StepRun[] runs) {
    return new Frontier(new int[0], new BitSet(runs.length)).moved(graph, runs,
        IntStream.range(0, runs.length).toArray());
  }

  /** By their place, in written order. */
  IntStream free() {
    return Arrays.stream(free);
  }

  /** After a change of the steps at {@code changed}; this one where that opens and closes none. */
  Frontier moved(StepGraph graph, StepRun[] now, int... changed) {
    if (holds(graph, now, changed)) {
      return this;
    }
    var next = (BitSet) passed.clone();
    var near = new BitSet(now.length);
    for (int i : free) {
      near.set(i);
    }
    var open = new ArrayDeque<Integer>();
    for (int i : changed) {
      near.set(i);
      open.add(i);
    }
    while (!open.isEmpty()) {
      int i = open.remove();
      var passes = passes(i, graph, now, next);
      if (passes != next.get(i)) {
        next.set(i, passes);
        graph.followers(i).peek(near::set).forEach(open::add);
      }
    }
    return new Frontier(near.stream().filter(i -> isFree(i, graph, now, next)).toArray(), next);
  }

  private boolean holds(StepGraph graph, StepRun[] now, int... changed) {
    for (int i : changed) {
      if (passes(i, graph, now, passed) != passed.get(i)
          || isFree(i, graph, now, passed) != Arrays.binarySearch(free, i) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean passes(int i, StepGraph graph, StepRun[] now, BitSet passed) {
    return now[i].passes() && graph.needsOnly(i, passed);
  }

  private static boolean isFree(int i, StepGraph graph, StepRun[] now, BitSet passed) {
    return !now[i].settled()
        && (begun(now[i]) || graph.needsOnly(i, passed));
  }

  private static boolean begun(StepRun run) {
    return !(run.status() instanceof StepStatus.Waiting);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frontier f && Arrays.equals(free, f.free) && passed.equals(f.passed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(free);
  }
}
