package rollcall.plans.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.plans.model.Environment;
import rollcall.plans.model.StepId;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Reading;

/**
 * A plan file as it holds in one environment: its keys, each where it stands there, and the steps
 * that are left out.
 */
record Setting(Environment environment, Fields plan, Set<StepId> skip) {
  private static final List<Key<?>> REPLACED = List.of(PlanKeys.DATE, PlanKeys.ZONE,
      PlanKeys.WINDOW, PlanKeys.START, PlanKeys.CHANNELS, PlanKeys.LEAD);

  /** The file as it stands. */
  static Setting live(Fields plan) {
    return new Setting(Environment.LIVE, plan, Set.of());
  }

  /** The file with what {@code environment} says, {@code own}, in the place of what live says. */
  static Setting of(Environment environment, Fields plan, Fields own, Reading reading) {
    checkNames(plan, own, reading);
    var fields = own.has(PlanKeys.WINDOW) ? withoutTimesOfLive(plan) : plan;
    for (var key : REPLACED) {
      fields = replaced(fields, own, key);
    }
    fields = byName(fields, own, PlanKeys.HOSTS);
    fields = byName(fields, own, PlanKeys.PEOPLE);
    fields = byName(fields, own, PlanKeys.ROLES);
    return new Setting(environment, variables(fields, own, reading),
        Set.copyOf(own.get(PlanKeys.SKIP).orElse(List.of())));
  }

  /** The steps that are left out, each with all below it. */
  Set<StepId> skipped(List<Draft.OfPhase> phases) {
    return phases.stream().flatMap(Draft.OfPhase::all).filter(step -> skip.contains(step.id()))
        .flatMap(Draft::all).map(Draft::id).collect(Collectors.toUnmodifiableSet());
  }

  /** A start and an agreed end belong to the window that they were said for. */
  private static Fields withoutTimesOfLive(Fields plan) {
    return plan.without(PlanKeys.START).without(PlanKeys.LATEST_END);
  }

  private static <V> Fields replaced(Fields plan, Fields own, Key<V> key) {
    return own.get(key).map(value -> plan.with(key, value, own.at(key))).orElse(plan);
  }

  private static <K, V> Fields byName(Fields plan, Fields own, Key<Map<K, V>> key) {
    return own.get(key).map(named -> {
      Map<K, V> all = new LinkedHashMap<>(plan.get(key).orElse(Map.of()));
      all.putAll(named);
      return plan.with(key, all, own.at(key));
    }).orElse(plan);
  }

  private static Fields variables(Fields plan, Fields own, Reading reading) {
    return own.get(PlanKeys.VARIABLES).map(named -> {
      var all = new LinkedHashMap<>(plan.get(PlanKeys.VARIABLES).orElse(Map.of()));
      named.forEach((name, variable) -> all.computeIfPresent(name,
          (_, before) -> variable(before, variable, reading)));
      return plan.with(PlanKeys.VARIABLES, all, own.at(PlanKeys.VARIABLES));
    }).orElse(plan);
  }

  /** What the environment does not say of a variable stays: its pattern, and that it is secret. */
  private static Fields variable(Fields before, Fields own, Reading reading) {
    var value = replaced(before, own, PlanKeys.VALUE);
    var all = replaced(replaced(value, own, PlanKeys.PATTERN), own, PlanKeys.SECRET);
    PlanKeys.ownPattern(all)
        .ifPresent(message -> reading.problem(own.at(PlanKeys.VALUE), message));
    return all;
  }

  /** People may be new in an environment, but a name means one thing in a file. */
  private static void checkNames(Fields plan, Fields own, Reading reading) {
    var roles = plan.get(PlanKeys.ROLES).orElse(Map.of()).keySet();
    own.get(PlanKeys.PEOPLE).orElse(Map.of()).keySet().stream()
        .filter(person -> roles.contains(person.value()))
        .forEach(person -> reading.problem(own.at(PlanKeys.PEOPLE),
            "`" + person + "` is a role or team of the plan and can be no person"));
  }
}
