package rollcall.bot.gateway.irc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rollcall.bot.journal.ForcedFile;

/**
 * Since when each account was registered when it was first seen, in a file of the state folder: a
 * line for each, with the date, the account and the network. It is read anew for each question, so
 * that an operator may remove a line while the bot runs.
 */
public final class Pins {
  static final String FILE_NAME = "registrations";
  static final long MAX_BYTES = 1 << 20;
  private static final Pattern LINE = Pattern.compile("(\\S{1,40}) ([!-~]{1,64}) (.{1,64})");
  private final Path file;

  private record Whose(String network, String account) {}

  private Pins(Path file) {
    this.file = file;
  }

  /**
   * The pins of a state folder; none, where it has no such file.
   *
   * @throws IllegalArgumentException
   *           with one line that says what to do, when the file cannot be read
   */
  public static Pins in(Path state) {
    Pins pins = new Pins(state.resolve(FILE_NAME));
    try {
      pins.read();
      return pins;
    } catch (IOException failed) {
      throw new IllegalArgumentException("the dates of registration in " + pins.file
          + " cannot be read: " + reason(failed) + "; mend it, or move it away to begin anew");
    }
  }

  private static String reason(IOException failed) {
    return failed.getClass() == IOException.class
        ? String.valueOf(failed.getMessage())
        : failed.getClass().getSimpleName();
  }

  /** The pinned date of an account; the one that is seen now, pinned and forced, if none was. */
  synchronized Instant pinned(String network, String account, Instant seen) throws IOException {
    Map<Whose, Instant> pins = read();
    Instant before = pins.putIfAbsent(new Whose(network, account), seen);
    if (before != null) {
      return before;
    }
    ForcedFile.replace(file,
        pins.entrySet().stream().map(Pins::line).collect(Collectors.joining()));
    return seen;
  }

  private static String line(Map.Entry<Whose, Instant> pin) {
    return pin.getValue() + " " + pin.getKey().account() + " " + pin.getKey().network() + "\n";
  }

  private Map<Whose, Instant> read() throws IOException {
    Map<Whose, Instant> pins = new LinkedHashMap<>();
    if (Files.notExists(file)) {
      return pins;
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("it is over 1 MiB");
    }
    for (String line : Files.readAllLines(file)) {
      read(line, pins);
    }
    return pins;
  }

  /** Takes the next line; each is one more pin, so their count is the number of the last line. */
  private static void read(String line, Map<Whose, Instant> pins) throws IOException {
    int number = pins.size() + 1;
    Matcher pin = LINE.matcher(line);
    if (!pin.matches()) {
      throw new IOException("line " + number + " is not a date, an account and a network");
    }
    if (pins.put(new Whose(pin.group(3), pin.group(2)), date(pin.group(1), number)) != null) {
      throw new IOException("line " + number + " names an account for the second time");
    }
  }

  private static Instant date(String text, int line) throws IOException {
    try {
      return Instant.parse(text);
    } catch (DateTimeException unreadable) {
      throw new IOException("line " + line + " has no date such as 2009-07-01T05:00:00Z",
          unreadable);
    }
  }
}
