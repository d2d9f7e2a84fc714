package rollcall.bot.gateway.irc;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what is said now from history that a server or a bouncer plays back: a line in any batch,
 * or one whose server time is before that of our own join on this connection. Our own clock decides
 * nothing, it may be wrong.
 */
final class Replay {
  private final Map<String, Instant> joinedAt = new HashMap<>();

  /** Our own JOIN of a room came. */
  void joined(String room, IrcLine join) {
    joinedAt.remove(room);
    time(join).ifPresent(at -> joinedAt.put(room, at));
  }

  /** No batch that a live message comes in is ever asked for, so each one is history. */
  boolean replays(String room, IrcLine message) {
    Instant joined = joinedAt.get(room);
    boolean early = joined != null && time(message).filter(at -> at.isBefore(joined)).isPresent();
    return early || message.tag("batch").isPresent();
  }

  /** The server's own time of a line, where it names one. */
  static Optional<Instant> time(IrcLine line) {
    try {
      return line.tag("time").map(Instant::parse);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
