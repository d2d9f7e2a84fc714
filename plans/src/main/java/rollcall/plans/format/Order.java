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
import rollcall.plans.shape.Reading;

/**
 * Writes out what each top-level step needs: the group before it, the phase before it, or what it
 * says itself; and names the circle where needs lead back to their step.
 */
final class Order {
  private final Reading reading;
  private final Map<StepId, Draft> tops = new HashMap<>();
  private final Map<StepId, Draft.Way> ways = new HashMap<>();
  private final Map<Draft.Way, Set<StepId>> ends = new HashMap<>();
  private final Map<StepId, Set<StepId>> needs = new LinkedHashMap<>();

  private Order(List<Draft.OfPhase> phases, Reading reading) {
    this.reading = reading;
    for (var phase : phases) {
      for (var top : phase.steps()) {
        top.all().forEach(step -> tops.put(step.id(), top));
        top.all().forEach(step -> ways.put(step.id(), phase.way()));
      }
    }
  }

  /** What each top-level step needs, in the order of the file. */
  static Map<StepId, Set<StepId>> needs(List<Draft.OfPhase> phases, Reading reading) {
    var order = new Order(phases, reading);
    phases.forEach(order::checkWays);
    phases.forEach(order::phase);
    new Circle(order.needs).find().ifPresent(order::tell);
    return order.needs;
  }

  private Draft top(StepId step) {
    return known(tops, step);
  }

  /** What the map must have: every step of the file is in it, and unknown ones were refused. */
  private static <V> V known(Map<StepId, V> map, StepId step) {
    return Optional.ofNullable(map.get(step)).orElseThrow();
  }

  private void tell(List<StepId> circle) {
    var at = top(circle.getFirst()).fields();
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

  private void phase(Draft.OfPhase phase) {
    var groups = groups(phase.steps());
    phase.all().forEach(step -> groups(step.steps()));
    for (int i = 0; i < phase.steps().size(); i++) {
      var step = phase.steps().get(i);
      int place = i;
      needs.put(step.id(), new LinkedHashSet<>(own(step)
          .orElseGet(() -> usual(place, groups, phase))));
      step.steps().stream().flatMap(Draft::all).forEach(sub -> own(sub)
          .ifPresent(more -> more.stream().filter(n -> !n.equals(step.id()))
              .forEach(known(needs, step.id())::add)));
    }
    ends.put(phase.way(), ends(phase));
  }

  private Optional<Set<StepId>> own(Draft step) {
    return step.fields().get(StepKeys.NEEDS).map(written -> written.stream()
        .map(need -> top(need).id()).collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** What a step needs that says nothing: as the first of its group does. */
  private Set<StepId> usual(int place, Map<StepId, Group> groups, Draft.OfPhase phase) {
    var step = phase.steps().get(place);
    var group = known(groups, step.id());
    if (!group.first().equals(step.id())) {
      return known(needs, group.first());
    }
    return place == 0
        ? ends.getOrDefault(phase.way(), Set.of())
        : known(groups, phase.steps().get(place - 1).id()).members();
  }

  /** Those steps of a phase that no other of it waits for. */
  private Set<StepId> ends(Draft.OfPhase phase) {
    Set<StepId> ends = new LinkedHashSet<>();
    phase.steps().forEach(step -> ends.add(step.id()));
    phase.steps().forEach(step -> ends.removeAll(known(needs, step.id())));
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
