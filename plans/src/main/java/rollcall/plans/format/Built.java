package rollcall.plans.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan.Unbuilt;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;

/**
 * What this version runs of the language, in one place. All else loads and is shown; opening a run
 * of it names the key and refuses, so that nothing is half run.
 */
final class Built {
  private static final Set<Key<?>> PLAN = Set.of(PlanKeys.VERSION, PlanKeys.ID, PlanKeys.TITLE,
      PlanKeys.ENVIRONMENTS,
      PlanKeys.CHANGE, PlanKeys.DATE, PlanKeys.ZONE, PlanKeys.WINDOW, PlanKeys.LATEST_END,
      PlanKeys.START, PlanKeys.CHANNELS, PlanKeys.LEAD, PlanKeys.DEPUTIES, PlanKeys.PEOPLE,
      PlanKeys.ROLES, PlanKeys.HOSTS, PlanKeys.VARIABLES, PlanKeys.REMIND, PlanKeys.PHASES);
  private static final Set<Phase.Kind> KINDS = Set.of(Phase.Kind.BEFORE, Phase.Kind.RELEASE,
      Phase.Kind.FALLBACK);
  private static final Set<Key<?>> STEP = Set.of(StepKeys.TITLE, StepKeys.ID, StepKeys.DETAILS,
      StepKeys.ITEMS, StepKeys.OWNER, StepKeys.DEPUTY, StepKeys.AT, StepKeys.NOT_BEFORE,
      StepKeys.TAKES, StepKeys.NEEDS, StepKeys.ALONGSIDE, StepKeys.RUN, StepKeys.CHANGES_DATA,
      StepKeys.RESTORE_POINT, StepKeys.NO_WAY_BACK, StepKeys.USERS, StepKeys.UNDOES,
      StepKeys.RECORDS, StepKeys.IF_FAILS, StepKeys.NUMBER, StepKeys.SOURCE);
  private static final Set<Key<?>> RUN = Set.of(RunKeys.SSH, RunKeys.HOSTS, RunKeys.AS,
      RunKeys.ORDER, RunKeys.LIMIT, RunKeys.EXPECT);

  /** Keys that are run with one value only: the one that is their default. */
  private static final Map<Key<String>, String> ONLY = Map.of(StepKeys.IF_FAILS, "halt");
  private static final Set<RunKeys.OrderWords> ORDERS = Set.of(
      new RunKeys.OrderWords.Plain(RunKeys.ONE_BY_ONE),
      new RunKeys.OrderWords.Plain(RunKeys.ALL_AT_ONCE));

  private final List<Unbuilt> beyond = new ArrayList<>();

  private Built() {}

  /** What {@code plan} asks for beyond this version, in the order of the file. */
  static List<Unbuilt> beyond(Fields plan) {
    var found = new Built();
    found.others(PlanKeys.PLAN.keys(), PLAN, plan);
    plan.need(PlanKeys.PHASES).forEach(found::phase);
    return found.beyond.stream().sorted(Comparator.comparingInt(Unbuilt::line)).toList();
  }

  /** Whether the command of a step is one that this version runs. */
  static boolean runs(Fields command) {
    var found = new Built();
    found.run(command);
    return found.beyond.isEmpty();
  }

  private void phase(Fields phase) {
    phase.get(PlanKeys.KIND).filter(kind -> !KINDS.contains(kind))
        .ifPresent(_ -> add(phase, PlanKeys.KIND));
    phase.need(PlanKeys.PHASE_STEPS).forEach(this::step);
  }

  private void step(Fields step) {
    others(StepKeys.fields().keys(), STEP, step);
    ONLY.forEach((key, value) -> step.get(key).filter(v -> !v.equals(value))
        .ifPresent(_ -> add(step, key)));
    step.get(StepKeys.RUN).ifPresent(this::run);
  }

  private void run(Fields run) {
    others(RunKeys.fields().keys(), RUN, run);
    run.get(RunKeys.ORDER).filter(order -> !ORDERS.contains(order))
        .ifPresent(_ -> add(run, RunKeys.ORDER));
    run.get(RunKeys.EXPECT).filter(Built::beyondExitZero)
        .ifPresent(_ -> add(run, RunKeys.EXPECT));
  }

  private static boolean beyondExitZero(Fields expected) {
    return expected.has(RunKeys.OUTPUT)
        || expected.get(RunKeys.EXIT).filter(n -> n != 0).isPresent();
  }

  private void others(List<Key<?>> keys, Set<Key<?>> built, Fields fields) {
    keys.stream().filter(key -> fields.has(key) && !built.contains(key))
        .forEach(key -> add(fields, key));
  }

  private void add(Fields fields, Key<?> key) {
    beyond.add(new Unbuilt(key.name(), fields.at(key).line()));
  }
}
