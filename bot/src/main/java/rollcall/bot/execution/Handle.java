package rollcall.bot.execution;

import java.util.regex.Pattern;

/**
 * The name that one execution goes by on its host and in the bot's files: 1 to 120 letters, digits,
 * {@code _} and {@code -}, not led by a dash. It must hold run, step, attempt and host, since hosts
 * may share a home.
 */
public record Handle(String text) {
  public static final int MAX_LENGTH = 120;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");

  public Handle {
    if (text.length() > MAX_LENGTH || !SHAPE.matcher(text).matches())
      throw new IllegalArgumentException(
          "a handle is 1 to " + MAX_LENGTH + " letters, digits, _ and -, not led by a dash");
  }

  @Override
  public String toString() {
    return text;
  }
}
