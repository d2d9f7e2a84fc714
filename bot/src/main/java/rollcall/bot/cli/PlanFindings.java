package rollcall.bot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.bot.site.PlanFolders;
import rollcall.commands.reply.Hindering;
import rollcall.plans.engine.Obstacle;
import rollcall.plans.engine.Opener;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Environment;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunId;
import rollcall.plans.shape.Read;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/**
 * What {@code plan check} found in one file. {@code hindrances} is what would keep the plan from
 * being opened, a line each: of its own day, and of the site where one was given.
 */
record PlanFindings(Path file, Read<PlanFile> read, List<String> hindrances) {

  static PlanFindings of(Path file, Optional<Site> site) {
    var read = PlanFolders.read(file);
    var hindrances = read instanceof Read.Good<PlanFile>(var plan)
        ? hindrances(plan, site).toList()
        : List.<String>of();
    return new PlanFindings(file, read, hindrances);
  }

  /** Those of every environment; which one it is of is said where it is not live. */
  private static Stream<String> hindrances(PlanFile file, Optional<Site> site) {
    return file.environments().stream().flatMap(environment -> file.plan(environment).stream())
        .flatMap(plan -> obstacles(plan, site)
            .map(obstacle -> in(plan.environment()) + Hindering.line(obstacle)));
  }

  private static String in(Environment environment) {
    return environment.equals(Environment.LIVE) ? "" : "in " + environment + ": ";
  }

  /** All but what the plan alone tells, and what only the night can know. */
  private static Stream<Obstacle> obstacles(Plan plan, Optional<Site> site) {
    return switch (opened(plan, site)) {
      case Opener.Outcome.Ready _ -> Stream.of();
      case Opener.Outcome.Hindered(var found) ->
        found.stream().filter(o -> isOfTheDay(o) || (site.isPresent() && isOfTheSite(o)));
    };
  }

  private static Opener.Outcome opened(Plan plan, Optional<Site> site) {
    var run = new RunId("check");
    var channel = Opening.Channel.of(plan.channels().stream().findFirst().orElse(""), "");
    return site.map(s -> Opener.open(run, plan, channel, opener(plan, s), s))
        .orElseGet(() -> Opener.rehearse(run, plan, channel, plan.team().lead()));
  }

  private static boolean isOfTheDay(Obstacle obstacle) {
    return obstacle instanceof Obstacle.ClockChanges;
  }

  /** Whoever may open it; where nobody may, its lead may not either. */
  private static PersonId opener(Plan plan, Site site) {
    return site.people().entries().keySet().stream()
        .filter(who -> site.may(who, Policy.Power.LOAD, plan.id(), plan.environment())).sorted()
        .findFirst().orElse(plan.team().lead());
  }

  private static boolean isOfTheSite(Obstacle obstacle) {
    return switch (obstacle) {
      case Obstacle.Unbuilt _,Obstacle.NoDate _,Obstacle.ClockChanges _ -> false;
      case Obstacle.Strangers _,Obstacle.NotAllowed _,Obstacle.NotPermitted _,Obstacle.OtherChannel _,Obstacle.SecretVariable _ ->
        true;
    };
  }

  boolean clean() {
    return read instanceof Read.Good<PlanFile>(var plan) && plan.plan().unbuilt().isEmpty()
        && hindrances.isEmpty();
  }

  List<String> lines() {
    return switch (read) {
      case Read.Bad<PlanFile>(var problems) -> problems.lines();
      case Read.Good<PlanFile>(var plan) when clean() ->
        List.of(file + ": good, " + steps(plan.plan().steps().count()) + others(plan));
      case Read.Good<PlanFile>(var plan) -> Stream.concat(
          plan.plan().unbuilt().stream()
              .map(u -> file + ":" + u.line() + ": `" + u.key()
                  + "` is not built yet: the plan can be shown and not opened"),
          hindrances.stream().map(line -> file + ": " + line)).toList();
    };
  }

  private static String steps(long count) {
    return count == 1 ? "1 step" : count + " steps";
  }

  private static String others(PlanFile file) {
    return file.environments().size() == 1
        ? ""
        : "; in " + file.environments().stream().map(Environment::value)
            .collect(Collectors.joining(", "));
  }

  Map<String, Object> json() {
    return switch (read) {
      case Read.Bad<PlanFile>(var problems) -> Map.of("problems", problems.told().stream()
          .map(p -> Map.of("line", p.at().line(), "column", p.at().column(), "message",
              p.message()))
          .toList(), "more", problems.untold());
      case Read.Good<PlanFile>(var plan) ->
        Map.of("problems", List.of(), "not-built", plan.plan().unbuilt().stream()
            .map(u -> Map.of("line", u.line(), "key", u.key())).toList(), "site", hindrances);
    };
  }
}
