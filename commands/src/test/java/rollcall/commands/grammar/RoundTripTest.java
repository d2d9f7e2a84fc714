package rollcall.commands.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rollcall.commands.SmallRelease;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunId;
import rollcall.plans.run.StepRef;

/** Whatever can be asked can be said, and is heard as what was asked. */
class RoundTripTest {
  private static final int ROUNDS = 20_000;
  private static final int LINES = 100_000;
  private static final long SEED = 20_090_818;
  private static final List<String> AWKWARD = List.of("--", "at", "10:30", "for", "prabhu", "to",
      "7", "F2", "marker=R018", "x=", "why", "!ack", "yes", "é", "😀", "a  b", "\"", "-- --");
  private static final Grammar GRAMMAR = new Grammar("!", "rc");
  private final Random random = new Random(SEED);

  @Test
  void everyRequestIsHeardAsItIsSaid() {
    Set<Class<?>> seen = new HashSet<>();
    for (int i = 0; i < ROUNDS; i++) {
      for (var request : oneOfEach()) {
        seen.add(request.getClass());
        var said = GRAMMAR.say(request);
        assertThat(GRAMMAR.hear(said)).as(said).isEqualTo(new Heard.Ask(request));
      }
    }
    seen.add(Request.Amend.class);
    assertThat(seen).isEqualTo(verbs(Request.class).collect(Collectors.toSet()));
  }

  /** What it would adopt is the plan's file, which no line of chat can hold. */
  @Test
  void anAmendmentIsSaidWithoutThePlan() {
    var amend = new Request.Amend(SmallRelease.plan());
    assertThat(GRAMMAR.hear(GRAMMAR.say(amend))).isEqualTo(new Heard.Amend());
  }

  private static Stream<Class<?>> verbs(Class<?> kind) {
    return kind.isRecord()
        ? Stream.of(kind)
        : Stream.of(kind.getPermittedSubclasses()).flatMap(RoundTripTest::verbs);
  }

  @Test
  void noLineMakesItFail() {
    for (int i = 0; i < LINES; i++) {
      var line = mutated();
      assertThat(GRAMMAR.hear(line)).as(line).isNotNull();
    }
  }

  private List<Request> oneOfEach() {
    return List.of(new Request.Take(maybe()), new Request.Run(step()),
        new Request.Done(maybe(), values(), time(), person(), some(this::text)),
        new Request.Fail(step(), text()), new Request.Redo(step(), random.nextBoolean()),
        new Request.Skip(step(), text()), new Request.Stop(step()),
        new Request.Assign(step(), new PersonId("sandra"), Optional.of("prabhu is ill")),
        new Request.Accept(maybe()),
        new Request.Undone(step(), text()), new Request.More(step(), length()),
        new Request.Go(step(), some(this::text)), new Request.NoGo(step(), text()),
        new Request.CheckOk(step(), letter()), new Request.CheckFail(step(), letter(), text()),
        new Request.CheckSkip(step(), letter(), text()),
        new Request.CheckAssign(step(), letter(), new PersonId("wei"), Optional.of("quinn is ill")),
        new Request.Cover(new PersonId("prabhu"), new PersonId("wei")),
        new Request.MoveStart(LocalTime.of(5, 30)), new Request.Away(length()),
        new Request.Lead(new PersonId("sandra")),
        new Request.Suspend(new PersonId("mallory"), text()),
        new Request.Reinstate(new PersonId("mallory"), text()),
        new Request.Waive("no-fallback", text()), new Request.Todo(person(), text()),
        new Request.TodoDone(1 + random.nextInt(99)), new Request.Approve("3f9a2c07"),
        new Request.Start(time()), new Request.Preflight(), new Request.Here(),
        new Request.Hold(text()),
        new Request.Resume(), new Request.Note(text()),
        new Request.Fallback(some(() -> new RestorePoint("before-upgrade")), text()),
        new Request.Abort(new RunId("smartsite-x7k2"), text()), new Request.End(),
        new Request.Yes(1 + random.nextInt(1000)), new Request.No(Long.MAX_VALUE / 100));
  }

  private Duration length() {
    return Duration.ofMinutes(1 + random.nextInt(1440));
  }

  private CheckLetter letter() {
    return CheckLetter.at(random.nextInt(40));
  }

  private StepRef maybe() {
    return random.nextInt(4) == 0 ? new StepRef.TheOne() : step();
  }

  private StepRef step() {
    return new StepRef.Numbered(new StepNumber(
        (random.nextBoolean() ? "F" : "") + (1 + random.nextInt(99))
            + (random.nextInt(5) == 0 ? ".1" : "")));
  }

  private Map<String, String> values() {
    var values = new TreeMap<String, String>();
    for (int i = random.nextInt(3); i > 0; i--) {
      values.put("name" + i, random.nextBoolean() ? "R018" : "a=b/c:" + i);
    }
    return values;
  }

  private Optional<LocalTime> time() {
    return some(() -> LocalTime.of(random.nextInt(24), random.nextInt(60)));
  }

  private Optional<PersonId> person() {
    return some(() -> new PersonId("prabhu"));
  }

  private <T> Optional<T> some(java.util.function.Supplier<T> made) {
    return random.nextBoolean() ? Optional.of(made.get()) : Optional.empty();
  }

  private String text() {
    return random.ints(1 + random.nextInt(4), 0, AWKWARD.size()).mapToObj(AWKWARD::get)
        .collect(Collectors.joining(" "));
  }

  private String mutated() {
    var requests = oneOfEach();
    var line = new StringBuilder(GRAMMAR.say(requests.get(random.nextInt(requests.size()))));
    for (int i = random.nextInt(6); i > 0; i--) {
      int at = random.nextInt(line.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> line.insert(at, (char) random.nextInt(0x10000));
        case 1 -> line.insert(at, (char) random.nextInt(0x100));
        case 2 -> line.delete(at, Math.min(line.length(), at + 3));
        default -> line.insert(at, line.substring(random.nextInt(at + 1), at));
      }
    }
    return line.toString();
  }
}
