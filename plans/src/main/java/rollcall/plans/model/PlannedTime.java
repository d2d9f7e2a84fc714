package rollcall.plans.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A moment as a plan writes it: minutes after midnight of the plan's day, or minutes before or
 * after one of the two clocks, S (the release's start) and D (the moment fallback was decided).
 */
public record PlannedTime(Clock clock, int minutes, String asWritten) {
  /** The day's clock, S and D. */
  public enum Clock {
    DAY, S, D
  }

  private static final Pattern OFFSET = Pattern
      .compile("([SD])(?:([+-])(?=\\d)(?:(\\d{1,3})d)?(?:(\\d{1,4})h)?(?:(\\d{1,6})m)?)?");
  private static final Pattern DAY = Pattern
      .compile("([01]\\d|2[0-3]):([0-5]\\d)(?: ?\\+(\\d{1,3})d)?");

  /** Empty where {@code text} is none. */
  public static Optional<PlannedTime> parse(String text) {
    var day = DAY.matcher(text);
    if (day.matches()) {
      var minutes = number(day, 1) * 60 + number(day, 2) + number(day, 3) * 1440;
      return bounded(new PlannedTime(Clock.DAY, minutes, text));
    }
    var offset = OFFSET.matcher(text);
    return offset.matches()
        ? bounded(new PlannedTime(Clock.valueOf(offset.group(1)),
            ("-".equals(offset.group(2)) ? -1 : 1) * minutes(offset), text))
        : Optional.empty();
  }

  /** What {@code text} seems to mean, in the one form: {@code S + 2 min} is {@code S+2m}. */
  public static Optional<String> near(String text) {
    var offset = text.replaceAll("\\s+", "")
        .replaceAll("(?i)(?<=\\d)(?:minutes?|mins?)$", "m").replaceFirst("^s", "S")
        .replaceFirst("^d", "D");
    return Optional.of(offset).filter(t -> OFFSET.matcher(t).matches())
        .or(() -> WrittenTime.near(text).map(Object::toString));
  }

  private static int minutes(Matcher offset) {
    return number(offset, 3) * 1440 + number(offset, 4) * 60 + number(offset, 5);
  }

  private static int number(Matcher matcher, int group) {
    var digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static Optional<PlannedTime> bounded(PlannedTime time) {
    return Math.abs(time.minutes) <= Timing.LONGEST.toMinutes()
        ? Optional.of(time)
        : Optional.empty();
  }
}
