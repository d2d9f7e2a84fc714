package rollcall.bot.gateway;

import java.time.Instant;
import java.util.Optional;

/** What a gateway hears, in the order in which it happened. */
public sealed interface Incoming {

  /**
   * A plain message in a room, the only thing that may act. Actions, notices, messages to a part of
   * a room, replayed history, bots and our own lines are never told as this.
   *
   * @param text
   *          as it was written, unescaped: pass it through {@link PlainText} before showing it
   * @param saidAt
   *          the network's own time of the message where it gives one, else ours
   * @param messageId
   *          the same for the same message, also when it comes twice
   */
  record Said(Room room, Speaker by, String text, Instant saidAt, String messageId)
      implements
        Incoming {}

  /** A message to the bot alone. It never acts; it is answered with where to ask. */
  record Asked(String network, Speaker by, String text) implements Incoming {}

  /** Somebody came into a room, or logged in to an account. */
  record Came(String network, Speaker who) implements Incoming {}

  /**
   * What somebody says in a room is not taken for theirs, or not taken: told once for all of it.
   *
   * @param why
   *          one line for the speaker, with what to do about it
   */
  record Refused(Room room, Speaker by, String why) implements Incoming {}

  /**
   * Nobody can be heard in the room any more.
   *
   * @param since
   *          when the room was last known to be heard, which is before it was noticed
   * @param why
   *          one clause for people
   */
  record Lost(Room room, Instant since, String why) implements Incoming {}

  /**
   * The room is heard: joined, and we are who we say we are.
   *
   * @param lostAt
   *          the {@code since} of the loss this ends; empty the first time since the start
   */
  record Back(Room room, Optional<Instant> lostAt, Instant backAt) implements Incoming {}

  /**
   * The gateway is kept out and goes on trying: the reason, told once until it changes.
   *
   * @param why
   *          one line that says what to do about it, without any secret
   */
  record Trouble(String network, Instant at, String why) implements Incoming {}
}
