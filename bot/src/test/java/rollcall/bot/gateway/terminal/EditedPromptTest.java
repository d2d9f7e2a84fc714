package rollcall.bot.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real editor on a terminal whose two ends the test holds. */
class EditedPromptTest {
  private static final String PROMPT = "you> ";
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final String UP = "\u001bOA";
  private static final long PATIENCE_SECONDS = 10;

  private final Screen screen = new Screen();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final PipedOutputStream keyboard = new PipedOutputStream();
  private Optional<EditedPrompt> open = Optional.empty();

  @TempDir
  Path folder;

  @AfterEach
  void close() {
    open.ifPresent(EditedPrompt::close);
  }

  @Test
  void aLineIsHeardAsItWasTypedWithItsMarksAndQuotes() throws Exception {
    listening(plain());

    type("!fail 7 it's \"odd\" \\ here !!\r");

    assertThat(hears()).isEqualTo("!fail 7 it's \"odd\" \\ here !!");
  }

  @Test
  void aLineSaidMeanwhileStandsAboveWhatIsBeingTyped() throws Exception {
    EditedPrompt prompt = listening(plain());
    type("!ack");
    screen.awaits("!ack");

    prompt.print("10:00 rc: step 3");
    screen.awaits(text -> text.substring(Math.max(0, text.indexOf("step 3"))).contains("!ack"));
    type(" 3\r");

    assertThat(hears()).isEqualTo("!ack 3");
  }

  @Test
  void whatASpeakerSaysCannotMoveTheCursor() throws Exception {
    EditedPrompt prompt = listening(plain());

    prompt.print("note: \u001b[2J\u202egone");

    screen.awaits("note: \\x1b[2J\\x{202e}gone");
  }

  @Test
  void controlCOnceClearsTheLineAndSaysHowToLeave() throws Exception {
    listening(plain());
    screen.awaits(PROMPT);
    type("!done 4");
    screen.awaits("!done 4");

    type(CTRL_C);
    screen.awaits(EditedPrompt.HOW_TO_LEAVE);
    type("!status\r");

    assertThat(hears()).isEqualTo("!status");
  }

  @Test
  void controlCTwiceLeaves() throws Exception {
    CompletableFuture<Void> left = leaving();

    type(CTRL_C);
    promptedAgainAfter(EditedPrompt.HOW_TO_LEAVE);
    type(CTRL_C);

    left.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(heard).isEmpty();
  }

  @Test
  void aLineBetweenTwoControlCsStays() throws Exception {
    CompletableFuture<Void> left = leaving();
    type(CTRL_C);
    promptedAgainAfter(EditedPrompt.HOW_TO_LEAVE);
    type("!next\r");
    assertThat(hears()).isEqualTo("!next");
    promptedAgainAfter("!next");
    type("x");
    screen.awaits(text -> text.endsWith("x"));

    type(CTRL_C);
    screen.awaits(text -> text.split("To leave", -1).length == 3);
    type("!mine\r");

    assertThat(hears()).isEqualTo("!mine");
    assertThat(left).isNotDone();
  }

  @Test
  void controlDLeaves() throws Exception {
    CompletableFuture<Void> left = leaving();

    type(CTRL_D);

    left.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(heard).isEmpty();
  }

  @Test
  void controlDBeforeTheNextPromptLeavesToo() throws Exception {
    var answered = new CompletableFuture<Boolean>();
    EditedPrompt prompt = prompt(plain());
    CompletableFuture<Void> left = CompletableFuture
        .runAsync(() -> prompt.listen(line -> heard.add(line) && answered.join()));
    type("!ack 3\r");
    assertThat(hears()).isEqualTo("!ack 3");

    type(CTRL_D);
    answered.complete(true);

    left.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(heard).isEmpty();
  }

