package rollcall.plans.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.StepId;

/** Where in a document the steps of a plan come from, in the order of the plan. */
record Origins(List<Origin> steps) {
  Origins {
    steps = List.copyOf(steps);
  }

  /** Of one step; what its file does not say is empty. */
  record Origin(StepId step, Optional<Integer> line, Optional<String> quote) {
    private Optional<List<Object>> whole() {
      return line.flatMap(l -> quote.map(q -> List.of(l, q)));
    }

    private boolean mayBe(Origin other) {
      return quote.isEmpty() || other.quote.isEmpty() || quote.equals(other.quote);
    }
  }

  static Origins of(Stream<Draft> steps) {
    return new Origins(steps.map(step -> {
      var source = step.fields().get(PlanKeys.SOURCE);
      return new Origin(step.id(), source.flatMap(s -> s.get(OtherWork.LINE)),
          source.flatMap(s -> s.get(OtherWork.QUOTE)));
    }).toList());
  }

  /**
   * What steps that come from the same words of a document are called in {@code other}, or from the
   * same line where one of the two does not quote it. A step whose id is in both is itself.
   */
  Map<StepId, StepId> calledIn(Origins other) {
    var pairs = new Pairs(ids(), other.ids());
    pairs.add(steps, other.steps, Origin::whole);
    pairs.add(steps, other.steps, Origin::quote);
    pairs.add(steps, other.steps, Origin::line);
    return pairs.found;
  }

  private Set<StepId> ids() {
    return steps.stream().map(Origin::step).collect(Collectors.toSet());
  }

  private static final class Pairs {
    private final Map<StepId, StepId> found = new LinkedHashMap<>();
    private final Set<StepId> taken;

    Pairs(Set<StepId> before, Set<StepId> after) {
      this.taken = new HashSet<>(before);
      taken.retainAll(after);
    }

    /** The first with the next that says the same, one after the other. */
    void add(List<Origin> before, List<Origin> after, Function<Origin, Optional<?>> said) {
      var free = new HashMap<Object, Deque<Origin>>();
      after.stream().filter(o -> !taken.contains(o.step())).forEach(o -> said.apply(o)
          .ifPresent(what -> free.computeIfAbsent(what, _ -> new ArrayDeque<>()).add(o)));
      before.stream().filter(o -> !taken.contains(o.step()))
          .forEach(o -> said.apply(o).flatMap(what -> Optional.ofNullable(free.get(what)))
              .ifPresent(same -> pair(o, same)));
    }

    private void pair(Origin before, Deque<Origin> same) {
      var after = same.peek();
      if (after == null || !before.mayBe(after)) {
        return;
      }
      same.remove();
      found.put(before.step(), after.step());
      taken.add(before.step());
      taken.add(after.step());
    }
  }
}
