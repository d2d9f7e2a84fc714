package rollcall.commands.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.commands.SmallRelease;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;

class GrammarTest {
  private static final Grammar GRAMMAR = new Grammar("!", "rc");
  private static final StepRef ONE = new StepRef.TheOne();

  @ParameterizedTest
  @ValueSource(strings = {"!ack 3", "!ACK 3", "!take 3", "!release ack 3", "rc: ack 3",
      "rc, take 3", "RC: !ack 3", "  !ack\u00a0\u20033 ", "!ack 3.", "!ack\t3"})
  void everyWayOfSpeakingToItIsTheSame(String line) {
    assertThat(asked(line)).isEqualTo(new Request.Take(step("3")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "!!!", "hello", "!?", "ack 3", "rcx: ack 3", "rc", "! ack 3",
      "that was done by rc: ack"})
  void whatIsNotForTheBotIsTalk(String line) {
    assertThat(GRAMMAR.hear(line)).isEqualTo(new Heard.Talk());
  }

  @Test
  void stepNumbersOfTheFallbackMayBeInLowerCase() {
    assertThat(asked("!ack f2")).isEqualTo(new Request.Take(step("F2")));
  }

  @Test
  void bareWordsMeanTheOneThatWaits() {
    assertThat(asked("!ack")).isEqualTo(new Request.Take(ONE));
    assertThat(asked("!done")).isEqualTo(done(ONE, Optional.empty()));
    assertThat(asked("!done all fine")).isEqualTo(done(ONE, Optional.of("all fine")));
  }

  @Test
  void doneTakesValuesThenTimeThenPersonThenNote() {
    assertThat(asked("!done 1 marker=R018 at 09:09 for prabhu the note"))
        .isEqualTo(new Request.Done(step("1"), Map.of("marker", "R018"),
            Optional.of(LocalTime.of(9, 9)), Optional.of(new PersonId("prabhu")),
            Optional.of("the note")));
    assertThat(asked("!done 1 at last")).isEqualTo(done(step("1"), Optional.of("at last")));
    assertThat(asked("!done 1 -- at 10:00 it died"))
        .isEqualTo(done(step("1"), Optional.of("at 10:00 it died")));
  }

  @Test
  void aBareStopHoldsAndAStopWithAStepStopsIt() {
    assertThat(asked("!stop")).isEqualTo(new Request.Hold(Vocabulary.STOPPED));
    assertThat(asked("!stop it burns")).isEqualTo(new Request.Hold("it burns"));
    assertThat(asked("!stop 7")).isEqualTo(new Request.Stop(step("7")));
  }

  @Test
  void theRestOfTheRunsVerbs() {
    assertThat(asked("!fallback to before-upgrade grades wrong"))
        .isEqualTo(new Request.Fallback(Optional.of(new RestorePoint("before-upgrade")),
            "grades wrong"));
    assertThat(asked("!fallback wrong")).isEqualTo(new Request.Fallback(Optional.empty(), "wrong"));
    assertThat(asked("!abort smartsite-x7k2 no power"))
        .isEqualTo(new Request.Abort(new RunId("smartsite-x7k2"), "no power"));
    assertThat(asked("!start 5:10"))
        .isEqualTo(new Request.Start(Optional.of(LocalTime.of(5, 10))));
    assertThat(asked("!assign 3 @sandra"))
        .isEqualTo(new Request.Assign(step("3"), new PersonId("sandra"), Optional.empty()));
    assertThat(asked("!y 22")).isEqualTo(new Request.Yes(22));
    assertThat(asked("!n 22")).isEqualTo(new Request.No(22));
  }

  @Test
  void questionsAreHeard() {
    assertThat(GRAMMAR.hear("!where")).isEqualTo(new Heard.Look(new Question.Status()));
    assertThat(GRAMMAR.hear("!log 50")).isEqualTo(new Heard.Look(new Question.Log(50)));
    assertThat(GRAMMAR.hear("!output 2 sakai1")).isEqualTo(new Heard.Look(
        new Question.Output(new StepNumber("2"), Optional.of(new HostName("sakai1")))));
    assertThat(GRAMMAR.hear("!plan F1"))
        .isEqualTo(new Heard.Look(new Question.ShowPlan(Optional.of(step("F1")))));
    assertThat(GRAMMAR.hear("rc:")).isEqualTo(new Heard.Look(new Question.Help(Optional.empty())));
  }

  @Test
  void openingNamesPlanEnvironmentAndDate() {
    assertThat(GRAMMAR.hear("!open smartsite staging 2026-11-22"))
        .isEqualTo(new Heard.Open(new PlanId("smartsite"),
            Optional.of(new Environment("staging")), Optional.of(LocalDate.of(2026, 11, 22)),
            false));
    assertThat(GRAMMAR.hear("!open smartsite 2026-11-22")).isEqualTo(new Heard.Open(
        new PlanId("smartsite"), Optional.empty(), Optional.of(LocalDate.of(2026, 11, 22)), false));
  }

  @Test
  void aRehearsalIsAskedForAsARunIs() {
    assertThat(GRAMMAR.hear("!rehearse smartsite staging 2026-11-22"))
        .isEqualTo(new Heard.Open(new PlanId("smartsite"),
            Optional.of(new Environment("staging")), Optional.of(LocalDate.of(2026, 11, 22)),
            true));
    assertThat(GRAMMAR.hear("!rehearse smartsite")).isEqualTo(
        new Heard.Open(new PlanId("smartsite"), Optional.empty(), Optional.empty(), true));
    assertThat(GRAMMAR.hear("!rehearse")).isInstanceOf(Heard.Unclear.class);
  }

  @Test
  void catchupIsAQuestion() {
    assertThat(GRAMMAR.hear("!catchup")).isEqualTo(new Heard.Look(new Question.CatchUp()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "!skip 3 | the reason is missing", "!fail broken | \"broken\" is no step number",
      "!run | step number is missing", "!ack 3 please | \"please\" is a word too many",
      "!ack 0 | \"0\" is no step number", "!start soon | \"soon\" is no time of day, as 09:30",
      "!done 1 at 25:00 | \"25:00\" is no time of day, as 09:30",
      "!start 8.30am | \"8.30am\" is no time of day: did you mean 08:30?",
      "!start 5.30 pm | \"5.30\" is no time of day: did you mean 17:30?",
      "!start 13.30 pm | \"13.30\" is no time of day, as 09:30",
      "!done 1 m=a;b | the value of \"m\" may hold letters, digits and ._:/@+=,- only",
      "!done 1 m=a/../b | the value of \"m\" has `..` among its parts",
      "!done 1 m=a m=b | \"m\" stands twice", "!yes | question's number is missing",
      "!log 51 | \"51\" is no number of lines from 1 to 50", "!hold | the reason is missing",
      "!fallback to before-upgrade | the reason is missing",
      "!amend now | \"now\" is a word too many",
      "!more 7 soon | \"soon\" is no time, as 5m or 1h30m",
      "!more 7 25h | \"25h\" is no time, as 5m or 1h30m", "!ok 7 | \"7\" is no check, as 7a",
      "!fail 7b | the reason is missing", "!nogo 8 | the reason is missing",
      "!todo done x | \"x\" is no number of a to-do", "!stop 7b | \"7b\" is no step number",
      "!open x tomorrow soon | \"soon\" is no date, as 2026-11-21"})
  void whatIsWrongIsSaidExactly(String line, String what) {
    assertThat(unclear(line).what()).isEqualTo(what);
  }

  @ParameterizedTest
  @CsvSource({"!akc 3,!ack", "!dne,!done", "!statsu,!status", "!fallbak x,!fallback"})
  void theNearestRightWordIsNamed(String line, String nearest) {
    assertThat(unclear(line).nearest()).contains(nearest);
  }

  @Test
  void theUsageIsGivenWithTheVerb() {
    assertThat(unclear("!skip 3").usage()).isEqualTo("!skip N why");
    assertThat(unclear("!zzzzzz").nearest()).isEmpty();
  }

  @Test
  void textsAndLinesHaveABound() {
    var fits = "x".repeat(Words.LONGEST_TEXT);
    assertThat(asked("!note " + fits)).isEqualTo(new Request.Note(fits));
    assertThat(unclear("!note x" + fits).what())
        .isEqualTo("the text is longer than 300 characters");
    assertThat(unclear("!note " + "x".repeat(Grammar.LONGEST_LINE)).what())
        .isEqualTo("a line of more than 1000 characters is not read");
    assertThat(GRAMMAR.hear("x".repeat(100_000))).isEqualTo(new Heard.Talk());
  }

  @Test
  void aValueHasAtMostTwoHundredCharacters() {
    assertThat(asked("!done 1 m=" + "a".repeat(200))).isInstanceOf(Request.Done.class);
    assertThat(asked("!done 1 m=v1..2")).isInstanceOf(Request.Done.class);
    for (var bad : List.of("a".repeat(201), "", "-rf", "$(touch", "`x`", "..", "a/..", "a/../b",
        "ä")) {
      assertThat(unclear("!done 1 m=" + bad).what()).as(bad)
          .startsWith("the value of \"m\" ");
    }
  }

  @Test
  void completionOffersVerbsThenWhatFitsTheRun() {
    var state = RunState.of(SmallRelease.opened(SmallRelease.plan(), false));
    assertThat(GRAMMAR.complete("!a", state)).containsExactly("!ack", "!assign", "!accept",
        "!away", "!approve", "!amend", "!abort");
    assertThat(GRAMMAR.complete("!abort ", state)).containsExactly(SmallRelease.RUN.value());
    assertThat(GRAMMAR.complete("!assign 3 s", state)).containsExactly("sandra");
    assertThat(GRAMMAR.complete("!done 1 ", state)).containsExactly("marker=");
    assertThat(GRAMMAR.complete("nonsense ", state)).isEmpty();
  }

  private static Request done(StepRef step, Optional<String> note) {
    return new Request.Done(step, Map.of(), Optional.empty(), Optional.empty(), note);
  }

  private static StepRef step(String number) {
    return new StepRef.Numbered(new StepNumber(number));
  }

  private static Request asked(String line) {
    assertThat(GRAMMAR.hear(line)).as(line).isInstanceOf(Heard.Ask.class);
    return ((Heard.Ask) GRAMMAR.hear(line)).request();
  }

  private static Heard.Unclear unclear(String line) {
    assertThat(GRAMMAR.hear(line)).as(line).isInstanceOf(Heard.Unclear.class);
    return (Heard.Unclear) GRAMMAR.hear(line);
  }
}
