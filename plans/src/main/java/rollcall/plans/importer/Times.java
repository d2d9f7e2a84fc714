package rollcall.plans.importer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.model.WrittenTime;

/**
 * Times and durations as people write them, each as the plan file has it. What is well formed is
 * taken; what only seems to mean a time is a guess, and said to be one.
 */
final class Times {
  /** A time of the plan file, or what the text seems to mean, and why that is not certain. */
  record Found(String found, Optional<String> time, Optional<String> guess, String why) {
    static Found sure(String found, String time) {
      return new Found(found, Optional.of(time), Optional.empty(), "");
    }

    static Found guess(String found, Optional<String> guess, String why) {
      return new Found(found, Optional.empty(), guess, why);
    }
  }

  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})[:.h](\\d{2})(?::\\d{2})? ?"
      + "(am|pm|a\\.m\\.|p\\.m\\.|noon|h|hrs|uhr)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOUR = Pattern.compile("(\\d{1,2}) ?(am|pm|a\\.m\\.|p\\.m\\.|noon)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern OFFSET = Pattern.compile("([SDT]) ?([-+–−]) ?(.{1,20})");
  private static final Pattern LENGTH = Pattern.compile("(?:(\\d{1,3}) ?(?:d|days?))? ?"
      + "(?:(\\d{1,3}) ?(?:h|hrs?|hours?))? ?(?:(\\d{1,4}) ?(?:m|mins?|minutes?))? ?"
      + "(?:(\\d{1,4}) ?(?:s|secs?|seconds?))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern HALF = Pattern.compile("(\\d{1,3})[.,]5 ?(?:h|hrs?|hours?)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern COLONS = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");
  private static final int LONGEST = 40;
  private static final int MOST_DAYS = 366;
  private static final int DAY = 24;
  private static final int HOUR_MINUTES = 60;

  private static final Pattern OF_A_CLOCK = Pattern.compile("\\d{2}:\\d{2}(?: \\+\\dd)?");

  private Times() {}

  /** Whether a time of the plan file is one of day. */
  static boolean isOfAClock(String time) {
    return OF_A_CLOCK.matcher(time).matches();
  }

  /** Empty where {@code text} does not look like a time at all. */
  static Optional<Found> of(String text) {
    var plain = text.strip().replaceAll("\\s+", " ").replaceAll("(?i) ?\\(noon\\)", " noon")
        .replaceAll("^\\(|\\)$", "")
        .replaceFirst("(?i)^(?:about|approx\\.?|~|at) ?", "");
    if (plain.length() > LONGEST || plain.isEmpty()) {
      return Optional.empty();
    }
    var offset = OFFSET.matcher(plain);
    if (offset.matches()) {
      return Optional.of(offset(text.strip(), offset.group(1), !offset.group(2).equals("+"),
          offset.group(3)));
    }
    if (plain.equals("S") || plain.equals("D")) {
      return Optional.of(Found.sure(text.strip(), plain));
    }
    var clock = CLOCK.matcher(plain);
    var hour = HOUR.matcher(plain);
    if (clock.matches() || hour.matches()) {
      return Optional.of(clock(text.strip(), plain));
    }
    return Character.isDigit(plain.charAt(0))
        ? WrittenTime.near(plain).filter(_ -> plain.matches(".*[:.hap].*"))
            .map(time -> Found.guess(text.strip(), Optional.of(time.toString()),
                "it is not written as a time is"))
        : Optional.empty();
  }

  private static Found clock(String found, String plain) {
    return WrittenTime.near(plain.replaceFirst("(?i) ?(?:hrs|h)$", "").replaceFirst(
        "^(\\d{1,2}[:.h]\\d{2}):\\d{2}", "$1"))
        .map(time -> Found.sure(found, time.toString()))
        .orElseGet(() -> Found.guess(found, Optional.empty(), "no clock shows such a time"));
  }

  private static Found offset(String found, String clock, boolean minus, String written) {
    var sign = minus ? "-" : "+";
    if (clock.equals("T")) {
      return counted(found, sign, written);
    }
    var length = length(written).or(() -> bare(written, clock.equals("D") && minus ? "d" : "m"));
    return length.map(l -> l.equals("0m")
        ? Found.sure(found, clock)
        : Found.sure(found, clock + sign + l))
        .orElseGet(() -> Found.guess(found, Optional.empty(), "it is not said of what unit it is"));
  }

  private static Optional<String> bare(String written, String unit) {
    return written.strip().matches("\\d{1,4}") && (unit.equals("d") || written.strip().equals("0"))
        ? Optional.of(written.strip() + (written.strip().equals("0") ? "m" : unit))
        : Optional.empty();
  }

  /** Before the start, T counts days where nothing else is said. */
  private static Found counted(String found, String sign, String written) {
    var length = length(written);
    if (length.isPresent()) {
      return Found.sure(found, length.get().equals("0m") ? "S" : "S" + sign + length.get());
    }
    return written.strip().matches("\\d{1,3}") && !isTooLong(written.strip(), "d")
        ? Found.guess(found, Optional.of(written.strip().equals("0")
            ? "S"
            : "S" + sign + written.strip() + "d"), "it does not say whether these are days")
        : Found.guess(found, Optional.empty(), "it is not said of what unit it is");
  }

  /** {@code 1h30m} for {@code 1 h 30 min}; empty where it is no duration with units. */
  static Optional<String> length(String text) {
    var plain = text.strip().replaceAll("^\\(|\\)$|^~ ?", "").replaceAll("\\s+", " ")
        .replaceAll("(?i) and |, ?", " ");
    if (plain.isEmpty() || plain.length() > LONGEST) {
      return Optional.empty();
    }
    var half = HALF.matcher(plain);
    if (half.matches()) {
      return Optional.of(half.group(1).equals("0") ? "30m" : half.group(1) + "h30m");
    }
    var parts = LENGTH.matcher(plain);
    if (!parts.matches() || (parts.group(1) != null && isTooLong(parts.group(1), "d"))) {
      return Optional.empty();
    }
    var written = new StringBuilder();
    append(written, parts.group(1), "d");
    append(written, parts.group(2), "h");
    append(written, parts.group(3), "m");
    append(written, parts.group(4), "s");
    return Optional.of(written.isEmpty() ? "0m" : written.toString());
  }

  /** Of {@code 2-4 hours} the longer. */
  static Optional<String> longest(String text) {
    return text.matches("\\s*\\d{1,3} ?(?:-|–|to) ?\\d{1,3} ?[a-zA-Z]{1,8}\\s*")
        ? length(text.replaceFirst("\\s*\\d{1,3} ?(?:-|–|to) ?", ""))
        : Optional.empty();
  }

  private static void append(StringBuilder written, String number, String unit) {
    if (number != null && Integer.parseInt(number) > 0) {
      written.append(Integer.parseInt(number)).append(unit);
    }
  }

  private static boolean isTooLong(String number, String unit) {
    return unit.equals("d") && Integer.parseInt(number) > MOST_DAYS;
  }

  /** In a column of durations a bare number counts {@code unit}, and a colon hours. */
  static Optional<String> inColumn(String text, String unit) {
    var plain = text.strip();
    var colons = COLONS.matcher(plain);
    if (plain.matches("\\d{1,4}")) {
      return isTooLong(plain, unit)
          ? Optional.empty()
          : Optional.of(Integer.parseInt(plain) + unit);
    }
    if (colons.matches()) {
      int minutes = Integer.parseInt(colons.group(1)) * HOUR_MINUTES
          + Integer.parseInt(colons.group(2));
      return Optional.of(minutes + "m");
    }
    return length(plain);
  }

  /** From one time of day to another, over midnight where it must be. */
  static Optional<String> between(String from, String to) {
    if (!COLONS.matcher(from).matches() || !COLONS.matcher(to).matches()) {
      return Optional.empty();
    }
    int minutes = (minutes(to) - minutes(from) + DAY * HOUR_MINUTES) % (DAY * HOUR_MINUTES);
    return minutes == 0 ? Optional.empty() : Optional.of(minutes + "m");
  }

  private static int minutes(String clock) {
    var parts = clock.toLowerCase(Locale.ROOT).split(":", -1);
    return Integer.parseInt(parts[0]) * HOUR_MINUTES + Integer.parseInt(parts[1]);
  }
}
