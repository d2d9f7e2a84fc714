package rollcall.plans.model;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day as people write it elsewhere: {@code 8.00 am}, {@code 8.50 a}, {@code (12:01)},
 * {@code 12:00 noon}, {@code 0810}. A plan and the chat know one form, {@code 08:10}; this is what
 * the others seem to mean, to be proposed and never taken by itself.
 */
public final class WrittenTime {
  private static final Pattern FORM = Pattern.compile(
      "(\\d{1,2})(?:[:.h](\\d{2})|(?<=\\d{2})(\\d{2}))? ?(am?|pm?|noon|midnight|h|uhr)?");
  private static final int NOON = 12;
  private static final int DAY = 24;
  private static final int LONGEST = 40;

  private WrittenTime() {}

  /** Empty where it seems to mean none, or more than one. */
  public static Optional<LocalTime> near(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("(?<=[ap])\\.(m)\\.?", "$1")
        .replaceAll("(?<=[ap])\\.$|[()]", "").replaceAll("[ \\u00a0]+", " ");
    return switch (plain) {
      case "noon" -> Optional.of(LocalTime.NOON);
      case "midnight" -> Optional.of(LocalTime.MIDNIGHT);
      default -> {
        var parts = FORM.matcher(plain);
        yield parts.matches() ? time(parts) : Optional.empty();
      }
    };
  }

  private static Optional<LocalTime> time(Matcher parts) {
    var minute = Optional.ofNullable(parts.group(2))
        .or(() -> Optional.ofNullable(parts.group(3))).map(Integer::valueOf).orElse(0);
    return Optional.ofNullable(parts.group(4))
        .map(word -> hour(Integer.parseInt(parts.group(1)), word))
        .orElseGet(() -> Optional.of(Integer.valueOf(parts.group(1))).filter(h -> h < DAY))
        .filter(_ -> minute < 60).map(hour -> LocalTime.of(hour, minute));
  }

  private static Optional<Integer> hour(int written, String word) {
    var half = written >= 1 && written <= NOON;
    return switch (word) {
      case "a", "am" -> Optional.of(written % NOON).filter(_ -> half);
      case "p", "pm" -> Optional.of(written % NOON + NOON).filter(_ -> half);
      case "noon" -> Optional.of(NOON).filter(_ -> written == NOON);
      case "midnight" -> Optional.of(0).filter(_ -> written == NOON || written == 0);
      default -> Optional.of(written).filter(_ -> written < DAY);
    };
  }
}
