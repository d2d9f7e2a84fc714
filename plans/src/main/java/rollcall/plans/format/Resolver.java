package rollcall.plans.format;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Environment;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Revision;
import rollcall.plans.model.Schedule;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Terms;
import rollcall.plans.model.Text;
import rollcall.plans.model.Variable;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Reading;

/** Fields to plan, in one setting: everything that the keys leave open is written out. */
final class Resolver {
  private final Setting setting;
  private final Fields plan;
  private final Reading reading;
  private final Crew crew;
  private final HostGroups hosts;
  private final Works works;
  private final List<Draft.OfPhase> phases;
  private final Map<StepId, Set<StepId>> needs;
  private final Lengths lengths;
  private final Schedule schedule;

  private Resolver(Setting setting, List<Draft.OfPhase> phases, Crew crew, Reading reading) {
    this.setting = setting;
    this.plan = setting.plan();
    this.reading = reading;
    this.crew = crew;
    this.phases = phases;
    this.hosts = new HostGroups(plan.get(PlanKeys.HOSTS).orElse(Map.of()),
        plan.at(PlanKeys.HOSTS), reading);
    this.works = new Works(hosts, crew);
    this.schedule = schedule(plan);
    this.needs = Order.needs(phases, reading);
    this.lengths = new Lengths(phases, needs, schedule);
  }

  /** What the file says there, resolved; empty where it contradicts itself. */
  static Optional<Resolved> resolve(Setting setting, Revision revision, Reading reading) {
    var crew = Crew.of(setting.plan(), reading);
    var drafts = Drafts.of(setting.plan(), reading);
    crew.ifPresent(team -> drafts.ifPresent(team::checkDeputies));
    return crew.flatMap(team -> drafts.map(phases -> new Resolver(setting, phases, team, reading)))
        .flatMap(resolver -> resolver.resolved(revision));
  }

  /**
   * The plan and the fields it was made of, its steps with their sub-steps, numbers and hosts, for
   * those who show it.
   */
  record Resolved(Fields fields, Plan plan, List<Draft.OfPhase> phases, HostGroups hosts) {}

  private Optional<Resolved> resolved(Revision revision) {
    phases.forEach(phase -> PhaseRules.check(phase, phases, reading));
    Conditions.check(phases, needs, reading);
    var resolved = phases.stream().map(this::phase).toList();
    if (!reading.finish().isEmpty()) {
      return Optional.empty();
    }
    var title = new Plan.Title(plan.need(PlanKeys.ID), revision, plan.need(PlanKeys.TITLE),
        plan.get(PlanKeys.CHANGE));
    return Optional.of(new Resolved(plan,
        new Plan(title, setting.environment(), schedule, crew.team(),
            plan.get(PlanKeys.CHANNELS).orElse(List.of()), variables(), resolved,
            Built.beyond(plan), setting.skipped(phases), quiet()),
        phases, hosts));
  }

  /** Whoever only wants to know of live is not told of a test. */
  private Optional<List<String>> quiet() {
    return plan.get(PlanKeys.QUIET_CHANNELS)
        .filter(_ -> setting.environment().equals(Environment.LIVE));
  }

  private static Schedule schedule(Fields plan) {
    ZoneId zone = plan.get(PlanKeys.ZONE).orElse(ZoneOffset.UTC);
    return new Schedule(plan.get(PlanKeys.DATE), zone,
        plan.get(PlanKeys.WINDOW).map(w -> new Schedule.Window(w.getFirst(), w.getLast())),
        plan.get(PlanKeys.START), plan.get(PlanKeys.LATEST_END).map(end -> new Schedule.LatestEnd(
            end.need(PlanKeys.LATEST_AT), end.need(PlanKeys.LATEST_AGREED))),
        plan.get(PlanKeys.RESERVE), plan.get(PlanKeys.ROLL_CALL));
  }

  private Map<String, Variable> variables() {
    Map<String, Variable> variables = new LinkedHashMap<>();
    plan.get(PlanKeys.VARIABLES).orElse(Map.of())
        .forEach((name, v) -> variables.put(name, new Variable(v.need(PlanKeys.VALUE),
            v.get(PlanKeys.PATTERN), v.get(PlanKeys.SECRET).orElse(false))));
    return variables;
  }

  private Phase phase(Draft.OfPhase phase) {
    return new Phase(phase.fields().need(PlanKeys.PHASE_TITLE), phase.kind(),
        phase.fields().get(PlanKeys.PHASE_DETAILS), phase.fields().get(PlanKeys.TO),
        phase.steps().stream().flatMap(step -> steps(step, Optional.empty())).toList());
  }

  /** A step, and after it all its sub-steps. */
  private Stream<Step> steps(Draft draft, Optional<Step> whole) {
    var step = step(draft, whole);
    return Stream.concat(Stream.of(step),
        draft.steps().stream().flatMap(part -> steps(part, Optional.of(step))));
  }

  private Step step(Draft draft, Optional<Step> whole) {
    var fields = draft.fields();
    var text = new Text(fields.need(StepKeys.TITLE), fields.get(StepKeys.DETAILS),
        fields.get(StepKeys.ITEMS).orElse(Map.of()), fields.get(StepKeys.NUMBER));
    var terms = new Terms(whole.map(Step::id), fields.get(StepKeys.ONLY_IF), works.checks(fields),
        fields.get(StepKeys.IF_FAILS).filter(StepKeys.GO_ON::equals).isPresent(),
        crew.reminders(draft));
    return new Step(draft.id(), draft.number(), text,
        crew.owners(fields, whole.map(Step::owners)), lengths.timing(draft),
        needs.getOrDefault(draft.id(), Set.of()), works.of(fields), effects(fields),
        fields.get(StepKeys.RECORDS).orElse(List.of()), terms);
  }

  private static Effects effects(Fields step) {
    return new Effects(step.get(StepKeys.CHANGES_DATA).orElse(false),
        step.get(StepKeys.RESTORE_POINT), step.get(StepKeys.NO_WAY_BACK), step.get(StepKeys.USERS),
        Set.copyOf(step.get(StepKeys.UNDOES).orElse(List.of())), step.get(StepKeys.OPENS),
        step.get(StepKeys.CLOSES));
  }
}
