package rollcall.bot.gateway.irc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** What a message is recognised by when it comes twice. */
record MessageId(String text) {
  /** The server's own id, or one made from who said what where and when. */
  static MessageId of(IrcLine message, String who, Instant saidAt) {
    return new MessageId(message.tag("msgid").orElseGet(() -> made(message, who, saidAt)));
  }

  private static String made(IrcLine message, String who, Instant saidAt) {
    String whole = String.join("\0", who, saidAt.toString(), message.param(0), message.last());
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256")
          .digest(whole.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
