package rollcall.plans.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A release plan, resolved for one environment: phases in the order of the file. {@code unbuilt}
 * names what the file asks for and this version cannot run; such a plan is shown, never opened.
 */
public record Plan(Title title, Environment environment, Schedule schedule, Team team,
    List<String> channels, Map<String, Variable> variables, List<Phase> phases,
    List<Unbuilt> unbuilt) {

  /** The most steps that one plan may have, sub-steps counted. */
  public static final int MOST_STEPS = 2_000;

  public Plan {
    channels = List.copyOf(channels);
    variables = Map.copyOf(variables);
    phases = List.copyOf(phases);
    unbuilt = List.copyOf(unbuilt);
  }

  public PlanId id() {
    return title.id();
  }

  /** All steps, in the order of the file. */
  public Stream<Step> steps() {
    return phases.stream().flatMap(p -> p.steps().stream());
  }

  public Stream<Phase> phases(Phase.Kind kind) {
    return phases.stream().filter(p -> p.kind() == kind);
  }

  /** Everybody the plan names: lead, deputies, owners and their stand-ins. */
  public Stream<PersonId> everyone() {
    return Stream.concat(team.leads(), steps().flatMap(Step::people)).distinct();
  }

  /** The same plan on {@code schedule}: what opening a run on another day or time makes of it. */
  public Plan on(Schedule newSchedule) {
    return new Plan(title, environment, newSchedule, team, channels, variables, phases, unbuilt);
  }

  /** What a plan is called, and which text it was read from. */
  public record Title(PlanId id, Revision revision, String text, Optional<String> change) {}

  /** A key of the file whose behaviour this version does not have, and the line where it stands. */
  public record Unbuilt(String key, int line) {}
}