  @Test
  void listeningEndsWhenTheListenerHasHeardEnough() throws Exception {
    EditedPrompt prompt = prompt(plain());
    CompletableFuture<Void> left = CompletableFuture
        .runAsync(() -> prompt.listen(line -> !line.equals("quit")));

    type("stay\rquit\r");

    left.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void tabCompletesTheWordFromTheLineUpToTheCursor() throws Exception {
    var asked = new LinkedBlockingQueue<String>();
    listening(settings(false, line -> {
      asked.add(line);
      return List.of("!fallback", "!done");
    }));

    type("!fal\t\r");

    assertThat(hears()).isEqualTo("!fallback");
    assertThat(asked).contains("!fal");
  }

  @Test
  void theLineBeforeComesBackWithTheUpKey() throws Exception {
    listening(plain());
    type("!ack 3\r");
    assertThat(hears()).isEqualTo("!ack 3");

    type(UP + "1\r");

    assertThat(hears()).isEqualTo("!ack 31");
  }

  @Test
  void historyOutlivesTheProcessInAFileForItsOwnerAlone() throws Exception {
    listening(plain());
    type("!ack 3\r");
    assertThat(hears()).isEqualTo("!ack 3");

    Path file = folder.resolve("history");

    assertThat(Files.readAllLines(file)).containsExactly("!ack 3");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void severalPastedLinesAreHeardOneByOne() throws Exception {
    listening(plain());

    type("\u001b[200~!ack 3\n!done 3\u001b[201~\r");

    assertThat(hears()).isEqualTo("!ack 3");
    assertThat(hears()).isEqualTo("!done 3");
  }

  @Test
  void aLineOverTheLimitIsNotHeard() throws Exception {
    listening(plain());

    type("\u001b[200~" + "b".repeat(Prompt.LONGEST_LINE + 1) + "\u001b[201~\r");

    screen.awaits("Nothing happened.");
    assertThat(heard).isEmpty();
  }

  @Test
  void thePromptIsColouredOnlyWhereColoursAreWanted() throws Exception {
    listening(settings(true, _ -> List.of()));
    screen.awaits(PROMPT);
    assertThat(screen.text()).contains("\u001b[36;1myou> ");
  }

  @Test
  void withoutColoursThePromptIsPlain() throws Exception {
    listening(plain());
    screen.awaits(PROMPT);
    assertThat(screen.text()).doesNotContain("[36;1m");
  }

  private PromptSettings plain() {
    return settings(false, _ -> List.of());
  }

  private PromptSettings settings(boolean colour, Function<String, List<String>> completions) {
    return new PromptSettings("you", colour, Optional.of(folder.resolve("history")), completions);
  }

  private EditedPrompt prompt(PromptSettings settings) throws IOException {
    var terminal = new ExternalTerminal("test", "xterm-256color",
        new PipedInputStream(keyboard, 65_536), screen,
        StandardCharsets.UTF_8);
    var prompt = new EditedPrompt(terminal, settings);
    open = Optional.of(prompt);
    return prompt;
  }

  private EditedPrompt listening(PromptSettings settings) throws IOException {
    EditedPrompt prompt = prompt(settings);
    Thread.ofVirtual().start(() -> prompt.listen(heard::add));
    return prompt;
  }

  private CompletableFuture<Void> leaving() throws Exception {
    EditedPrompt prompt = prompt(plain());
    CompletableFuture<Void> left = CompletableFuture.runAsync(() -> prompt.listen(heard::add));
    screen.awaits(PROMPT);
    return left;
  }

  /** Between two prompts a key is the system's, not the editor's. */
  private void promptedAgainAfter(String shown) throws InterruptedException {
    screen.awaits(text -> text.contains(shown)
        && text.indexOf(PROMPT, text.lastIndexOf(shown)) >= 0);
  }

  private void type(String keys) throws IOException {
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  private String hears() throws InterruptedException {
    String line = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("nothing was heard; the screen: " + screen.text());
    }
    return line;
  }
}
