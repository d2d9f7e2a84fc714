package rollcall.bot.gateway.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import rollcall.commands.reply.Visible;

/** A line that is edited while others are printed above it. */
final class EditedPrompt implements Prompt {
  static final String HOW_TO_LEAVE = "To leave: Ctrl-D, or Ctrl-C once more.";

  /** Lines of history that are kept, in memory and in the file. */
  static final int LONGEST_HISTORY = 500;

  private final Terminal terminal;
  private final LineReader reader;
  private final String prompt;

  EditedPrompt(Terminal terminal, PromptSettings settings) {
    this.terminal = terminal;
    // What is typed between two prompts waits for the next, Ctrl-D too; close() gives the mode
    // back.
    terminal.enterRawMode();
    this.prompt = prompt(terminal, settings);
    this.reader = reader(terminal, settings);
  }

  @Override
  public void listen(Predicate<String> heard) {
    boolean warned = false;
    boolean on = true;
    while (on) {
      try {
        String typed = reader.readLine(prompt);
        warned = false;
        on = took(typed, heard);
      } catch (UserInterruptException interrupted) {
        on = !warned && !Thread.currentThread().isInterrupted();
        warned = true;
        if (on) {
          print(HOW_TO_LEAVE);
        }
      } catch (EndOfFileException left) {
        on = false;
      }
    }
  }

  @Override
  public void print(String line) {
    reader.printAbove(new Visible(line).text());
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException broken) {
      throw new UncheckedIOException("the terminal cannot be given back", broken);
    }
  }

  /** What was pasted may be several lines: each is heard as if it had been typed. */
  private boolean took(String typed, Predicate<String> heard) {
    if (typed.length() > LONGEST_LINE) {
      print("That line is longer than " + LONGEST_LINE + " characters. Nothing happened.");
      return true;
    }
    return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).allMatch(heard);
  }

  private static String prompt(Terminal terminal, PromptSettings settings) {
    String text = new Visible(settings.name()) + "> ";
    return settings.colour()
        ? new AttributedString(text, AttributedStyle.BOLD.foreground(AttributedStyle.CYAN))
            .toAnsi(terminal)
        : text;
  }

  private static LineReader reader(Terminal terminal, PromptSettings settings) {
    LineReaderBuilder builder = LineReaderBuilder.builder().terminal(terminal).appName("rollcall")
        .parser(new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]))
        .completer((_, line, candidates) -> complete(line, candidates, settings))
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
        .variable(LineReader.HISTORY_SIZE, LONGEST_HISTORY)
        .variable(LineReader.HISTORY_FILE_SIZE, LONGEST_HISTORY)
        // Otherwise the bell rings at every empty completion and every end of a line.
        .variable(LineReader.BELL_STYLE, "none");
    settings.history().filter(EditedPrompt::keptForUsAlone)
        .ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    return builder.build();
  }

  private static void complete(ParsedLine line, List<Candidate> candidates,
      PromptSettings settings) {
    String upToCursor = line.line().substring(0, line.cursor());
    settings.completions().apply(upToCursor).stream()
        .map(word -> new Candidate(new Visible(word).text()))
        .forEach(candidates::add);
  }

  /**
   * Makes the history's file for its owner alone; where that fails, history ends with the process.
   */
  private static boolean keptForUsAlone(Path file) {
    try {
      Files.createFile(file,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return true;
    } catch (FileAlreadyExistsException there) {
      return Files.isRegularFile(file);
    } catch (IOException | UnsupportedOperationException unusable) {
      return false;
    }
  }
}
