package rollcall.plans.format;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Sha256;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Revision;
import rollcall.plans.model.StepId;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Position;
import rollcall.plans.shape.Read;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.YamlWriter;

/**
 * A plan file that was read: what is written in it, and the plan that it comes to in live and in
 * each other environment that it names.
 */
public final class PlanFile {
  /** No larger file is read: 1 MiB. */
  public static final int MOST_BYTES = Shape.MOST_BYTES;

  /** A duration behind its key, in quotes or not. */
  private static final Pattern LENGTH = Pattern
      .compile("^([\"']?takes[\"']?\\s*:\\s*[\"']?)[0-9dhms]+");

  private final Fields fields;
  private final Settings settings;

  private PlanFile(Fields fields, Settings settings) {
    this.fields = fields;
    this.settings = settings;
  }

  /**
   * Reads the file {@code name}, at most 1 MiB of UTF-8. Needs nothing but its bytes: people, hosts
   * and permits are matched when a run is opened. What is wrong in any of its environments makes
   * the whole file a bad one.
   */
  public static Read<PlanFile> read(String name, byte[] bytes) {
    return read(PlanKeys.PLAN, name, bytes);
  }

  /**
   * Reads what {@link #json()} shows, as JSON. Its {@link #text} is a plan file of the same plan,
   * in which every step names its id.
   */
  public static Read<PlanFile> readExport(String name, byte[] bytes) {
    return read(Exported.PLAN, name, bytes);
  }

  private static Read<PlanFile> read(Shape<Fields> shape, String name, byte[] bytes) {
    return shape.read(name, bytes,
        (fields, reading) -> Settings.of(fields, new Revision(Sha256.of(bytes)), reading)
            .map(settings -> new PlanFile(fields, settings)));
  }

  /** The plan as its file stands: for the environment {@code live}. */
  public Plan plan() {
    return plan(Environment.LIVE).orElseThrow();
  }

  /** The plan in {@code environment}; empty where the file does not name it. */
  public Optional<Plan> plan(Environment environment) {
    return settings.in(environment).map(Resolver.Resolved::plan);
  }

  /** Where it can be walked: live first, then in the order of the file. */
  public List<Environment> environments() {
    return settings.environments();
  }

  /** What is written in the file, key by key. */
  public Fields fields() {
    return fields;
  }

  /** The file written anew, without comments; it reads back to equal {@link #fields}. */
  public String text() {
    return YamlWriter.text(PlanKeys.PLAN.write(fields));
  }

  /** The plan as read in live, for programs; see {@link #json(Environment)}. */
  public Map<String, Object> json() {
    return json(Environment.LIVE).orElseThrow();
  }

  /**
   * The plan as read in {@code environment}, for programs: the same keys, in which owners and times
   * have one form, host groups are expanded, and every step has its id and its number {@code n} of
   * the chat. Made of maps, lists, strings, numbers and booleans; empty where the file does not
   * name the environment.
   */
  public Optional<Map<String, Object>> json(Environment environment) {
    return settings.in(environment).map(resolved -> new PlanTree(fields, resolved).tree());
  }

  /** What differs in the keys of the plan itself, one line each. */
  public List<String> differences(PlanFile later) {
    return PlanKeys.PLAN.differences(fields, later.fields);
  }

  /**
   * {@code written}, which is this file, with other planned durations where steps have one of their
   * own; everything else stays as it is, byte by byte.
   */
  public String retimed(String written, Map<StepId, Duration> takes) {
    var lines = written.split("(?<=\n)", -1);
    drafts(Environment.LIVE).filter(step -> step.fields().has(StepKeys.TAKES))
        .sorted(Comparator.comparing((Draft step) -> step.fields().at(StepKeys.TAKES)).reversed())
        .forEach(step -> Optional.ofNullable(takes.get(step.id())).ifPresent(length -> {
          var at = step.fields().at(StepKeys.TAKES);
          lines[at.line() - 1] = retimed(lines[at.line() - 1], at.column(), length);
        }));
    return String.join("", lines);
  }

  private static String retimed(String line, int column, Duration takes) {
    int from = line.offsetByCodePoints(0, column - 1);
    return line.substring(0, from) + LENGTH.matcher(line.substring(from))
        .replaceFirst("$1" + PlanWords.shown(takes));
  }

  /** Where {@code key} of the plan itself stands; at the beginning, if it does not. */
  public Position place(String key) {
    return fields.keys().stream().filter(k -> k.name().equals(key)).findFirst()
        .map(fields::at).orElse(Position.START);
  }

  /** Where each step stands. */
  public Map<StepId, Position> places() {
    var places = new HashMap<StepId, Position>();
    drafts(Environment.LIVE).forEach(step -> places.put(step.id(), step.fields().at()));
    return places;
  }

  /** The line of the document that a step comes from, where the file says one. */
  public Optional<Integer> sourceLine(StepId step) {
    return drafts(Environment.LIVE).filter(d -> d.id().equals(step)).findFirst()
        .flatMap(d -> d.fields().get(PlanKeys.SOURCE)).flatMap(s -> s.get(OtherWork.LINE));
  }

  /**
   * The plan in {@code environment}, in which steps that come from the same place of a document as
   * steps of {@code other} are called as they are there: so an import can be laid beside a plan
   * that somebody wrote from the same document. Empty where one of them does not name the
   * environment.
   */
  public Optional<Plan> alike(PlanFile other, Environment environment) {
    return plan(environment).flatMap(plan -> other.plan(environment)
        .map(_ -> plan.renamed(Origins.of(drafts(environment))
            .calledIn(Origins.of(other.drafts(environment))))));
  }

  private Stream<Draft> drafts(Environment environment) {
    return settings.in(environment).stream().flatMap(r -> r.phases().stream())
        .flatMap(Draft.OfPhase::all);
  }

  /** All hosts of the plan's groups in {@code environment}. */
  public Set<HostName> hosts(Environment environment) {
    return settings.in(environment).stream().flatMap(r -> r.hosts().all())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The steps that say nothing of whose they are, and are no part of one that does. */
  public Set<StepId> unowned(Environment environment) {
    return settings.in(environment).stream().flatMap(r -> r.phases().stream())
        .flatMap(phase -> phase.steps().stream()).flatMap(PlanFile::unowned)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<StepId> unowned(Draft step) {
    return step.fields().has(StepKeys.OWNER)
        ? Stream.of()
        : Stream.concat(Stream.of(step.id()), step.steps().stream().flatMap(PlanFile::unowned));
  }

  /** The JSON Schema of plan files. */
  public static Map<String, Object> schema() {
    return PlanKeys.PLAN.schema("A plan of Rollcall", Map.of("step", StepKeys.SHAPE));
  }

  /** The parts of a plan file that are run, with the keys of each: the reference page. */
  public static List<Mapping> parts() {
    return List.of(PlanKeys.PLAN, PlanKeys.PHASE, StepKeys.fields(), RunKeys.fields(),
        RunKeys.EXPECTED, CheckKeys.fields(), OtherWork.GATE,
        PlanKeys.VARIABLE, PlanKeys.REMINDERS, PlanKeys.LATEST, PlanKeys.ENVIRONMENT);
  }
}
