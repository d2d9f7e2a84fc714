package rollcall.commands.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.commands.SmallRelease.PRABHU;
import static rollcall.commands.SmallRelease.SANDRA;
import static rollcall.commands.SmallRelease.THOMAS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.commands.SmallRelease;
import rollcall.commands.grammar.Grammar;
import rollcall.commands.grammar.Question;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.RunEvent;

/** Random walks through a run whose every text is long and hostile. */
class WidthTest {
  private static final int WALKS = 60;
  private static final int STEPS = 120;
  private static final String LONG = " \u202e with grades\nand \u001b[31mredirects 😀".repeat(9);
  private static final List<PersonId> PEOPLE = List.of(THOMAS, SANDRA, PRABHU);
  private static final List<Question> QUESTIONS = List.of(new Question.Status(),
      new Question.Next(), new Question.Mine(), new Question.Who(), new Question.Eta(),
      new Question.ShowPlan(Optional.empty()), new Question.Log(10),
      new Question.CatchUp(), new Question.Todos(),
      new Question.Output(new StepNumber("1"), Optional.empty()),
      new Question.Help(Optional.empty()));

  static IntStream seeds() {
    return IntStream.range(0, WALKS);
  }

  @Test
  void everyQuestionIsAsked() {
    assertThat(QUESTIONS.stream().map(Question::getClass)).map(Class::getName)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Question.class.getPermittedSubclasses())
            .map(Class::getName).toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyLineIsShortVisibleAndKeepsWhatToType(int seed) {
    var random = new Random(seed);
    var walk = new Walk(SmallRelease.plan(LONG), random.nextBoolean());
    for (int i = 0; i < STEPS; i++) {
      something(walk, random);
      QUESTIONS.forEach(q -> checked(answer(q, walk)));
    }
    walk.messages.forEach(WidthTest::checked);
  }

  private static Message answer(Question question, Walk walk) {
    var known = new Answering.Known(_ -> true, walk.record, List.of());
    return new Answering(Walk.GRAMMAR).to(question, Optional.of(SANDRA), walk.state(), walk.now(),
        known);
  }

  private static void something(Walk walk, Random random) {
    switch (random.nextInt(5)) {
      case 0 -> walk.until(walk.now().plus(Duration.ofMinutes(random.nextInt(12))));
      case 1 -> seen(walk, random);
      case 2 -> walk.state().proposals().keySet().stream().findFirst().ifPresent(
          t -> walk.heard(THOMAS, random.nextInt(3) > 0 ? "!yes " + t : "!no " + t));
      default -> {
        var could = Grammar.possible(walk.state()).toList();
        var request = could.get(random.nextInt(could.size()));
        var said = Walk.GRAMMAR.say(request).replace(" why", " why" + plain());
        walk.heard(PEOPLE.get(random.nextInt(PEOPLE.size())),
            said + (said.equals("!done 1") ? " marker=R018" : ""));
      }
    }
  }

  private static String plain() {
    return LONG.substring(0, 250);
  }

  private static void seen(Walk walk, Random random) {
    var going = walk.state().executionsWithoutEnd().toList();
    var event = going.isEmpty()
        ? new RunEvent.HeardAgain(walk.now().minusSeconds(random.nextInt(200)), "network" + LONG)
        : ofWork(going.get(random.nextInt(going.size())), random);
    walk.saw(event);
  }

  private static RunEvent.Seen ofWork(ExecutionId id, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new RunEvent.WorkKilled(id, random.nextBoolean() ? "" : LONG);
      case 1 -> new RunEvent.WorkCancelled(id);
      case 2 -> new RunEvent.WorkNotStarted(id, LONG);
      case 3 -> new RunEvent.WorkLost(id, LONG);
      case 4 -> new RunEvent.WorkUnseen(id, LONG);
      case 5 -> new RunEvent.WorkBegun(id, "boot", "folder");
      default -> new RunEvent.WorkEnded(id, random.nextInt(2));
    };
  }

  private static void checked(Message message) {
    assertThat(message.lines()).isNotEmpty();
    for (var line : Walk.text(message).lines().toList()) {
      assertThat(line.length()).as(line).isLessThanOrEqualTo(Message.WIDTH + "(thomas) ".length());
    }
    for (var line : message.lines()) {
      assertThat(new Visible(line).text()).isEqualTo(line);
      assertThat(line.length()).as(line).isBetween(1, Message.WIDTH);
      assertThat(line).doesNotContain("{}", "  ", "null", "Optional");
    }
  }
}
