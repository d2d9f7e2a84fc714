package rollcall.plans.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunId;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/**
 * {@code open}: matches a plan with the site, so that nothing is missing on the night. Everything
 * that stands in the way is told at once.
 */
public final class Opener {
  /** What came of it. */
  public sealed interface Outcome {
    record Ready(Opening opening) implements Outcome {}

    record Hindered(List<Obstacle> obstacles) implements Outcome {}
  }

  private Opener() {}

  /** A run of {@code plan} with its commands, or why not. */
  public static Outcome open(RunId run, Plan plan, Opening.Channel channel, PersonId by,
      Site site) {
    var obstacles = Stream.of(inThePlan(plan), channel(plan, channel), people(plan, site),
        policy(plan, by, site), permits(plan, site)).flatMap(s -> s).toList();
    return obstacles.isEmpty()
        ? new Outcome.Ready(opening(run, plan, channel, by, site))
        : new Outcome.Hindered(obstacles);
  }

  /**
   * A rehearsal of {@code plan} for one who may load it. It may be in any channel, because the
   * plan's own may have the run itself by then.
   */
  public static Outcome rehearse(RunId run, Plan plan, Opening.Channel channel, PersonId by,
      Site site) {
    var refused = loading(plan, by, site).toList();
    return refused.isEmpty() ? rehearse(run, plan, channel, by) : new Outcome.Hindered(refused);
  }

  /** A rehearsal of {@code plan}: nothing runs on any host, so the plan's own people are enough. */
  public static Outcome rehearse(RunId run, Plan plan, Opening.Channel channel, PersonId by) {
    var obstacles = inThePlan(plan).toList();
    var people = Set.copyOf(plan.everyone().toList());
    return obstacles.isEmpty()
        ? new Outcome.Ready(new Opening(run, plan, true, channel, by, people, 0, ""))
        : new Outcome.Hindered(obstacles);
  }

  private static Opening opening(RunId run, Plan plan, Opening.Channel channel, PersonId by,
      Site site) {
    var digest = Approval.digest(plan, site);
    var approvals = digest.isEmpty() ? 0 : approvals(plan, site);
    return new Opening(run, plan, false, channel, by, site.people().entries().keySet(), approvals,
        digest);
  }

  /** At least so many as the policy wants, and as the plan does. */
  static int approvals(Plan plan, Site site) {
    return Math.max(site.policy().approvers(plan.id(), plan.environment()),
        plan.team().approvals());
  }

  /** What stands in the way of {@code plan} in a run that is open already. */
  public static List<Obstacle> obstacles(Plan plan, Opening opening, Site site) {
    var inThePlan = inThePlan(plan);
    return (opening.rehearsal()
        ? inThePlan
        : Stream.of(inThePlan, channel(plan, opening.channel()), people(plan, site),
            policy(plan, opening.opener(), site),
            permits(plan, site)).flatMap(s -> s))
        .toList();
  }

  private static Stream<Obstacle> inThePlan(Plan plan) {
    var found = new ArrayList<Obstacle>();
    if (!plan.unbuilt().isEmpty()) {
      found.add(new Obstacle.Unbuilt(plan.unbuilt()));
    }
    if (plan.schedule().date().isEmpty()) {
      found.add(new Obstacle.NoDate());
    }
    changes(plan).forEach(found::add);
    plan.variables().entrySet().stream().filter(v -> v.getValue().secret()).map(Map.Entry::getKey)
        .sorted().forEach(name -> found.add(new Obstacle.SecretVariable(name)));
    return found.stream();
  }

  /** Times that the day does not have, or has twice: which was meant is not guessed. */
  private static Stream<Obstacle> changes(Plan plan) {
    var schedule = plan.schedule();
    var steps = plan.walked()
        .flatMap(s -> Stream.concat(s.timing().at().stream(), s.timing().due().stream()))
        .filter(at -> at.clock() == PlannedTime.Clock.DAY).map(PlannedTime::minutes);
    return Stream.concat(schedule.timesOfDay(), steps).distinct().sorted()
        .filter(minutes -> schedule.comes(minutes) != 1)
        .flatMap(minutes -> schedule.local(minutes).stream().map(at -> new Obstacle.ClockChanges(
            at, schedule.zone(), schedule.comes(minutes))));
  }

  private static Stream<Obstacle> channel(Plan plan, Opening.Channel channel) {
    return plan.channels().isEmpty() || plan.channels().stream()
        .anyMatch(written -> Opening.Channel.of(written, channel.network()).equals(channel))
            ? Stream.of()
            : Stream.of(new Obstacle.OtherChannel(plan.channels()));
  }

  private static Stream<Obstacle> people(Plan plan, Site site) {
    var strangers = plan.everyone().filter(p -> site.people().find(p).isEmpty()).sorted().toList();
    return strangers.isEmpty() ? Stream.of() : Stream.of(new Obstacle.Strangers(strangers));
  }

  private static Stream<Obstacle> policy(Plan plan, PersonId by, Site site) {
    var leads = plan.team().leads()
        .filter(p -> !site.may(p, Policy.Power.LEAD, plan.id(), plan.environment()))
        .map(p -> notAllowed(p, Policy.Power.LEAD, plan, site));
    return Stream.concat(loading(plan, by, site), leads);
  }

  private static Stream<Obstacle> loading(Plan plan, PersonId by, Site site) {
    return site.may(by, Policy.Power.LOAD, plan.id(), plan.environment())
        ? Stream.of()
        : Stream.of(notAllowed(by, Policy.Power.LOAD, plan, site));
  }

  private static Obstacle notAllowed(PersonId who, Policy.Power power, Plan plan, Site site) {
    var could = site.people().entries().keySet().stream()
        .filter(p -> site.may(p, power, plan.id(), plan.environment())).sorted().toList();
    return new Obstacle.NotAllowed(who, power, could);
  }

  private static Stream<Obstacle> permits(Plan plan, Site site) {
    var values = Commands.values(plan);
    var unpermitted = new LinkedHashMap<StepId, List<HostName>>();
    var numbers = new HashMap<StepId, StepNumber>();
    plan.walked().forEach(step -> {
      var hosts = step.commands()
          .flatMap(c -> Commands.unpermitted(c, plan, values, site).stream()).distinct().toList();
      if (!hosts.isEmpty()) {
        unpermitted.put(step.id(), hosts);
        numbers.put(step.id(), step.number());
      }
    });
    return unpermitted.isEmpty()
        ? Stream.of()
        : Stream.of(new Obstacle.NotPermitted(unpermitted, numbers));
  }
}
