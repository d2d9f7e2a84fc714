package rollcall.bot.gateway.terminal;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Predicate;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Where one person types lines and reads what is said, both at once. */
public sealed interface Prompt extends AutoCloseable permits EditedPrompt, PlainPrompt {

  /** The longest line that is read, in characters; a longer one is dropped and said to be. */
  int LONGEST_LINE = 4000;

  /**
   * Hands every line that is typed to {@code heard}, on this thread, until it returns false or the
   * person leaves: the input ends, Ctrl-D, or Ctrl-C twice. Blank lines are not handed on.
   */
  void listen(Predicate<String> heard);

  /**
   * Prints one line, above what is being typed; from any thread. Controls in it are written out, so
   * that a line is always one line.
   */
  void print(String line);

  /** Gives the terminal back as it was. */
  @Override
  void close();

  /** The prompt that fits: with editing if the process's own input and output are a terminal. */
  static Prompt open(InputStream in, PrintStream out, PromptSettings settings) {
    boolean own = in.equals(System.in) && out.equals(System.out)
        && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return (own ? terminal() : Optional.<Terminal>empty())
        .<Prompt>map(terminal -> new EditedPrompt(terminal, settings))
        .orElseGet(() -> new PlainPrompt(in, out));
  }

  /** The process's terminal, if lines can be edited on it. */
  private static Optional<Terminal> terminal() {
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).dumb(false).build();
      if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        return Optional.of(terminal);
      }
      terminal.close();
      return Optional.empty();
    } catch (IOException | IllegalStateException unusable) {
      return Optional.empty();
    }
  }
}
