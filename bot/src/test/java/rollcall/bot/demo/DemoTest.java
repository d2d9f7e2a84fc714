package rollcall.bot.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final String HINT = "To go on: ";
  private static final String ENDED = "The release has ended.";
  /** More words than any walk through the plan needs. */
  private static final int MOST_WORDS = 60;

  @TempDir
  private Path temporary;
  private DemoProcess demo;

  @BeforeEach
  void start() throws Exception {
    demo = new DemoProcess(temporary);
  }

  @AfterEach
  void end() {
    demo.close();
  }

  @Test
  void aScriptWalksThroughTheWholePlan() throws Exception {
    demo.type("!ack 1", "!done 1", "!start", "!yes 5", "as sandra: !ack 2",
        "as sandra: !done 2 marker=R018", "!run 3", "as prabhu: !ack 4",
        "as prabhu: !done 4 dump=p0818.dmp", "as prabhu: !ack 5", "as prabhu: !done 5", "!run 6",
        "!run 7", "as sandra: !ack 8", "!ok 8d", "as sandra: !done 8", "as sandra: !go 9", "!go 9",
        "!run 10", "!run 11", "!run 12", "as sandra", "!ack", "!done");
    var said = demo.leave();
    assertThat(said).anyMatch(line -> line.contains("COMPLETED"))
        .contains("That was a whole release. Nothing of this demo is kept.")
        .noneMatch(line -> line.contains("Nothing changed"))
        .noneMatch(line -> line.contains("Nothing happened"));
    assertThat(demo.exitCode()).isZero();
  }

  @Test
  void whoTypesWhatTheHintSaysStartsOnTimeAndComesToTheEnd() throws Exception {
    assertThat(walk(hint -> hint)).contains(ENDED);
    assertThat(demo.leave()).anyMatch(line -> line.contains("COMPLETED"))
        .anyMatch(line -> line.contains("Users out since 05:10"))
        .noneMatch(line -> line.contains("Nothing changed"));
    assertThat(demo.exitCode()).isZero();
  }

  @Test
  void halfWayTheReleaseFallsBackAndComesToAnEnd() throws Exception {
    assertThat(walk(hint -> hint.equals("!run 7") ? "!fallback gradebook wrong" : hint))
        .contains(ENDED);
    assertThat(demo.leave()).anyMatch(line -> line.contains("FALLEN BACK"))
        .contains("That was a whole release. Nothing of this demo is kept.");
    assertThat(demo.exitCode()).isZero();
  }

  @Test
  void aFailedStepIsGoneOnWithAndSoIsAHeldRun() throws Exception {
    var once = new HashMap<>(Map.of("!run 3", "!fail 3 no disk", "!run 6", "!hold a moment"));
    walk(hint -> Optional.ofNullable(once.remove(hint)).orElse(hint));
    assertThat(demo.leave()).anyMatch(line -> line.contains("FAILED"))
        .anyMatch(line -> line.contains("HOLD"))
        .anyMatch(line -> line.contains("COMPLETED"));
  }

  @Test
  void itBeginsWithACalledStepAndWhatToType() {
    demo.until(line -> line.contains("1 Stage the release tag on every node"));
    assertThat(demo.until(line -> line.startsWith(HINT))).isEqualTo("To go on: !ack 1");
  }

  @Test
  void theEndOfTheInputInTheMiddleIsLeaving() throws Exception {
    demo.type("!ack 1");
    assertThat(demo.leave()).contains("You left before the end. Nothing of this demo is kept.");
    assertThat(demo.exitCode()).isZero();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aDemoThatIsToldToEndLeavesNothingBehind() throws Exception {
    demo.until(line -> line.startsWith(HINT));
    demo.terminate();
    demo.exitCode();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void wrongWordsAreAnsweredAndChangeNothing() throws Exception {
    demo.type("!akc 1", "as nobody: !ack 1", "hello", "!done 99", "!yes 7");
    assertThat(demo.leave()).anyMatch(line -> line.contains("Nearest: !ack"))
        .anyMatch(line -> line.contains("I do not know the account nobody"))
        .filteredOn(line -> line.equals("To go on: !ack 1")).hasSize(6);
  }

  @Test
  void helpShowsWhatTheSpeakerMayDoNow() throws Exception {
    demo.type("!help", "as prabhu: !help");
    var said = demo.leave();
    assertThat(said).anyMatch(line -> line.startsWith("rc: thomas:") && line.contains("!ack 1"));
    assertThat(said)
        .anyMatch(line -> line.startsWith("rc: prabhu:") && line.contains("You may now"))
        .noneMatch(line -> line.startsWith("rc: prabhu:") && line.contains("!ack 1"));
  }

  @Test
  void helpOffersTheAnswersToAnOpenQuestion() throws Exception {
    demo.type("!ack 1", "!done 1", "!start", "!help");
    assertThat(demo.leave())
        .anyMatch(line -> line.contains("You may now: !yes 5 | !no 5 |"));
  }

  @Test
  void aManyTimesRepeatedWordDoesNotSilenceTheSpeaker() throws Exception {
    for (int i = 0; i < 30; i++) {
      demo.type("!status");
    }
    assertThat(demo.leave()).noneMatch(line -> line.contains("I do not hear you"));
  }

  /** Types what each hint says first, changed as told, until no more is asked for. */
  private String walk(UnaryOperator<String> change) {
    for (int words = 0; words < MOST_WORDS; words++) {
      var hint = demo.until(line -> line.startsWith(HINT) || line.startsWith(ENDED));
      if (hint.startsWith(ENDED)) {
        return hint;
      }
      demo.type(change.apply(List.of(hint.substring(HINT.length()).split(" \\| ")).getFirst()));
    }
    throw new AssertionError("no end after " + MOST_WORDS + " words");
  }
}
