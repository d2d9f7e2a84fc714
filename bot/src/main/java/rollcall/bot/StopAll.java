package rollcall.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import rollcall.plans.run.Actor;

/**
 * The way to stop everything that needs neither chat nor database: a file in the state folder,
 * which only its owner can write. A running bot takes it within {@link #LOOK}.
 */
public final class StopAll {
  /** How often a running bot looks. */
  public static final Duration LOOK = Duration.ofMillis(500);
  private static final String NAME = "stop-all";

  private StopAll() {}

  /** Tells a bot that runs on this state folder to stop everything. */
  public static void tell(Path state, String user) throws IOException {
    var written = Files.writeString(state.resolve(NAME + ".new"), user);
    Files.move(written, state.resolve(NAME), StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether no bot has taken it yet. */
  public static boolean waits(Path state) {
    return Files.exists(state.resolve(NAME));
  }

  /** Takes it back. */
  public static void withdraw(Path state) throws IOException {
    Files.deleteIfExists(state.resolve(NAME));
  }

  /** Who told so, once. */
  static Optional<Actor.Operator> taken(Path state) {
    try {
      if (!waits(state)) {
        return Optional.empty();
      }
      var user = Files.readString(state.resolve(NAME)).strip();
      Files.delete(state.resolve(NAME));
      return Optional.of(new Actor.Operator(user));
    } catch (IOException e) {
      throw new UncheckedIOException("the file that stops everything cannot be taken", e);
    }
  }
}
