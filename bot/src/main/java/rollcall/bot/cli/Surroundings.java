package rollcall.bot.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import rollcall.commands.reply.Visible;

/**
 * What a command finds around it. Tests bring their own.
 *
 * @param home
 *          the user's home folder, where the state folder is by default
 * @param environment
 *          the process's environment variables
 * @param flags
 *          what was said for every command alike
 * @param terminal
 *          whether a person sits there: both {@code in} and {@code out} are a terminal
 */
public record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path home,
    Map<String, String> environment,
    Flags flags,
    boolean terminal) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Flags that every command takes. */
  public record Flags(boolean debug, boolean noColour) {
    static final Flags NONE = new Flags(false, false);
  }

  static Surroundings ofTheProcess() {
    return new Surroundings(
        System.in,
        System.out,
        System.err,
        home(System.getenv()),
        System.getenv(),
        Flags.NONE,
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  /** What a shell means by {@code ~}; the list of users only where {@code $HOME} is not set. */
  static Path home(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("HOME")).map(Path::of).filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home", ".")));
  }

  Surroundings with(Flags said) {
    return new Surroundings(in, out, err, home, environment, said, terminal);
  }

  /** Says on stderr, in one line, why nothing was done. The line should say what to do instead. */
  public ExitCode refuse(String why) {
    complain(why);
    return ExitCode.FINDINGS;
  }

  /** Says on stderr, in one line, why what was named could not be taken; nothing was done. */
  ExitCode unusable(String why) {
    complain(why);
    return ExitCode.USAGE;
  }

  /** Whether colours are wanted; whether they can be shown is the terminal's own question. */
  public boolean colour() {
    return !flags.noColour() && variable("NO_COLOR").isEmpty();
  }

  /** An environment variable; one set to nothing counts as not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  void complain(String line) {
    err.println("rollcall: " + new Visible(line));
    err.flush();
  }
}
