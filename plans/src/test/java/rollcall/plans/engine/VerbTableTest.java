package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.ANN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;
import static rollcall.plans.engine.Release.Steps.plan;
import static rollcall.plans.engine.Release.Steps.release;
import static rollcall.plans.engine.Release.Steps.running;
import static rollcall.plans.engine.Release.Steps.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Work;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.StepRef;

/**
 * What every verb about a step does in every state of it, for its owner, for the lead and for
 * somebody else of the people file: {@code verbs.md} beside this class is what people can rely on,
 * and this test is what keeps it true.
 */
class VerbTableTest {
  private static final StepRef STEP = new StepRef.Numbered(new StepNumber("2"));
  private static final ExecutionId WORK = new ExecutionId(new RunId("smartsite-test"),
      new StepId("deploy"), 1, new HostName("h1"));
  private static final SequencedMap<String, PersonId> PEOPLE = people();
  private static final SequencedMap<String, Function<StepRef, Request>> VERBS = verbs();
  private static final SequencedMap<String, Consumer<Release>> STATES = states();

  private static SequencedMap<String, PersonId> people() {
    var people = new LinkedHashMap<String, PersonId>();
    people.put("owner", PRABHU);
    people.put("lead", THOMAS);
    people.put("other", ANN);
    return people;
  }

  private static SequencedMap<String, Function<StepRef, Request>> verbs() {
    var verbs = new LinkedHashMap<String, Function<StepRef, Request>>();
    verbs.put("take", Request.Take::new);
    verbs.put("run", Request.Run::new);
    verbs.put("done", s -> done(s, Optional.empty()));
    verbs.put("done for the owner", s -> done(s, Optional.of(PRABHU)));
    verbs.put("fail", s -> new Request.Fail(s, "why"));
    verbs.put("redo", Request.Redo::new);
    verbs.put("skip", s -> new Request.Skip(s, "why"));
    verbs.put("stop", Request.Stop::new);
    verbs.put("assign", s -> new Request.Assign(s, SANDRA));
    return verbs;
  }

  private static Request done(StepRef step, Optional<PersonId> who) {
    return new Request.Done(step, Map.of(), Optional.empty(), who, Optional.empty());
  }

  /** From a step that waits behind step 1, owned by prabhu, with a command on one host. */
  private static SequencedMap<String, Consumer<Release>> states() {
    var states = new LinkedHashMap<String, Consumer<Release>>();
    states.put("waiting", _ -> {
    });
    states.put("called", VerbTableTest::call);
    states.put("taken", r -> then(r, VerbTableTest::call, new Request.Take(STEP)));
    states.put("running", VerbTableTest::start);
    states.put("done", r -> then(r, VerbTableTest::call, done(STEP, Optional.empty())));
    states.put("failed", r -> then(r, VerbTableTest::call, new Request.Fail(STEP, "why")));
    states.put("skipped", r -> {
      call(r);
      r.asks(THOMAS, new Request.Skip(STEP, "why"));
    });
    states.put("stopped", r -> {
      stop(r);
      r.saw(new RunEvent.WorkKilled(WORK, ""));
    });
    states.put("unknown, may still run", r -> {
      stop(r);
      r.saw(new RunEvent.WorkUnseen(WORK, "no route"));
    });
    states.put("unknown, lost", r -> {
      start(r);
      r.saw(new RunEvent.WorkLost(WORK, "rebooted"));
    });
    states.put("closed", r -> {
      call(r);
      r.asks(THOMAS, new Request.Fallback(Optional.empty(), "why"));
      r.asks(THOMAS, new Request.Yes(r.state().proposals().lastEntry().getKey()));
    });
    return states;
  }

