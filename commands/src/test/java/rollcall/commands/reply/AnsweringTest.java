package rollcall.commands.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.commands.SmallRelease.PRABHU;
import static rollcall.commands.SmallRelease.SANDRA;
import static rollcall.commands.SmallRelease.THOMAS;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollcall.commands.grammar.Question;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Request;

class AnsweringTest {
  private final Walk walk = Walk.live();

  @BeforeEach
  void theFirstStepIsCalled() {
    walk.says("04:12", THOMAS, "!start");
    walk.heard(THOMAS, "!yes 2");
    walk.until("05:14");
  }

  @Test
  void statusIsTheOutlookInOneLine() {
    assertThat(asked(new Question.Status(), Optional.empty())).containsExactly(
        "step 1 of 6, 14 min late, end 06:06, spare 114 min, last moment to fall back 07:35.");
  }

  @Test
  void aStrangerGetsStatusAndHelpOnly() {
    assertThat(asked(new Question.Mine(), Optional.of(new PersonId("eve"))))
        .containsExactly("That is for people of this run. You may ask !status.");
  }

  @Test
  void mineNamesWhatWaitsOnTheSpeaker() {
    assertThat(asked(new Question.Mine(), Optional.of(SANDRA)))
        .containsExactly("1 Set DB markers (waits for sandra since 05:00)");
    assertThat(asked(new Question.Mine(), Optional.of(PRABHU)))
        .containsExactly("Nothing waits on you now.");
    assertThat(asked(new Question.Who(), Optional.of(PRABHU)))
        .containsExactly("The run waits: 1 Set DB markers (waits for sandra since 05:00)");
  }

  @Test
  void nextAndEtaAreClockTimes() {
    assertThat(asked(new Question.Next(), Optional.of(SANDRA)))
        .containsExactly("Next: 2 Maintenance mode on, stop Sakai, thomas, about 05:19.");
    assertThat(asked(new Question.Eta(), Optional.of(SANDRA))).containsExactly(
        "End 06:06, spare 114 min. Users back 06:06, last moment to fall back 07:35.",
        "It hangs on 1 (sandra, until 05:19), 2 (thomas, until 05:21), 3 (prabhu, until 05:49), "
            + "4 (prabhu, until 05:54), and 2 more. All (plan).");
  }

  @Test
  void thePlanIsPagedAndSaysHowToGoOn() {
    assertThat(asked(new Question.ShowPlan(Optional.empty()), Optional.of(SANDRA)))
        .hasSize(Answering.PAGE + 1).endsWith("1 more: !plan F3");
  }

  @Test
  void helpShowsWhatTheSpeakerMayDoNow() {
    var may = new Answering.Known(r -> r instanceof Request.Take || r instanceof Request.Here,
        List.of(), List.of());
    assertThat(answer(new Question.Help(Optional.empty()), Optional.of(SANDRA), may))
        .containsExactly("You may now: !ack 1 | !here");
    assertThat(asked(new Question.Help(Optional.of("fail")), Optional.of(SANDRA)))
        .containsExactly("Type: !fail N why");
  }

  @Test
  void outputIsMarkedLineByLineAndOnlyItsEndIsShown() {
    var known = new Answering.Known(_ -> false, List.of(),
        List.of("1", "2", "3", "4", "5", "thomas: \u001b[31m!yes 4"));
    var question = new Question.Output(new StepNumber("2"), Optional.empty());
    assertThat(answer(question, Optional.of(SANDRA), known))
        .containsExactly("| 2", "| 3", "| 4", "| 5", "| thomas: \\x1b[31m!yes 4");
  }

  @Test
  void theRecordIsShownWithNumberTimeAndActor() {
    var known = new Answering.Known(_ -> false, walk.record, List.of());
    assertThat(answer(new Question.Log(10), Optional.of(SANDRA), known)).containsExactly(
        "1 04:10 thomas: opened", "2 04:12 thomas: read back: !start",
        "3 04:12 thomas: question 2: accepted", "4 04:12 thomas: started",
        "5 05:00 rollcall: 1 called", "6 05:02 rollcall: 1 reminded",
        "7 05:04 rollcall: 1 reminded",
        "8 05:06 rollcall: 1 reminded", "9 05:12 rollcall: 1 reminded");
  }

  @Test
  void onlyTheLastLinesOfTheRecordAreShown() {
    var known = new Answering.Known(_ -> false, walk.record, List.of());
    assertThat(answer(new Question.Log(1), Optional.of(SANDRA), known))
        .containsExactly("9 05:12 rollcall: 1 reminded");
  }

  @Test
  void catchUpIsWhatMattersSinceTheSpeakersLastWord() {
    walk.says("05:15", PRABHU, "!note back from the other meeting");
    walk.says("05:16", SANDRA, "!ack 1");
    walk.says("05:20", SANDRA, "!done 1 marker=R018");
    var known = new Answering.Known(_ -> false, walk.record, List.of());
    assertThat(answer(new Question.CatchUp(), Optional.of(PRABHU), known)).containsExactly(
        "12 05:20 sandra: 1 done", "13 05:20 rollcall: 2 called",
        "step 2 of 6, 10 min late, end 06:07, spare 113 min, last moment to fall back 07:35.");
    assertThat(answer(new Question.CatchUp(), Optional.of(SANDRA), known)).first()
        .isEqualTo("13 05:20 rollcall: 2 called");
  }

  @Test
  void catchUpGoesBackToTheOpeningAndSaysWhenNothingHappened() {
    var known = new Answering.Known(_ -> false, walk.record, List.of());
    assertThat(answer(new Question.CatchUp(), Optional.of(PRABHU), known)).startsWith(
        "1 04:10 thomas: opened", "4 04:12 thomas: started", "5 05:00 rollcall: 1 called");
    walk.says("05:15", PRABHU, "!here");
    assertThat(answer(new Question.CatchUp(), Optional.of(PRABHU),
        new Answering.Known(_ -> false, walk.record, List.of()))).first()
        .isEqualTo("Nothing that matters has happened since your last word, 05:15.");
  }

  @Test
  void catchUpShowsAtMostSoManyLinesOfTheRecord() {
    for (int i = 0; i < CatchingUp.MOST; i++) {
      walk.says("05:15", THOMAS, "!hold a look");
      walk.says("05:15", THOMAS, "!resume");
    }
    var known = new Answering.Known(_ -> false, walk.record, List.of());
    var lines = answer(new Question.CatchUp(), Optional.of(PRABHU), known);
    assertThat(lines).hasSize(1 + CatchingUp.MOST + 1).first()
        .isEqualTo("Since the opening: 13 before these, see !log.");
    assertThat(lines.get(CatchingUp.MOST)).endsWith("thomas: resumed");
  }

  @Test
  void catchUpIsForPeopleOfTheDirectory() {
    assertThat(asked(new Question.CatchUp(), Optional.of(new PersonId("eve"))))
        .containsExactly("That is for people of this run. You may ask !status.");
  }

  private List<String> asked(Question question, Optional<PersonId> asker) {
    return answer(question, asker, Answering.Known.NOTHING);
  }

  private List<String> answer(Question question, Optional<PersonId> asker,
      Answering.Known known) {
    return new Answering(Walk.GRAMMAR).to(question, asker, walk.state(), walk.now(), known).lines();
  }
}
