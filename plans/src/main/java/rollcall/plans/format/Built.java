package rollcall.plans.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Plan.Unbuilt;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;

/**
 * What this version runs of the language: every key that has its behaviour, and no other. All else
 * loads and is shown; opening a run of it names the key and refuses, so that nothing is half run. A
 * new key, wherever it stands, is refused until it is named here.
 */
final class Built {
  private static final List<Key<?>> PLAN = List.of(PlanKeys.VERSION, PlanKeys.ID, PlanKeys.TITLE,
      PlanKeys.CHANGE, PlanKeys.DATE, PlanKeys.ZONE, PlanKeys.WINDOW, PlanKeys.LATEST_END,
      PlanKeys.LATEST_AT, PlanKeys.LATEST_AGREED, PlanKeys.START, PlanKeys.CHANNELS,
      PlanKeys.QUIET_CHANNELS,
      PlanKeys.LEAD, PlanKeys.DEPUTIES, PlanKeys.PEOPLE, PlanKeys.ROLES, PlanKeys.HOSTS,
      PlanKeys.VARIABLES, PlanKeys.VALUE, PlanKeys.PATTERN, PlanKeys.SECRET, PlanKeys.REMIND,
      PlanKeys.ROLL_CALL, PlanKeys.RESERVE, PlanKeys.APPROVAL, PlanKeys.SOURCE, PlanKeys.PHASES);
  private static final List<Key<?>> REMIND = List.of(PlanKeys.REMIND_OWNER, PlanKeys.REMIND_AGAIN,
      PlanKeys.REMIND_DEPUTY, PlanKeys.REMIND_LEAD, PlanKeys.REMIND_OVERRUN);
  private static final List<Key<?>> ENVIRONMENT = List.of(PlanKeys.ENVIRONMENTS,
      PlanKeys.ENVIRONMENT_HOSTS, PlanKeys.ENVIRONMENT_VARIABLES, PlanKeys.ENVIRONMENT_WINDOW,
      PlanKeys.ENVIRONMENT_PEOPLE, PlanKeys.ENVIRONMENT_ROLES, PlanKeys.SKIP);
  private static final List<Key<?>> PHASE = List.of(PlanKeys.PHASE_TITLE, PlanKeys.KIND,
      PlanKeys.PHASE_DETAILS, PlanKeys.TO, PlanKeys.PHASE_STEPS);
  private static final List<Key<?>> STEP = List.of(StepKeys.TITLE, StepKeys.ID, StepKeys.DETAILS,
      StepKeys.ITEMS, StepKeys.OWNER, StepKeys.DEPUTY, StepKeys.REMIND, StepKeys.AT,
      StepKeys.NOT_BEFORE, StepKeys.DUE, StepKeys.TAKES, StepKeys.NEEDS, StepKeys.ALONGSIDE,
      StepKeys.ONLY_IF, StepKeys.CHECK, StepKeys.RUN, StepKeys.GATE, StepKeys.MILESTONE,
      StepKeys.STEPS, StepKeys.CHANGES_DATA, StepKeys.RESTORE_POINT, StepKeys.NO_WAY_BACK,
      StepKeys.USERS, StepKeys.UNDOES, StepKeys.OPENS, StepKeys.CLOSES, StepKeys.RECORDS,
      StepKeys.IF_FAILS, StepKeys.NUMBER, PlanKeys.SOURCE);
  private static final List<Key<?>> CHECK = List.of(CheckKeys.TEXT, CheckKeys.OWNER,
      CheckKeys.EXPECTED, CheckKeys.RUN);
  private static final List<Key<?>> GATE = List.of(OtherWork.BY, OtherWork.ANSWER_WITHIN,
      OtherWork.IF_NO_GO);
  private static final List<Key<?>> SOURCE = List.of(OtherWork.LINE, OtherWork.QUOTE,
      OtherWork.FIELD_SOURCES);
  private static final List<Key<?>> RUN = List.of(RunKeys.SSH, RunKeys.HOSTS, RunKeys.AS,
      RunKeys.ORDER, RunKeys.LIMIT, RunKeys.EXPECT, RunKeys.EXIT, RunKeys.OUTPUT,
      RunKeys.OUTCOMES, RunKeys.RERUN, RunKeys.BY_ITSELF, RunKeys.ON_FALLBACK,
      RunKeys.BACKGROUND);
  private static final Set<Key<?>> KEYS = Stream
      .of(PLAN, REMIND, ENVIRONMENT, PHASE, STEP, CHECK, GATE, SOURCE, RUN)
      .flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
  private static final Set<RunKeys.OrderWords> ORDERS = Set.of(
      new RunKeys.OrderWords.Plain(RunKeys.ONE_BY_ONE),
      new RunKeys.OrderWords.Plain(RunKeys.ALL_AT_ONCE));

  private final List<Unbuilt> beyond = new ArrayList<>();

  private Built() {}

  /** What {@code plan} asks for beyond this version, in the order of the file. */
  static List<Unbuilt> beyond(Fields plan) {
    var found = new Built();
    found.look(plan);
    return found.beyond.stream().sorted(Comparator.comparingInt(Unbuilt::line)).toList();
  }

  /** Whether the command of a step is one that this version runs. */
  static boolean runs(Fields command) {
    return beyond(command).isEmpty();
  }

  /** The kind of work of {@code step} that is shown only, if it is one. */
  static Optional<Key<?>> workBeyond(Fields step) {
    return StepKeys.WORK.stream().filter(work -> step.has(work) && !has(work))
        .findFirst();
  }

  /** Whether {@code key} has its behaviour. */
  static boolean has(Key<?> key) {
    return KEYS.contains(key);
  }

  private void look(Fields fields) {
    fields.keys().forEach(key -> look(key, fields));
  }

  private void look(Key<?> key, Fields fields) {
    if (has(key) && isBuilt(fields.get(RunKeys.ORDER), key)) {
      fields.under(key).forEach(this::look);
    } else {
      beyond.add(new Unbuilt(key.name(), fields.at(key).line()));
    }
  }

  private static boolean isBuilt(Optional<RunKeys.OrderWords> order, Key<?> key) {
    return !key.equals(RunKeys.ORDER) || order.filter(ORDERS::contains).isPresent();
  }
}