  private static void call(Release run) {
    run.asks(THOMAS, new Request.Done(new StepRef.Numbered(new StepNumber("1")), Map.of(),
        Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static void start(Release run) {
    then(run, VerbTableTest::call, new Request.Run(STEP));
    run.saw(new RunEvent.WorkBegun(WORK, "boot", "folder"));
  }

  private static void stop(Release run) {
    then(run, VerbTableTest::start, new Request.Stop(STEP));
  }

  private static void then(Release run, Consumer<Release> before, Request request) {
    before.accept(run);
    run.asks(PRABHU, request);
  }

  private static Release run(Consumer<Release> until) {
    var plan = plan(
        release(step("first", "1", THOMAS),
            running(Work.Order.ONE_BY_ONE, List.of("h1"), step("deploy", "2", PRABHU, "first")),
            step("last", "3", SANDRA, "deploy")),
        Release.Steps.fallback("p", step("back", "F1", THOMAS)));
    var run = new Release(plan, Sites.with(List.of("h1")), 0).started();
    until.accept(run);
    return run;
  }

  private static String cell(Consumer<Release> state, PersonId who, Request request) {
    var run = run(state);
    return run.asks(who, request).stream().map(VerbTableTest::word).flatMap(Optional::stream)
        .distinct().collect(Collectors.joining(", "));
  }

  private static Optional<String> word(RunEvent event) {
    return switch (event) {
      case RunEvent.Rejected(var _, Rejection.NotYours _) -> Optional.of("not theirs");
      case RunEvent.Rejected(var _, Rejection why) -> Optional.of("no: " + words(why.getClass()));
      case RunEvent.Proposed p -> Optional.of("read back: " + p.would().stream()
          .map(VerbTableTest::word).flatMap(Optional::stream).collect(Collectors.joining(", ")));
      case RunEvent.StepAssigned _ -> Optional.of("offered to sandra");
      case RunEvent.OfStep e when e.step().value().equals("deploy") ->
        Optional.of("**" + words(e.getClass()).replace("step ", "") + "**");
      case RunEvent.OfStep e -> Optional.of(e.step() + " " + words(e.getClass())
          .replace("step ", ""));
      case RunEvent.WorkOrdered _ -> Optional.of("command ordered");
      case RunEvent.StopOrdered _ -> Optional.of("stop ordered");
      case RunEvent _ -> Optional.empty();
    };
  }

  private static String words(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static String table() {
    var head = """
        # What every verb does to a step, in every state of it

        The step has a command on one host; `first` comes before it, `last` after it. It is
        prabhu's; "other" is somebody else of the people file. **Bold** is what becomes of the
        step itself.
        """;
    var states = STATES.entrySet().stream().flatMap(s -> state(s.getKey(), s.getValue()));
    return head + states.map(line -> line + System.lineSeparator()).collect(Collectors.joining());
  }

  private static Stream<String> state(String name, Consumer<Release> until) {
    var head = Stream.of("", "## " + name, "", row("verb", PEOPLE.keySet().stream()),
        row("---", PEOPLE.keySet().stream().map(_ -> "---")));
    var rows = VERBS.entrySet().stream().map(verb -> row(verb.getKey(),
        PEOPLE.values().stream().map(who -> cell(until, who, verb.getValue().apply(STEP)))));
    return Stream.concat(head, rows);
  }

  private static String row(String first, Stream<String> cells) {
    return "| " + first + " | " + cells.collect(Collectors.joining(" | ")) + " |";
  }

  @Test
  void theTableOfVerbsIsWhatTheEngineDoes() {
    assertThat(table()).isEqualTo(written());
  }

  @Test
  void theTableHasEveryStateAndEveryVerbOfAStep() {
    var states = STATES.values().stream().map(s -> run(s).status("deploy").word()).distinct();
    assertThat(states).hasSize(rollcall.plans.run.StepStatus.class.getPermittedSubclasses().length);
    var verbs = VERBS.values().stream().<Class<?>>map(v -> v.apply(STEP).getClass()).distinct();
    assertThat(verbs)
        .containsExactlyInAnyOrder(Request.OnStep.class.getPermittedSubclasses());
  }

  private static String written() {
    try (var in = VerbTableTest.class.getResourceAsStream("/verbs.md")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
