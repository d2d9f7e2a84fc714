package rollcall.bot.cli;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A head of the journal as the bot says it in the channel: {@code Record 212 3f9a2c07b1d4e88a91c0}.
 *
 * @param number
 *          the entry's number, from 1, at most 12 digits
 * @param digits
 *          the first 20 hexadecimal digits of its hash, in small letters
 */
public record KeptHead(long number, String digits) {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,11}");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{20}");

  public KeptHead {
    if (number < 1 || !DIGITS.matcher(digits).matches()) {
      throw new IllegalArgumentException("no head: " + number + " " + digits);
    }
  }

  /** Reads the two words; empty where they are not a head. */
  static Optional<KeptHead> of(String number, String digits) {
    return NUMBER.matcher(number).matches() && DIGITS.matcher(digits).matches()
        ? Optional.of(new KeptHead(Long.parseLong(number), digits))
        : Optional.empty();
  }
}
