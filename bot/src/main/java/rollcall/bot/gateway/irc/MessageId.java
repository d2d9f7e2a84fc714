package rollcall.bot.gateway.irc;

import java.time.Instant;
import rollcall.plans.model.Sha256;

/** What a message is recognised by when it comes twice. */
record MessageId(String text) {
  private static final int DIGITS = 32;

  /** The server's own id, or one made from who said what where and when. */
  static MessageId of(IrcLine message, String who, Instant saidAt) {
    return new MessageId(message.tag("msgid").orElseGet(() -> made(message, who, saidAt)));
  }

  private static String made(IrcLine message, String who, Instant saidAt) {
    String whole = String.join("\0", who, saidAt.toString(), message.param(0), message.last());
    return Sha256.of(whole).substring(0, DIGITS);
  }
}
