package rollcall.bot.gateway.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import rollcall.commands.reply.Visible;

/** Lines in and lines out, for scripts and pipes. The input is UTF-8 and ends where it ends. */
final class PlainPrompt implements Prompt {
  private final BufferedReader in;
  private final PrintStream out;

  PlainPrompt(InputStream in, PrintStream out) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
  }

  @Override
  public void listen(Predicate<String> heard) {
    boolean on = true;
    while (on) {
      Optional<String> line = next();
      on = line.isPresent() && took(line.get(), heard);
    }
  }

  @Override
  public synchronized void print(String line) {
    out.println(new Visible(line));
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }

  private boolean took(String line, Predicate<String> heard) {
    if (line.length() > LONGEST_LINE) {
      print("That line is longer than " + LONGEST_LINE + " characters. Nothing happened.");
      return true;
    }
    return line.isBlank() || heard.test(line.strip());
  }

  /** The next line, of which at most one character too many is kept; empty at the end. */
  private Optional<String> next() {
    try {
      var line = new StringBuilder();
      int read = in.read();
      boolean ended = read < 0;
      while (read >= 0 && read != '\n') {
        if (line.length() <= LONGEST_LINE) {
          line.append((char) read);
        }
        read = in.read();
      }
      return ended ? Optional.empty() : Optional.of(line.toString());
    } catch (IOException broken) {
      throw new UncheckedIOException("the input cannot be read", broken);
    }
  }
}
