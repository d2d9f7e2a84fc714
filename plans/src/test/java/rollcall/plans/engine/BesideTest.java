package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.engine.Release.Steps;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Opening;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.run.Shared;

/** What two open runs share is on the record of the one that is opened or started later. */
class BesideTest {
  private static final Opening.Channel OTHER = new Opening.Channel("net", "#other");

  private static Plan plan(Step... steps) {
    return Steps.plan(Steps.release(steps));
  }

  private static RunState open(String run, Plan plan, boolean rehearsal, Moment moment) {
    return RunState.replay(RunEngine.open(new Opening(new RunId(run), plan, rehearsal, OTHER,
        THOMAS, Set.of(THOMAS, SANDRA, PRABHU), 0, ""), by(), moment));
  }

  private static Actor by() {
    return new Actor.Person(THOMAS, Release.account(THOMAS));
  }

  private static Moment alone() {
    return new Moment(Release.OPENED, Sites.with(List.of()));
  }

  private static List<Shared> shared(Plan yours, boolean rehearsal, RunState... others) {
    var moment = new Moment(Release.OPENED, Sites.with(List.of()), List.of(others));
    var opening = new Opening(new RunId("yours-1"), yours, rehearsal,
        new Opening.Channel("net", "#release"), THOMAS, Set.of(THOMAS), 0, "");
    return RunEngine.open(opening, by(), moment).stream().skip(1).map(Entry::event)
        .filter(RunEvent.RunsBeside.class::isInstance)
        .flatMap(e -> ((RunEvent.RunsBeside) e).shared().stream()).toList();
  }

  private static Step users(Step step) {
    return Steps.with(new Effects(false, Optional.empty(), Optional.empty(),
        Optional.of(Effects.Users.OUT), Set.of()), step);
  }

  private static Step on(String host, Step step) {
    return Steps.running(Work.Order.ALL_AT_ONCE, List.of(host), step);
  }

  private static List<StepNumber> numbers(String... numbers) {
    return Stream.of(numbers).map(StepNumber::new).toList();
  }

  private static Shared one(Shared.Kind kind, List<String> what, String its, String own) {
    return new Shared(new RunId("theirs-1"), OTHER, kind, what, numbers(its), numbers(own));
  }

  private static RunState theirs(Step... steps) {
    return open("theirs-1", plan(steps), false, alone());
  }

  @Test
  @Tag("R84")
  void whoIsNeededInTwoRunsAtOneTimeIsNamed() {
    var other = theirs(Steps.lasting(10, Steps.step("a", "1", THOMAS)),
        Steps.lasting(10, Steps.step("b", "2", PRABHU, "a")));
    assertThat(shared(plan(Steps.lasting(15, Steps.step("x", "1", SANDRA)),
        Steps.lasting(5, Steps.step("y", "2", PRABHU, "x"))), false, other))
        .containsExactly(one(Shared.Kind.PEOPLE, List.of("prabhu"), "2", "2"));
  }

  @Test
  void whoIsNeededInTwoRunsOneAfterTheOtherIsNot() {
    var other = theirs(Steps.lasting(10, Steps.step("a", "1", PRABHU)));
    assertThat(shared(plan(Steps.lasting(10, Steps.step("x", "1", SANDRA)),
        Steps.lasting(5, Steps.step("y", "2", PRABHU, "x"))), false, other)).isEmpty();
  }

  @Test
  @Tag("R84")
  void aHostOfTwoRunsIsNamedWheneverThatIs() {
    var other = theirs(Steps.lasting(10, on("stubing", Steps.step("a", "1", THOMAS))));
    assertThat(shared(plan(Steps.lasting(10, Steps.step("x", "1", SANDRA)),
        Steps.lasting(10, on("stubing", Steps.step("y", "2", PRABHU, "x")))), false, other))
        .containsExactly(one(Shared.Kind.HOSTS, List.of("stubing"), "1", "2"));
  }

  @Test
  @Tag("R84")
  void usersWhoAreOutForTwoRunsAreNamed() {
    var other = theirs(Steps.lasting(10, users(Steps.step("a", "1", THOMAS))));
    assertThat(shared(plan(Steps.lasting(10, users(Steps.step("x", "1", SANDRA)))), false, other))
        .containsExactly(one(Shared.Kind.USERS, List.of(), "1", "1"));
  }

  @Test
  void aRehearsalSharesNothingButPeoplesTime() {
    var other = theirs(Steps.lasting(10, users(on("stubing", Steps.step("a", "1", THOMAS)))));
    assertThat(shared(plan(Steps.lasting(10, users(on("stubing",
        Steps.step("x", "1", THOMAS))))), true, other))
        .containsExactly(one(Shared.Kind.PEOPLE, List.of("thomas"), "1", "1"));
  }

  @Test
  void onlySoMuchIsSaidAtOnce() {
    var step = Steps.lasting(10, on("stubing", Steps.step("a", "1", THOMAS)));
    var others = IntStream.range(0, Beside.MOST_LINES)
        .mapToObj(i -> open("theirs-" + i, plan(step), false, alone())).toArray(RunState[]::new);
    assertThat(shared(plan(step), false, others)).hasSize(Beside.MOST_LINES);
  }

  @Test
  void aSharedListIsNoLongerThanItsBound() {
    var many = IntStream.rangeClosed(1, Shared.MOST + 1)
        .mapToObj(i -> new StepNumber(String.valueOf(i))).toList();
    var names = many.stream().map(StepNumber::value).toList();
    var shared = new Shared(new RunId("theirs-1"), OTHER, Shared.Kind.HOSTS, names, many, many);
    assertThat(List.of(shared.what().size(), shared.theirs().size(), shared.yours().size()))
        .containsOnly(Shared.MOST);
  }

  @Test
  void itIsSaidBeforeAStartIsReadBackAndNeverRefusesIt() {
    var step = Steps.lasting(10, Steps.step("a", "1", THOMAS));
    var other = theirs(step);
    var yours = open("yours-1", Steps.plan(Steps.release(step),
        Steps.fallback("p", Steps.step("f", "F1", THOMAS))), false, alone());
    var moment = new Moment(Release.OPENED, Sites.with(List.of()), List.of(other));
    var asked = new Input.Asked(new Actor.Person(THOMAS, Release.account(THOMAS)),
        new Request.Start(Optional.empty()), Optional.empty());
    var entries = RunEngine.decide(yours, asked, moment);
    assertThat(entries.stream().map(e -> e.event().getClass().getSimpleName()))
        .containsExactly("RunsBeside", "Proposed");
    assertThat(RunEngine.decide(yours, asked, moment)).isEqualTo(entries);
  }
}
