package rollcall.plans.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A release plan, resolved for one environment: phases in the order of the file. {@code unbuilt}
 * names what the file asks for and this version cannot run; such a plan is shown, never opened.
 * {@code skipped} are the steps that this environment leaves out: they stay in the plan, so that
 * every step has one number everywhere, and no run walks them. {@code quiet} are the channels that
 * hear the great turns only.
 */
public record Plan(Title title, Environment environment, Schedule schedule, Team team,
    List<String> channels, Map<String, Variable> variables, List<Phase> phases,
    List<Unbuilt> unbuilt, Set<StepId> skipped, Optional<List<String>> quiet) {

  /** The most steps that one plan may have, sub-steps counted. */
  public static final int MOST_STEPS = 2_000;

  public Plan {
    channels = List.copyOf(channels);
    variables = Map.copyOf(variables);
    phases = List.copyOf(phases);
    unbuilt = List.copyOf(unbuilt);
    skipped = Set.copyOf(skipped);
    quiet = quiet.map(List::copyOf);
  }

  /** A plan of which only its own channels hear. */
  public Plan(Title title, Environment environment, Schedule schedule, Team team,
      List<String> channels, Map<String, Variable> variables, List<Phase> phases,
      List<Unbuilt> unbuilt, Set<StepId> skipped) {
    this(title, environment, schedule, team, channels, variables, phases, unbuilt, skipped,
        Optional.empty());
  }

  /** A plan that is walked whole. */
  public Plan(Title title, Environment environment, Schedule schedule, Team team,
      List<String> channels, Map<String, Variable> variables, List<Phase> phases,
      List<Unbuilt> unbuilt) {
    this(title, environment, schedule, team, channels, variables, phases, unbuilt, Set.of());
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

  /** The steps that this environment does not leave out, in the order of the file. */
  public Stream<Step> walked() {
    return steps().filter(step -> !skipped.contains(step.id()));
  }

  /** Everybody whom a run of the plan needs: lead, deputies, owners and their stand-ins. */
  public Stream<PersonId> everyone() {
    return Stream.concat(team.leads(), walked().flatMap(Step::people)).distinct();
  }

  /** The same plan on {@code schedule}: what opening a run on another day or time makes of it. */
  public Plan on(Schedule newSchedule) {
    return new Plan(title, environment, newSchedule, team, channels, variables, phases, unbuilt,
        skipped, quiet);
  }

  /** The same plan, in which the steps of {@code ids} have other ids. */
  public Plan renamed(Map<StepId, StepId> ids) {
    return new Renaming(ids).of(this);
  }

  /** What a plan is called, and which text it was read from. */
  public record Title(PlanId id, Revision revision, String text, Optional<String> change) {}

  /** A key of the file whose behaviour this version does not have, and the line where it stands. */
  public record Unbuilt(String key, int line) {}
}
