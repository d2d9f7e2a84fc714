package rollcall.bot.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.bot.site.PlanFolders;
import rollcall.commands.reply.Hindering;
import rollcall.commands.reply.Visible;
import rollcall.plans.engine.Obstacle;
import rollcall.plans.engine.Opener;
import rollcall.plans.format.PlanFile;
import rollcall.plans.lint.Finding;
import rollcall.plans.lint.Lint;
import rollcall.plans.lint.SameDay;
import rollcall.plans.lint.Severity;
import rollcall.plans.lint.Subject;
import rollcall.plans.model.Environment;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.run.History;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunId;
import rollcall.plans.shape.Position;
import rollcall.plans.shape.Read;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/**
 * What {@code plan check} found in one file: what keeps it from being read, what would keep it from
 * being opened on its own day or on the site that was given, and what the rules find.
 */
record PlanFindings(Path file, Read<PlanFile> read, List<String> hindrances, List<Linted> linted) {
  private static final Comparator<Linted> WORST_FIRST = Comparator
      .comparing(l -> l.finding().rule().severity());

  /** What a rule found in one environment, where the file has it. */
  record Linted(Environment environment, Finding finding, Position at) {
    String line(Path file) {
      return file + (at.equals(Position.START) ? "" : ":" + at.line()) + ": "
          + finding.rule().severity().word() + " " + finding.rule().name() + ": "
          + in(environment) + new Visible(finding.message());
    }

    Map<String, Object> json() {
      return Map.of("rule", finding.rule().name(), "severity", finding.rule().severity().word(),
          "environment", environment.value(), "line", at.line(), "message", finding.message(),
          "reason", finding.rule().reason(), "source", finding.rule().source());
    }
  }

  /** {@code history} is what earlier runs of a plan measured. */
  static PlanFindings of(Path file, Optional<Site> site, Function<Plan, History> history) {
    var read = PlanFolders.read(file);
    return read instanceof Read.Good<PlanFile>(var plan)
        ? new PlanFindings(file, read, hindrances(plan, site).toList(),
            linted(plan, site, history))
        : new PlanFindings(file, read, List.of(), List.of());
  }

  /** The same, with what it has in common with those of {@code others} that are of its day. */
  PlanFindings beside(List<PlanFindings> others) {
    var shared = subject().stream().flatMap(own -> others.stream()
        .flatMap(other -> other.subject().stream())
        .flatMap(other -> SameDay.between(own, other).stream()))
        .map(found -> new Linted(Environment.LIVE, found, Position.START));
    return new PlanFindings(file, read, hindrances,
        Stream.concat(linted.stream(), shared).sorted(WORST_FIRST).toList());
  }

  private Optional<Subject> subject() {
    return read instanceof Read.Good<PlanFile>(var plan)
        ? Optional.of(Subject.of(plan.plan()))
        : Optional.empty();
  }

  /** Those of live, and what only another environment has. */
  private static List<Linted> linted(PlanFile file, Optional<Site> site,
      Function<Plan, History> history) {
    var places = file.places();
    var all = new LinkedHashMap<Finding, Linted>();
    file.environments().forEach(environment -> file.plan(environment)
        .map(plan -> Lint.of(Subject.of(file, plan, site, history.apply(plan)))).stream()
        .flatMap(List::stream).forEach(found -> all.putIfAbsent(found, new Linted(environment,
            found, found.step().flatMap(step -> Optional.ofNullable(places.get(step)))
                .orElse(Position.START)))));
    return all.values().stream().sorted(WORST_FIRST).toList();
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

  /** Whether it can be opened, and the rules find nothing as bad as {@code worst}. */
  boolean passes(Severity worst) {
    return read instanceof Read.Good<PlanFile>(var plan) && plan.plan().unbuilt().isEmpty()
        && hindrances.isEmpty()
        && linted.stream().noneMatch(l -> l.finding().rule().severity().isAtLeast(worst));
  }

  List<String> lines() {
    return switch (read) {
      case Read.Bad<PlanFile>(var problems) -> problems.lines();
      case Read.Good<PlanFile>(var plan) -> Stream.of(
          plan.plan().unbuilt().stream()
              .map(u -> file + ":" + u.line() + ": `" + u.key()
                  + "` is not built yet: the plan can be shown and not opened"),
          hindrances.stream().map(line -> file + ": " + line),
          linted.stream().map(l -> l.line(file)),
          Stream.of(file + ": " + summary(plan))).flatMap(lines -> lines).toList();
    };
  }

  private String summary(PlanFile plan) {
    var counts = Arrays.stream(Severity.values())
        .map(s -> Map.entry(s, linted.stream().filter(l -> l.finding().rule().severity() == s)
            .count()))
        .filter(e -> e.getValue() > 0).map(e -> e.getValue() + " " + e.getKey().word())
        .collect(Collectors.joining(", "));
    var good = passes(Severity.LOW) ? "good, " : "";
    return good + steps(plan.plan().steps().count()) + others(plan)
        + (counts.isEmpty() ? "" : "; found: " + counts);
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
            .map(u -> Map.of("line", u.line(), "key", u.key())).toList(), "site", hindrances,
            "findings",
            linted.stream().map(Linted::json).toList());
    };
  }
}
