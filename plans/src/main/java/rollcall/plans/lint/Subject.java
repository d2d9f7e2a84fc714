package rollcall.plans.lint;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.forecast.Forecast;
import rollcall.plans.forecast.LateFallback;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Effects;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.History;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.site.Site;

/**
 * What rules look at: a plan in one environment, and what is known beside it. A plan of a run has
 * no file to show.
 */
public final class Subject {
  /**
   * What only the file tells: which keys stand in it, which hosts its groups hold, and which steps
   * have no owner of their own.
   */
  public record Written(Set<String> keys, Set<HostName> hosts, Set<StepId> unowned) {
    public Written {
      keys = Set.copyOf(keys);
      hosts = Set.copyOf(hosts);
      unowned = Set.copyOf(unowned);
    }
  }

  private static final Pattern LOOKS = Pattern.compile(
      "(?i)\\b(?:verif\\w*|testing|check(?!\\s*-?out)(?:s|ed|ing)?|confirm\\w*|sanity|make sure"
          + "|look(?:s|ing)?(?!-?up)|try|is it|are they)\\b|(?:^|\\band )test\\b");

  private static final int MOST_LOOKED_AT = 4_000;

  private final Plan plan;
  private final Optional<Written> written;
  private final Optional<Site> site;
  private final History history;
  private final Map<StepId, Integer> places = new HashMap<>();
  private final Map<StepId, Step> steps = new HashMap<>();
  private final Map<StepId, List<String>> hostWords = new HashMap<>();
  private Optional<Foreseen> foreseen = Optional.empty();
  private Optional<Optional<LateFallback>> late = Optional.empty();

  /** A run of the plan at its start, and its way as it is foreseen then. */
  private record Foreseen(RunState started, Forecast forecast) {}

  public Subject(Plan plan, Optional<Written> written, Optional<Site> site, History history) {
    this.plan = plan;
    this.written = written;
    this.site = site;
    this.history = history;
    plan.steps().forEach(step -> places.put(step.id(), places.size() + 1));
    plan.steps().forEach(step -> steps.put(step.id(), step));
  }

  /** A plan alone. */
  public static Subject of(Plan plan) {
    return new Subject(plan, Optional.empty(), Optional.empty(), History.NONE);
  }

  /** A plan of {@code file}. */
  public static Subject of(PlanFile file, Plan plan, Optional<Site> site, History history) {
    var written = new Written(file.fields().names(), file.hosts(plan.environment()),
        file.unowned(plan.environment()));
    return new Subject(plan, Optional.of(written), site, history);
  }

  private static RunState started(Plan plan, Instant s, History history) {
    var opening = new Opening(new RunId("lint"), plan, true, new Opening.Channel("lint", "lint"),
        plan.team().lead(), plan.everyone().collect(Collectors.toUnmodifiableSet()), 0, "",
        history);
    var state = RunState.of(new Entry(1, s, new Actor.Bot(), new RunEvent.Opened(opening)));
    var ahead = plan.phases(Phase.Kind.BEFORE).flatMap(p -> p.steps().stream())
        .map(step -> (RunEvent) new RunEvent.StepSkipped(step.id(), "done days before", true));
    for (var event : Stream.concat(ahead, Stream.of(new RunEvent.Started(Optional.of(s))))
        .toList()) {
      state = state.apply(new Entry(state.number() + 1, s, new Actor.Bot(), event));
    }
    return state;
  }

  Plan plan() {
    return plan;
  }

  Optional<Site> site() {
    return site;
  }

  History history() {
    return history;
  }

  /** Whether its file is known, and has no {@code key}. */
  boolean lacks(String key) {
    return written.filter(file -> !file.keys().contains(key)).isPresent();
  }

  boolean isUnowned(Step step) {
    return written.filter(file -> file.unowned().contains(step.id())).isPresent();
  }

