package rollcall.bot.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PlainPromptTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final List<String> heard = new ArrayList<>();

  @Test
  void everyLineIsHeardInOrderUntilTheInputEnds() {
    listen("!ack 1\r\n\n  as sandra: !done 1  \n!done 2 größer", heard::add);

    assertThat(heard).containsExactly("!ack 1", "as sandra: !done 1", "!done 2 größer");
  }

  @Test
  void nothingIsWrittenBesidesTheLinesSaid() {
    try (Prompt prompt = prompt("!ack 1\n")) {
      prompt.listen(_ -> true);
      prompt.print("step 1");
    }

    assertThat(screen.toString(StandardCharsets.UTF_8))
        .isEqualTo("step 1" + System.lineSeparator());
  }

  @Test
  void listeningEndsWhenTheListenerHasHeardEnough() {
    listen("one\ntwo\nthree\n", line -> {
      heard.add(line);
      return !line.equals("two");
    });

    assertThat(heard).containsExactly("one", "two");
  }

  @Test
  void theLongestLineIsHeardAndOneCharacterMoreIsNot() {
    listen(
        "a".repeat(Prompt.LONGEST_LINE) + "\n" + "b".repeat(Prompt.LONGEST_LINE + 1) + "\nnext\n",
        heard::add);

    assertThat(heard).containsExactly("a".repeat(Prompt.LONGEST_LINE), "next");
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("That line is longer than 4000 characters. Nothing happened.");
  }

  @Test
  void controlsInALineAreWrittenOut() {
    try (Prompt prompt = prompt("")) {
      prompt.print("a\u001b[2J\nb");
    }

    assertThat(screen.toString(StandardCharsets.UTF_8)).startsWith("a\\x1b[2J\\x0ab");
  }

  @Test
  void streamsThatAreNotTheTerminalAreReadPlainly() {
    var settings = new PromptSettings("you", true, Optional.empty(), _ -> List.of());
    try (Prompt prompt = Prompt.open(new ByteArrayInputStream(new byte[0]), out(), settings)) {
      assertThat(prompt).isInstanceOf(PlainPrompt.class);
    }
  }

  private void listen(String input, Predicate<String> listener) {
    try (Prompt prompt = prompt(input)) {
      prompt.listen(listener);
    }
  }

  private Prompt prompt(String input) {
    return new PlainPrompt(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out());
  }

  private PrintStream out() {
    return new PrintStream(screen, true, StandardCharsets.UTF_8);
  }
}
