package rollcall.plans.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.shape.Reading;

/**
 * Writes out what each step needs: the group before it, the phase before it, what the step needs
 * that it is part of, or what it says itself; a step with sub-steps needs those too. Names the
 * circle where needs lead back to their step.
 */
final class Order {
  private final Reading reading;
  /** In the order of the file. */
  private final Map<StepId, Draft> drafts = new LinkedHashMap<>();
  private final Map<StepId, Draft.Way> ways = new HashMap<>();
  private final Map<Draft.Way, Set<StepId>> ends = new HashMap<>();
  /** What has to be settled before a step or the first of its parts may be called. */
  private final Map<StepId, Set<StepId>> entries = new LinkedHashMap<>();

  private Order(List<Draft.OfPhase> phases, Reading reading) {
    this.reading = reading;
    for (var phase : phases) {
      phase.all().forEach(step -> drafts.put(step.id(), step));
      phase.all().forEach(step -> ways.put(step.id(), phase.way()));
    }
  }

  /** What each step needs, in the order of the file. */
  static Map<StepId, Set<StepId>> needs(List<Draft.OfPhase> phases, Reading reading) {
    var order = new Order(phases, reading);
    phases.forEach(order::checkWays);
    order.checkSkips();
    phases.forEach(order::phase);
    var needs = order.needs();
    new Circle(needs).find().ifPresent(order::tell);
    return needs;
  }

  private Map<StepId, Set<StepId>> needs() {
    Map<StepId, Set<StepId>> needs = new LinkedHashMap<>();
    entries.forEach((step, entry) -> {
      var all = new LinkedHashSet<>(entry);
      known(drafts, step).steps().forEach(part -> all.add(part.id()));
      needs.put(step, all);
    });
    return needs;
  }

  /** What the map must have: every step of the file is in it, and unknown ones were refused. */
  private static <V> V known(Map<StepId, V> map, StepId step) {
    return Optional.ofNullable(map.get(step)).orElseThrow();
  }

  private void tell(List<StepId> circle) {
    var at = known(drafts, circle.getFirst()).fields();
    reading.problem(at.at(StepKeys.NEEDS), "the steps wait for each other in a circle: "
        + circle.stream().map(StepId::value).collect(Collectors.joining(" -> ")));
  }

  /** A step waits only for steps of its own way: those of another may never run. */
  private void checkWays(Draft.OfPhase phase) {
    phase.all().forEach(step -> {
      for (var need : step.fields().get(StepKeys.NEEDS).orElse(List.of())) {
        if (!phase.way().equals(ways.get(need))) {
          reading.problem(step.fields().at(StepKeys.NEEDS),
              "`" + need + "` does not run on the same way: " + (phase.isFallback()
                  ? "a fallback's steps wait for steps of that fallback only"
                  : "a step of a fallback runs only when there is no way forward"));
        }
      }
    });
  }

  /** A no-go goes on with what lies ahead: what was called before it cannot be passed over. */
  private void checkSkips() {
    var before = new HashSet<StepId>();
    drafts.values().forEach(step -> {
      before.add(step.id());
      step.fields().get(StepKeys.GATE).ifPresent(gate -> gate.get(OtherWork.IF_NO_GO)
          .filter(answer -> answer instanceof Work.IfNoGo.SkipTo to && (before.contains(to.step())
              || !known(ways, step.id()).equals(ways.get(to.step()))))
          .ifPresent(_ -> reading.problem(gate.at(OtherWork.IF_NO_GO),
              "`skip-to` goes on with a later step of the same way")));
    });
  }

  private void phase(Draft.OfPhase phase) {
    list(phase.steps(), ends.getOrDefault(phase.way(), Set.of()), false);
    ends.put(phase.way(), ends(phase));
  }

  /** The steps of one list; parts wait for {@code first} whatever else they need. */
  private void list(List<Draft> steps, Set<StepId> first, boolean parts) {
    var groups = groups(steps);
    for (int i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      var entry = new LinkedHashSet<>(own(step).orElse(usual(i, steps, groups, first)));
      if (parts) {
        entry.addAll(first);
      }
      entries.put(step.id(), entry);
      list(step.steps(), entry, true);
    }
  }

  private static Optional<Set<StepId>> own(Draft step) {
    return step.fields().get(StepKeys.NEEDS).map(LinkedHashSet::new);
  }

  /** What a step needs that says nothing: as the first of its group does. */
  private Set<StepId> usual(int place, List<Draft> steps, Map<StepId, Group> groups,
      Set<StepId> first) {
    var group = known(groups, steps.get(place).id());
    if (!group.first().equals(steps.get(place).id())) {
      return known(entries, group.first());
    }
    return place == 0 ? first : known(groups, steps.get(place - 1).id()).members();
  }

  /** Those steps of a phase that no other of it waits for. */
  private Set<StepId> ends(Draft.OfPhase phase) {
    Set<StepId> ends = new LinkedHashSet<>();
    phase.steps().forEach(step -> ends.add(step.id()));
    phase.steps().forEach(step -> ends.removeAll(known(entries, step.id())));
    return ends;
  }

  /** A step with all that are alongside it. */
  private record Group(StepId first, Set<StepId> members) {}

  private Map<StepId, Group> groups(List<Draft> steps) {
    Map<StepId, Group> groups = new HashMap<>();
    Optional<Draft> before = Optional.empty();
    for (var step : steps) {
      var joined = joined(step, before, groups);
      var group = joined.orElseGet(() -> new Group(step.id(), new HashSet<>()));
      group.members().add(step.id());
      groups.put(step.id(), group);
      before = Optional.of(step);
    }
    return groups;
  }

  private Optional<Group> joined(Draft step, Optional<Draft> before, Map<StepId, Group> groups) {
    return step.fields().get(StepKeys.ALONGSIDE).flatMap(alongside -> {
      var beside = switch (alongside) {
        case Alongside.StepBefore _ -> before.map(Draft::id);
        case Alongside.Of of -> Optional.of(of.step());
      };
      var group = beside.map(groups::get);
      if (group.isEmpty()) {
        reading.problem(step.fields().at(StepKeys.ALONGSIDE),
            "a step goes on alongside an earlier step of the same list, and none is it");
      }
      return group;
    });
  }

  /** Looks for a circle among needs. */
  private static final class Circle {
    private final Map<StepId, Set<StepId>> needs;
    private final Set<StepId> clear = new HashSet<>();
    private final Set<StepId> path = new LinkedHashSet<>();

    private Circle(Map<StepId, Set<StepId>> needs) {
      this.needs = needs;
    }

    private Optional<List<StepId>> find() {
      return needs.keySet().stream().map(this::from).flatMap(Optional::stream).findFirst();
    }

    /** At most as deep as there are steps. */
    private Optional<List<StepId>> from(StepId step) {
      if (clear.contains(step)) {
        return Optional.empty();
      }
      if (!path.add(step)) {
        var circle = new ArrayList<>(path.stream().dropWhile(s -> !s.equals(step)).toList());
        circle.add(step);
        return Optional.of(circle);
      }
      for (var need : known(needs, step)) {
        var found = from(need);
        if (found.isPresent()) {
          return found;
        }
      }
      path.remove(step);
      clear.add(step);
      return Optional.empty();
    }
  }
}
