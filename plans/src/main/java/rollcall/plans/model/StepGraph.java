package rollcall.plans.model;

import java.util.BitSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who follows whom in a plan, by ordinal: a step's place among all steps of the file. Made once a
 * run, so that a decision on a plan of 2,000 steps touches only the steps that it concerns.
 */
public final class StepGraph {
  private final List<Step> steps;
  private final List<Phase> phases;
  private final Map<StepId, Integer> ordinals = new HashMap<>();
  private final Map<StepNumber, Integer> numbers = new HashMap<>();
  private final Map<RestorePoint, List<Integer>> makers = new HashMap<>();
  private final Set<PersonId> owners;
  private final int[] timedGates;
  private final int[][] needs;
  private final int[][] followers;
  private final int[][] parts;

  public StepGraph(Plan plan) {
    this.steps = plan.steps().toList();
    this.phases = plan.phases().stream().flatMap(p -> p.steps().stream().map(_ -> p)).toList();
    for (int i = 0; i < steps.size(); i++) {
      ordinals.put(steps.get(i).id(), i);
      numbers.put(steps.get(i).number(), i);
      int place = i;
      steps.get(i).effects().restorePoint()
          .ifPresent(p -> makers.computeIfAbsent(p, _ -> new ArrayList<>()).add(place));
    }
    this.owners = plan.phases(Phase.Kind.RELEASE).flatMap(p -> p.steps().stream())
        .flatMap(s -> s.owners().people().stream()).collect(Collectors.toUnmodifiableSet());
    this.timedGates = IntStream.range(0, steps.size()).filter(i -> isTimedGate(steps.get(i)))
        .toArray();
    this.needs = steps.stream().map(this::needsOf).toArray(int[][]::new);
    this.followers = turnedAround(needs);
    this.parts = steps.stream()
        .map(s -> s.work() instanceof Work.Parts ? partsOf(s) : new int[0]).toArray(int[][]::new);
  }

  public int size() {
    return steps.size();
  }

  public Step step(int ordinal) {
    return steps.get(ordinal);
  }

  public Phase phase(int ordinal) {
    return phases.get(ordinal);
  }

  /** The place of a step of this plan; a foreign id is a bug. */
  public int ordinal(StepId id) {
    return Optional.ofNullable(ordinals.get(id)).orElseThrow();
  }

  /** The place of a step, where the plan has it. */
  public Optional<Integer> find(StepId id) {
    return Optional.ofNullable(ordinals.get(id));
  }

  public Optional<StepId> numbered(StepNumber number) {
    return Optional.ofNullable(numbers.get(number)).map(i -> steps.get(i).id());
  }

  public IntStream needs(int ordinal) {
    return Arrays.stream(needs[ordinal]);
  }

  /** Whether everything that a step needs is among {@code those}. */
  public boolean needsOnly(int ordinal, BitSet those) {
    for (int need : needs[ordinal]) {
      if (!those.get(need)) {
        return false;
      }
    }
    return true;
  }

  public IntStream followers(int ordinal) {
    return Arrays.stream(followers[ordinal]);
  }

  /** The steps that make a restore point, by their place. */
  public IntStream makersOf(RestorePoint point) {
    return makers.getOrDefault(point, List.of()).stream().mapToInt(i -> i);
  }

  /** Who owns a step of the release, as it is planned. */
  public Set<PersonId> owners() {
    return owners;
  }

  /** Decisions with a time of their own, by their place. */
  public IntStream timedGates() {
    return Arrays.stream(timedGates);
  }

  private static boolean isTimedGate(Step step) {
    return step.work() instanceof Work.Gate && step.timing().at().isPresent();
  }

  /** The direct sub-steps, by their place. */
  public IntStream parts(int ordinal) {
    return Arrays.stream(parts[ordinal]);
  }

  private int[] partsOf(Step whole) {
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).terms().partOf().filter(whole.id()::equals).isPresent())
        .toArray();
  }

  private int[] needsOf(Step step) {
    return step.needs().stream().mapToInt(this::ordinal).sorted().toArray();
  }

  private static int[][] turnedAround(int[][] needs) {
    var lists = new ArrayList<List<Integer>>();
    for (int i = 0; i < needs.length; i++) {
      lists.add(new ArrayList<>());
    }
    for (int i = 0; i < needs.length; i++) {
      for (int need : needs[i]) {
        lists.get(need).add(i);
      }
    }
    return lists.stream().map(l -> l.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new);
  }
}
