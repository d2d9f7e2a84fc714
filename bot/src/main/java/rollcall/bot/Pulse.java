package rollcall.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A file with the last moment at which the bot was alive, so that it can say since when it was
 * away.
 */
final class Pulse {
  private final Path file;
  private final InstantSource clock;

  Pulse(Path state, InstantSource clock) {
    this.file = state.resolve("alive");
    this.clock = clock;
  }

  Optional<Instant> last() {
    try {
      return Files.exists(file)
          ? Optional.of(Instant.parse(Files.readString(file).strip()))
          : Optional.empty();
    } catch (IOException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  void beat() {
    try {
      Files.writeString(file, clock.instant().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the sign of life cannot be written", e);
    }
  }
}
