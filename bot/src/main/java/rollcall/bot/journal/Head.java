package rollcall.bot.journal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a journal ends, short enough to be said in a channel and kept on paper: the position of the
 * last line (0 for none) and the first 20 digits of its hash. As text `47 0123456789abcdef0123`.
 */
public record Head(long position, String digits) {
  /** Hexadecimal digits of a hash that are said. */
  public static final int DIGITS = 20;

  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,18}) ([0-9a-f]{20})");

  public Head {
    if (position < 0 || !SHAPE.matcher("0 " + digits).matches()) {
      throw new IllegalArgumentException("a head is a number and 20 hexadecimal digits");
    }
  }

  static Head of(long position, Digest hash) {
    return new Head(position, hash.hex().substring(0, DIGITS));
  }

  /** Reads what toString wrote; empty for anything else. */
  public static Optional<Head> parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(new Head(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  boolean names(Digest hash) {
    return hash.hex().startsWith(digits);
  }

  @Override
  public String toString() {
    return position + " " + digits;
  }
}
