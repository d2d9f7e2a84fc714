package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.THOMAS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollcall.plans.run.Request;
import rollcall.plans.run.StepStatus;

/**
 * What every verb does in every state of every kind of step, and of a run, for everybody: two pages
 * beside the engine say so to people, and this test keeps them true. Where they differ, what the
 * engine does now is written into the module's {@code target} folder, to be looked at and copied.
 */
class VerbTableTest {
  private static final Path PAGES = Path.of("src/main/java/rollcall/plans/engine");
  private static final Path ACTUAL = Path.of("target");

  private static String table() {
    var head = """
        # What every verb does

        Made by `VerbTableTest` from what the engine does, and compared with it in every build.

        In each state, one row a verb, one column a kind of people. "–" is a refusal because it is
        not theirs to say, "no" one for another reason. A number in bold is a step, with what
        becomes of it: the step that is spoken to is always 2, 1 comes before it and 3 after it.
        "asks back" reads the rest back and waits for the same person's `yes`, "asks another lead"
        for that person's. The lead is thomas, his deputy sandra, who owns step 3; "other" is
        somebody of the people file who has no part in it, "stranger" nobody of the file.
        """;
    return page(head, Stream.concat(Kind.ALL.stream().flatMap(VerbTableTest::ofKind), ofRuns()));
  }

  private static Stream<String> ofKind(Kind kind) {
    var tables = new LinkedHashMap<String, VerbTable>();
    kind.states().forEach((state, walk) -> {
      var run = kind.walk(walk);
      tables.put(state,
          new VerbTable(run.state(), run.moment(), kind.people(), Verbs.OF_STEPS));
    });
    return section(kind.title(), kind.meaning(), tables);
  }

  private static Stream<String> ofRuns() {
    var tables = new LinkedHashMap<String, VerbTable>();
    Stage.ALL.forEach((stage, run) -> {
      var verbs = new LinkedHashMap<String, Request>();
      Verbs.OF_RUNS.forEach((verb, request) -> verbs.put(verb, request.apply(run.state())));
      tables.put(stage, new VerbTable(run.state(), run.moment(), Stage.PEOPLE, verbs));
    });
    return section("A run", """
        Step 1 is to be done days before, 2 is a command, 3 is by hand. The lead has opened it;
        prabhu owns 1 and 2; zoe is suspended.""", tables);
  }

  private static Stream<String> section(String title, String meaning,
      SequencedMap<String, VerbTable> tables) {
    var never = new LinkedHashMap<>(tables.firstEntry().getValue().refused());
    tables.values().forEach(table -> never.entrySet().retainAll(table.refused().entrySet()));
    var head = Stream.concat(Stream.of("", "## " + title, "", meaning),
        VerbTable.refusals("In no state is anything done by", never));
    return Stream.concat(head, tables.entrySet().stream().flatMap(e -> Stream
        .concat(Stream.of("", "### " + title + ": " + e.getKey()), e.getValue().lines(never))));
  }

  private static String diagrams() {
    var head = """
        # The states of a step

        Made by `VerbTableTest` from the walks behind [the table of verbs](verbs.md), and compared
        with it in every build. An arrow names the verbs that lead along it; what is in brackets
        happens by itself.
        """;
    return page(head, Kind.ALL.stream().flatMap(kind -> Stream
        .concat(Stream.of("", "## " + kind.title(), ""), ways(kind).lines())));
  }

  private static Ways ways(Kind kind) {
    var ways = new Ways();
    kind.states().values().stream().map(kind::walk).forEach(run -> {
      ways.walked(run.entries());
      Verbs.OF_STEPS.forEach((verb, request) -> kind.people().values()
          .forEach(who -> ways.said(run.state(), run.moment(), who, verb, request)));
      ways.said(run.state(), run.moment(), THOMAS, "fallback", Say.fallback());
    });
    return ways;
  }

  private static String page(String head, Stream<String> lines) {
    return head + lines.map(line -> line + "\n").collect(Collectors.joining());
  }

  @Test
  void theTableOfVerbsIsWhatTheEngineDoes() throws IOException {
    isWritten("verbs.md", table());
  }

  @Test
  void thePictureOfTheStatesIsWhatTheEngineDoes() throws IOException {
    isWritten("states.md", diagrams());
  }

  private static void isWritten(String name, String actual) throws IOException {
    var page = PAGES.resolve(name);
    var written = Files.exists(page) ? Files.readString(page) : "";
    if (!written.equals(actual)) {
      Files.createDirectories(ACTUAL);
      Files.writeString(ACTUAL.resolve(name), actual);
    }
    assertThat(written.lines())
        .as("%s is not what the engine does; see %s", page, ACTUAL.resolve(name))
        .containsExactlyElementsOf(actual.lines().toList());
  }

  @Test
  void theTableHasEveryRequest() {
    var state = Stage.ALL.firstEntry().getValue().state();
    var asked = Stream.concat(Verbs.OF_STEPS.values().stream(),
        Verbs.OF_RUNS.values().stream().map(verb -> verb.apply(state)));
    assertThat(asked.map(Object::getClass).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(records(Request.class).toList());
  }

  static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(VerbTableTest::records)
        : Stream.of(type);
  }

  @Test
  void theTableHasEveryStateOfAStep() {
    List<Class<?>> seen = Kind.ALL.stream()
        .flatMap(kind -> kind.states().values().stream().map(kind::walk))
        .<Class<?>>map(run -> run.status("it").getClass()).distinct().toList();
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(records(StepStatus.class).toList());
  }
}
