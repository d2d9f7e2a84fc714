package rollcall.bot.gateway.irc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.bot.gateway.PlainText;

/**
 * A line of the protocol as a log may hold it: what follows a word that takes a password is gone.
 */
record MaskedLine(String line) {
  private static final Pattern SECRET = Pattern.compile(
      "\\b(AUTHENTICATE|PASS|OPER|IDENTIFY|REGISTER|GHOST|REGAIN|RECOVER|PASSWORD)\\b",
      Pattern.CASE_INSENSITIVE);

  @Override
  public String toString() {
    Matcher secret = SECRET.matcher(line);
    String kept = secret.find() ? line.substring(0, secret.end()) + " ***" : line;
    return new PlainText(kept).text();
  }
}
