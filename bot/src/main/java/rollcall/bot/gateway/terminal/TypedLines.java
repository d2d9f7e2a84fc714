package rollcall.bot.gateway.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What somebody types, or a script says, line by line, in UTF-8. */
public final class TypedLines {
  private final BufferedReader in;

  public TypedLines(InputStream in) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /**
   * The next line, without its end; empty once the input has ended. Of a line longer than
   * {@link Prompt#LONGEST_LINE} one character too many is kept.
   */
  public Optional<String> next() {
    try {
      var line = new StringBuilder();
      int read = in.read();
      boolean ended = read < 0;
      while (read >= 0 && read != '\n') {
        if (line.length() <= Prompt.LONGEST_LINE) {
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