  /** Every host that the plan or the site names, in small letters. */
  Set<String> hostNames() {
    var commands = walked().flatMap(Step::commands).flatMap(c -> c.hosts().stream());
    var groups = written.stream().flatMap(file -> file.hosts().stream());
    var inventory = site.stream().flatMap(s -> s.inventory().hosts().keySet().stream());
    return Stream.of(commands, groups, inventory).flatMap(s -> s)
        .map(host -> host.value().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  Optional<Step> step(StepId id) {
    return Optional.ofNullable(steps.get(id));
  }

  /** Where the step stands among all, from 1. */
  int place(StepId step) {
    return places.getOrDefault(step, 0);
  }

  /** A run of the plan at its start; empty without a date or a start. */
  Optional<RunState> started() {
    return foreseen().map(Foreseen::started);
  }

  /** Only some rules ask for it, and it is much work. */
  private Optional<Foreseen> foreseen() {
    if (foreseen.isEmpty()) {
      foreseen = plan.schedule().plannedStart().map(s -> {
        var run = started(plan, s, history);
        return new Foreseen(run, Forecast.of(run, run.at()));
      });
    }
    return foreseen;
  }

  /** Where the way back comes too late, by the plan alone. */
  Optional<LateFallback> lateFallback() {
    if (late.isEmpty()) {
      late = Optional.of(started().flatMap(run -> LateFallback.of(run, run.at())));
    }
    return late.get();
  }

  /** The words of a step's texts that look like names of hosts. */
  List<String> hostWords(Step step) {
    return hostWords.computeIfAbsent(step.id(),
        _ -> texts(step).flatMap(HostWords::of).toList());
  }

  /**
   * The last step that is {@code risky} before users are let in, or the end, if from it until then
   * nothing is looked at.
   */
  Optional<Step> unverified(Predicate<Step> risky) {
    return release().takeWhile(step -> !has(step, Effects.Users.BACK)).toList().reversed().stream()
        .filter(step -> verifies(step) || risky.test(step)).findFirst()
        .filter(step -> !verifies(step));
  }

  /** When a step of the release is foreseen, if each begins as early as it can. */
  Optional<Forecast.Span> span(Step step) {
    return foreseen().flatMap(f -> f.forecast().span(step.id()));
  }

  String clock(Instant at) {
    return LocalTime.ofInstant(at, plan.schedule().zone()).withSecond(0).withNano(0).toString();
  }

  /** The steps that are walked, on the way there and afterwards, in the order of the file. */
  Stream<Step> forward() {
    return steps(Phase.Kind.BEFORE, Phase.Kind.RELEASE, Phase.Kind.AFTER);
  }

  Stream<Step> release() {
    return steps(Phase.Kind.RELEASE);
  }

  /** The steps of every way back. */
  Stream<Step> back() {
    return steps(Phase.Kind.FALLBACK);
  }

  private Stream<Step> steps(Phase.Kind... kinds) {
    var wanted = Set.of(kinds);
    return plan.phases().stream().filter(p -> wanted.contains(p.kind()))
        .flatMap(p -> walked(p).stream());
  }

  List<Step> walked(Phase phase) {
    return phase.steps().stream().filter(s -> !plan.skipped().contains(s.id())).toList();
  }

  Stream<Step> walked() {
    return plan.walked();
  }

  /** Whether somebody or a command does something in it. */
  static boolean isWork(Step step) {
    return switch (step.work()) {
      case Work.ByHand _,Work.Command _,Work.Unbuilt _ -> true;
      case Work.Gate _,Work.Milestone _,Work.Parts _ -> false;
    };
  }

  static boolean isGate(Step step) {
    return step.work() instanceof Work.Gate;
  }

  static boolean has(Step step, Effects.Users users) {
    return step.effects().users().equals(Optional.of(users));
  }

  /** Whether somebody or something looks at how things are: by its checks, or by its words. */
  static boolean verifies(Step step) {
    return isGate(step) || !step.terms().checks().isEmpty()
        || LOOKS.matcher(step.title()).find();
  }

  /** Everything that people read of a step, and its commands. */
  static Stream<String> texts(Step step) {
    return wholeTexts(step).map(Subject::head);
  }

  /** The same, however long they are. */
  static Stream<String> wholeTexts(Step step) {
    var text = step.text();
    var checks = step.terms().checks().stream()
        .flatMap(c -> Stream.concat(Stream.of(c.text()), c.expected().stream()));
    var items = text.items().values().stream().flatMap(List::stream);
    return Stream.of(Stream.of(text.title()), text.details().stream(), items, checks,
        step.commands().map(Work.Command::text)).flatMap(s -> s);
  }

  static Stream<String> commands(Step step) {
    return step.commands().map(Work.Command::text).map(Subject::head);
  }

  /** More of a text is not looked at: a bad plan must not cost seconds. */
  static String head(String text) {
    return text.length() <= MOST_LOOKED_AT ? text : text.substring(0, MOST_LOOKED_AT);
  }
}
