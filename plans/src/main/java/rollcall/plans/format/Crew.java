package rollcall.plans.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Team;
import rollcall.plans.model.Team.Reminders;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Position;
import rollcall.plans.shape.Reading;

/** Makes people of the names that a plan uses for them. */
final class Crew {
  private final Team team;
  private final Reading reading;
  private final List<String> persons;
  private final List<String> owners;

  private Crew(Team team, Reading reading) {
    this.team = team;
    this.reading = reading;
    this.persons = team.people().keySet().stream().map(PersonId::value).sorted().toList();
    this.owners = Stream.concat(persons.stream(), team.roles().keySet().stream().sorted()).toList();
  }

  /** Empty for a plan without a lead: steps without an owner would be nobody's. */
  static Optional<Crew> of(Fields plan, Reading reading) {
    var lead = plan.get(PlanKeys.LEAD);
    if (lead.isEmpty()) {
      reading.problem(plan.at(), "the plan lacks `lead`: " + PlanKeys.LEAD.meaning());
    }
    var crew = lead.map(person -> new Crew(new Team(person,
        plan.get(PlanKeys.DEPUTIES).orElse(List.of()), plan.get(PlanKeys.PEOPLE).orElse(Map.of()),
        plan.get(PlanKeys.ROLES).orElse(Map.of()), reminders(plan),
        plan.get(PlanKeys.APPROVAL).orElse(0)), reading));
    crew.ifPresent(c -> c.check(plan));
    return crew;
  }

  /** A name that the file gives may be one of another environment only. */
  private void check(Fields plan) {
    person(team.lead(), plan.at(PlanKeys.LEAD));
    team.deputies().forEach(deputy -> person(deputy, plan.at(PlanKeys.DEPUTIES)));
    plan.get(PlanKeys.ROLES).orElse(Map.of()).values()
        .forEach(people -> people.forEach(p -> person(p, plan.at(PlanKeys.ROLES))));
  }

  /** The same of the deputies that steps name. */
  void checkDeputies(List<Draft.OfPhase> phases) {
    phases.stream().flatMap(Draft.OfPhase::all).map(Draft::fields)
        .forEach(step -> step.get(StepKeys.DEPUTY)
            .ifPresent(who -> person(who, step.at(StepKeys.DEPUTY))));
  }

  private void person(PersonId who, Position at) {
    if (!team.people().containsKey(who)) {
      reading.unknown(at, PlanWords.PERSON_KIND, who.value(), persons);
    }
  }

  private static Reminders reminders(Fields plan) {
    return plan.get(PlanKeys.REMIND).map(r -> reminders(r, Reminders.DEFAULT))
        .orElse(Reminders.DEFAULT);
  }

  private static Reminders reminders(Fields r, Reminders usual) {
    return new Reminders(r.get(PlanKeys.REMIND_OWNER).orElse(usual.owner()),
        r.get(PlanKeys.REMIND_AGAIN).orElse(usual.again()),
        r.get(PlanKeys.REMIND_DEPUTY).orElse(usual.deputy()),
        r.get(PlanKeys.REMIND_LEAD).orElse(usual.lead()),
        r.get(PlanKeys.REMIND_OVERRUN).orElse(usual.overrun()));
  }

  /** When silence on a step is told, where it says so itself. */
  Optional<Reminders> reminders(Draft step) {
    return step.fields().get(StepKeys.REMIND).map(r -> reminders(r, team.remind()));
  }

  Team team() {
    return team;
  }

  /**
   * The owners of a step: those it names, those who decide where it is a gate, those of the step it
   * is part of, or else the lead.
   */
  Owners owners(Fields step, Optional<Owners> inherited) {
    var named = step.get(StepKeys.GATE)
        .map(gate -> owners(gate.need(OtherWork.BY), gate.at(OtherWork.BY)))
        .or(() -> step.get(StepKeys.OWNER).map(words -> owners(words, step.at(StepKeys.OWNER))))
        .or(() -> inherited).orElseGet(() -> Owners.any(List.of(team.lead())));
    var deputy = step.get(StepKeys.DEPUTY).or(() -> inherited.flatMap(Owners::deputy));
    return new Owners(named.needed(), named.people(), named.open(), deputy);
  }

  /** The people behind {@code words}; more asked for than there are is a problem. */
  Owners owners(OwnerWords words, Position at) {
    words.names().forEach(name -> owner(name, at));
    var people = words.names().stream().flatMap(name -> people(name).stream()).distinct().toList();
    int needed = switch (words.mode()) {
      case ANY -> 1;
      case ALL -> people.size();
      case AT_LEAST -> words.least();
    };
    if (needed > people.size()) {
      reading.problem(at, "at least " + needed + " of " + people.size() + " people cannot be");
    }
    return new Owners(Math.min(needed, people.size()), people, words.open(), Optional.empty());
  }

  private void owner(String name, Position at) {
    if (!team.roles().containsKey(name) && !team.people().containsKey(new PersonId(name))) {
      reading.unknown(at, PlanWords.OWNER_KIND, name, owners);
    }
  }

  private List<PersonId> people(String name) {
    return team.roles().getOrDefault(name, List.of(new PersonId(name)));
  }
}
