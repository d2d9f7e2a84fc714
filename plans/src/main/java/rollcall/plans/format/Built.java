package rollcall.plans.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
      PlanKeys.ROLES, PlanKeys.HOSTS, PlanKeys.VARIABLES, PlanKeys.REMIND, PlanKeys.RESERVE,
      PlanKeys.APPROVAL,
      PlanKeys.PHASES);
  /** Kinds of work that are shown only. */
  static final Set<Key<?>> WORK_BEYOND = Set.of(StepKeys.HTTP, StepKeys.MAIL);
  private static final Set<Key<?>> STEP = StepKeys.fields().keys().stream()
      .filter(key -> !WORK_BEYOND.contains(key)).collect(Collectors.toUnmodifiableSet());
  private static final Set<Key<?>> RUN = Set.of(RunKeys.SSH, RunKeys.HOSTS, RunKeys.AS,
      RunKeys.ORDER, RunKeys.LIMIT, RunKeys.EXPECT, RunKeys.OUTCOMES, RunKeys.RERUN,
      RunKeys.BY_ITSELF, RunKeys.ON_FALLBACK, RunKeys.BACKGROUND);
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
    StepKeys.all(phase.need(PlanKeys.PHASE_STEPS)).forEach(this::step);
  }

  private void step(Fields step) {
    others(StepKeys.fields().keys(), STEP, step);
    step.get(StepKeys.RUN).ifPresent(this::run);
    step.get(StepKeys.CHECK).orElse(List.of())
        .forEach(check -> check.get(CheckKeys.RUN).ifPresent(this::run));
  }

  private void run(Fields run) {
    others(RunKeys.fields().keys(), RUN, run);
    run.get(RunKeys.ORDER).filter(order -> !ORDERS.contains(order))
        .ifPresent(_ -> add(run, RunKeys.ORDER));
  }

  private void others(List<Key<?>> keys, Set<Key<?>> built, Fields fields) {
    keys.stream().filter(key -> fields.has(key) && !built.contains(key))
        .forEach(key -> add(fields, key));
  }

  private void add(Fields fields, Key<?> key) {
    beyond.add(new Unbuilt(key.name(), fields.at(key).line()));
  }
}
