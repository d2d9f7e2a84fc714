package rollcall.plans.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Terms;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;

/**
 * The plans that are shipped: each holds all that its document holds, and can be read and timed.
 */
class LibraryTest {
  private static final Path LIBRARY = Path.of("library");
  private static final String SUFFIX = ".plan.yaml";

  /** What a condition may say of a step beside the outcomes of its command. */
  private static final Set<String> STATES = Set.of("done", "skipped", "go");

  static Stream<String> plans() throws IOException {
    try (var files = Files.list(LIBRARY)) {
      return files.map(file -> file.getFileName().toString().replace(SUFFIX, "")).sorted().toList()
          .stream();
    }
  }

  private static PlanFile file(String name) {
    try {
      return TheExampleTest.good(Files.readAllBytes(LIBRARY.resolve(name + SUFFIX)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Fields> steps(PlanFile file, Predicate<Phase.Kind> of) {
    return file.fields().need(PlanKeys.PHASES).stream()
        .filter(phase -> of.test(PlanKeys.kind(phase)))
        .flatMap(phase -> StepKeys.all(phase.need(PlanKeys.PHASE_STEPS)));
  }

  private static Stream<Fields> steps(PlanFile file) {
    return steps(file, _ -> true);
  }

  private static List<String> all(Stream<Fields> steps, Key<String> key) {
    return steps.map(step -> step.get(key)).flatMap(Optional::stream).toList();
  }

  @Test
  void thereIsAPlanForEachDocument() throws IOException {
    assertThat(plans()).containsExactly("moodle-outageless", "scheduler-upgrade", "smartsite-2007",
        "smartsite-2009", "ucl-cr-3326", "ucl-cr-3510");
  }

  @ParameterizedTest
  @MethodSource("plans")
  void aPlanIsReadWithoutAProblemAndIsCalledAsItsFile(String name) {
    var plan = file(name).plan();
    assertThat(plan.id().value()).isEqualTo(name);
    assertThat(plan.schedule().plannedStart()).isPresent();
    assertThat(plan.schedule().windowEnd()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyStepSaysHowLongItTakes(String name) {
    var file = file(name);
    assertThat(file.plan().steps().filter(step -> step.timing().guessed())).isEmpty();
    assertThat(steps(file).filter(step -> !step.has(StepKeys.TAKES))
        .map(step -> step.need(StepKeys.TITLE))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void aStepTakesAsLongAsItsPartsThoseOfAConditionPerhapsLeftOut(String name) {
    steps(file(name)).forEach(step -> step.get(StepKeys.STEPS).ifPresent(
        parts -> assertThat(step.need(StepKeys.TAKES)).as(step.need(StepKeys.TITLE))
            .isBetween(sum(parts.stream().filter(part -> !part.has(StepKeys.ONLY_IF))),
                sum(parts.stream()))));
  }

  private static Duration sum(Stream<Fields> parts) {
    return parts.map(part -> part.need(StepKeys.TAKES)).reduce(Duration.ZERO, Duration::plus);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void thePlanHoldsWhatItsDocumentHoldsAndWhatIsOursIsListed(String name) {
    var tree = file(name).json();
    var found = lines(tree);
    var wanted = DocumentFacts.of(name);
    assertThat(found).extracting(Found::what)
        .containsExactlyElementsOf(wanted.lines().stream().map(DocumentFacts.Line::what).toList());
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      missing.addAll(missing(wanted.lines().get(i), found.get(i)));
    }
    var head = new LinkedHashMap<>(tree);
    head.remove("phases");
    wanted.ofPlan().stream().filter(fact -> !head.toString().contains(fact))
        .forEach(missing::add);
    assertThat(missing).isEmpty();
  }

  private static List<String> missing(DocumentFacts.Line wanted, Found found) {
    return Stream
        .concat(wanted.at().stream().filter(at -> !at.equals(found.at())),
            wanted.facts().stream().filter(fact -> !found.text().contains(fact)))
        .map(fact -> wanted.what() + ": " + fact).toList();
  }

  /** A phase or a step of the plan: indented as deep as it lies; by whom and when; all it says. */
  private record Found(String what, String at, String text) {}

  @SuppressWarnings("unchecked") // as PlanTree makes them
  private static List<Map<String, Object>> phases(Map<String, Object> tree) {
    return (List<Map<String, Object>>) Objects.requireNonNull(tree.get("phases"));
  }

  @SuppressWarnings("unchecked") // as PlanTree makes them
  private static List<Map<String, Object>> below(Map<String, Object> tree) {
    return (List<Map<String, Object>>) tree.getOrDefault("steps", List.of());
  }

  private static List<Found> lines(Map<String, Object> plan) {
    List<Found> lines = new ArrayList<>();
    for (var phase : phases(plan)) {
      var to = phase.containsKey("to") ? " to " + phase.get("to") : "";
      lines.add(new Found("== " + phase.getOrDefault("kind", "release") + to, "", ""));
      below(phase).forEach(step -> add(step, "", lines));
    }
    return lines;
  }

  private static void add(Map<String, Object> step, String indent, List<Found> lines) {
    var own = new LinkedHashMap<>(step);
    own.remove("steps");
    lines.add(new Found(indent + step.get("id"), owner(step) + " at " + time(step),
        own.toString()));
    below(step).forEach(sub -> add(sub, indent + "  ", lines));
  }

  private static String owner(Map<String, Object> step) {
    return step.get("owner") instanceof Map<?, ?> owner
        ? ((List<?>) Objects.requireNonNull(owner.get("of"))).stream().map(String::valueOf)
            .collect(Collectors.joining(" or ")) + (owner.containsKey("open") ? " ..." : "")
        : "-";
  }

  private static String time(Map<String, Object> step) {
    var time = step.getOrDefault("at", step.get("due"));
    return time instanceof Map<?, ?> at ? String.valueOf(at.get("as-written")) : "-";
  }

  @ParameterizedTest
  @MethodSource("plans")
  void whatIsOpenedOnTheWayForwardIsClosedThere(String name) {
    var file = file(name);
    Predicate<Phase.Kind> forward = kind -> kind != Phase.Kind.FALLBACK;
    var opened = all(steps(file, forward), StepKeys.OPENS);
    var closed = all(steps(file, forward), StepKeys.CLOSES);
    assertThat(closed).containsExactlyInAnyOrderElementsOf(opened);
    assertThat(opened).containsAll(
        all(steps(file, kind -> kind == Phase.Kind.FALLBACK), StepKeys.CLOSES));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void aConditionNamesAStateOrAnOutcomeThatTheCommandCanHave(String name) {
    var file = file(name);
    Map<String, Set<String>> words = new HashMap<>();
    steps(file).forEach(step -> step.get(StepKeys.ID).ifPresent(id -> {
      var known = new HashSet<>(STATES);
      step.get(StepKeys.RUN).flatMap(run -> run.get(RunKeys.OUTCOMES))
          .ifPresent(outcomes -> known.addAll(outcomes.values()));
      words.put(id.value(), known);
    }));
    assertThat(steps(file).flatMap(step -> step.get(StepKeys.ONLY_IF).stream()))
        .extracting(Terms.OnlyIf::asWritten).allSatisfy(condition -> {
          var said = condition.split(" is ", -1);
          assertThat(words.get(said[0])).contains(said[1]);
        });
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyCheckSaysWhatThereIsToSee(String name) {
    assertThat(steps(file(name)).flatMap(step -> step.get(StepKeys.CHECK).stream())
        .flatMap(List::stream).filter(check -> !check.has(CheckKeys.EXPECTED))
        .map(check -> check.need(CheckKeys.TEXT))).isEmpty();
  }
}
