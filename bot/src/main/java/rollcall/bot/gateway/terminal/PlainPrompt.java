package rollcall.bot.gateway.terminal;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Predicate;
import rollcall.commands.reply.Visible;

/** Lines in and lines out, for scripts and pipes. The input ends where it ends. */
final class PlainPrompt implements Prompt {
  private final TypedLines in;
  private final PrintStream out;

  PlainPrompt(InputStream in, PrintStream out) {
    this.in = new TypedLines(in);
    this.out = out;
  }

  @Override
  public void listen(Predicate<String> heard) {
    boolean on = true;
    while (on) {
      Optional<String> line = in.next();
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
}
