package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who and when, as it stands beside what is to do: {@code (08:00 Ann)} before it, {@code - Ann 8.00
 * am} in columns behind it, {@code @ann} within it. {@code text} is what is left.
 */
record Stamp(String text, Optional<Times.Found> at, Optional<Times.Found> end,
    Optional<String> takes, List<String> owners, boolean open) {
  private static final Pattern BRACKETS = Pattern
      .compile("^[(\\[]([^()\\[\\]]{1,80})[)\\]] *[:–-]? *(.*)$");
  private static final String CLOCK = "\\d{1,2}[:.h]\\d{2}(?::\\d{2})?(?: ?(?:am?|pm?|a\\.m\\.|p\\.m\\.|noon"
      + "|hrs|h)\\b)?(?: ?\\(noon\\))?";
  private static final String OFFSET = "[SDT] ?[-+–−] ?\\d{1,4} ?(?:d(?:ays?)?|h(?:ours?|rs?)?|m(?:in(?:"
      + "ute)?s?)?|w(?:eeks?)?)?(?![\\w])";
  private static final Pattern TIMED = Pattern.compile(
      "^(" + CLOCK + "|" + OFFSET + "|S|D)(?: ?(?:-|–|—|to"
          + "|until) ?(" + CLOCK + "|" + OFFSET + "))?(?:[ ,:–-]+(.*))?$",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern LEADING = Pattern
      .compile("^(" + CLOCK + "|" + OFFSET + ")(?: ?(?:-|–|—|to|until"
          + ") ?(" + CLOCK + "|" + OFFSET + "))?(?: ?[:–—|-] ?| {1,8})(?=\\S)(.*)$");
  private static final Pattern COLUMNS = Pattern.compile(" {3,}|\\t+");
  private static final Pattern AT_SIGN = Pattern
      .compile(
          "(?:^|\\s)\\(?@(?!here\\b|channel\\b|all\\b|everyone\\b|[\\w.-]+\\.(?:com|org|net|edu|gov|io|dev|"
              + "info|biz|local|internal|co|uk|de|fr|eu|us)\\b)([A-Za-z][\\w.-]{1,39})\\)?(?=$|[\\s,;.])");
  private static final Pattern NAMED = Pattern.compile(
      "(?i)[\\[(] ?(?:owner|who|responsible|assignee|by): ?([^)\\]]{1,60})[\\])]");
  private static final Pattern LASTS = Pattern
      .compile("(?i)[\\[(] ?(?:~|about |approx\\.? ?|takes |est\\.? ?"
          + "|duration:? ?)?((?:\\d{1,3} ?(?:h|hrs?|hours?) ?)?(?:\\d{1,4} ?(?:m|mins?|minutes?))?)[\\])]");
  private static final Pattern MORE = Pattern.compile("(?:\\.{3}|…|etc\\.?)$");
  private static final Pattern NAME = Pattern
      .compile("[\\p{L}][\\p{L}\\p{N}.'’/&-]*(?: [\\p{L}\\p{N}][\\p{L}\\p{N}.'’/&-]*){0,3}");
  private static final Pattern COUNTED = Pattern
      .compile("^(.{2,400}?) ?[(\\[](" + OFFSET + ")[)\\]]\\W{0,2}$");
  private static final Pattern HALF = Pattern.compile("(?i)([ap])\\.?m");
  private static final int LONGEST = 4_000;

  Stamp {
    owners = List.copyOf(owners);
  }

  static Stamp none(String text) {
    return new Stamp(text, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false);
  }

  boolean isTimed() {
    return at.isPresent();
  }

  boolean isEmpty() {
    return at.isEmpty() && owners.isEmpty();
  }

  static Stamp of(String text) {
    if (text.length() > LONGEST) {
      return none(text);
    }
    var before = before(text);
    var stamp = before.isEmpty() ? behind(text) : before;
    return within(stamp);
  }

  private static Stamp before(String text) {
    var brackets = BRACKETS.matcher(text);
    if (brackets.matches()) {
      var inside = inside(brackets.group(1).strip());
      return inside.isTimed()
          ? new Stamp(brackets.group(2).strip(), inside.at, inside.end, inside.takes,
              inside.owners, inside.open)
          : none(text);
    }
    var leading = LEADING.matcher(text);
    return leading.matches() && !leading.group(1).matches("\\d+\\.\\d+")
        ? timed(leading.group(3).strip(), leading.group(1), leading.group(2), none(""))
        : none(text);
  }

  /** What stands between brackets: a time, and perhaps whose it is. */
  private static Stamp inside(String text) {
    var timed = TIMED.matcher(text);
    return timed.matches()
        ? timed("", timed.group(1), timed.group(2),
            timed.group(3) == null ? none("") : whose(timed.group(3)))
        : none(text);
  }

  private static Stamp timed(String rest, String from, @Nullable String to, Stamp who) {
    var end = Optional.ofNullable(to).flatMap(Times::of);
    var at = halfOf(from, to).or(() -> Times.of(from));
    return new Stamp(rest, at, end, takes(at, end), who.owners, who.open);
  }

  /** {@code 5:00 - 6:00 pm}: perhaps both of the afternoon. */
  private static Optional<Times.Found> halfOf(String from, @Nullable String to) {
    var half = to == null ? null : HALF.matcher(to);
    return half != null && half.find() && !HALF.matcher(from).find()
        ? Optional.of(Times.Found.guess(from + " - " + to,
            Times.of(from + " " + half.group(1) + "m").flatMap(Times.Found::time),
            "of the two times only one says of which half of the day it is"))
        : Optional.empty();
  }

  static Optional<String> takes(Optional<Times.Found> at, Optional<Times.Found> end) {
    return at.flatMap(Times.Found::time).flatMap(from -> end.flatMap(Times.Found::time)
        .flatMap(to -> Times.between(from, to)));
  }

  /** Names, with commas, slashes or words between them. */
  static Stamp whose(String text) {
    var plain = text.strip().replaceFirst("^[-–—:] *", "");
    boolean open = MORE.matcher(plain).find();
    var names = new ArrayList<String>();
    var others = 0;
    for (var part : MORE.matcher(plain).replaceFirst("")
        .split(" ?[,;+/&] ?|\\s+and\\s+|\\s+or\\s+|\\s+with\\s+", -1)) {
      var name = part.strip().replaceAll("^[@(]+|[):.]+$", "");
      if (NAME.matcher(name).matches()) {
        names.add(name);
      } else if (!name.isEmpty()) {
        others++;
      }
    }
    return others > 0
        ? none(text)
        : new Stamp("", Optional.empty(), Optional.empty(), Optional.empty(), names, open);
  }

  /** {@code Do this          - Ann          8.00 am}: columns, made with blanks. */
  private static Stamp behind(String text) {
    var columns = Arrays.stream(COLUMNS.split(text.strip(), -1)).map(String::strip)
        .filter(c -> !c.isEmpty()).toList();
    if (columns.size() < 2 || columns.size() > 4) {
      return none(text);
    }
    var at = Times.of(columns.getLast());
    var names = columns.subList(1, columns.size() - (at.isPresent() ? 1 : 0));
    var who = names.isEmpty() ? none("") : whose(String.join(", ", names));
    var readable = names.isEmpty() || (!who.owners.isEmpty() && names.stream()
        .allMatch(n -> n.matches("(?:[-–—] ?)?\\p{Lu}.*")
            && !Words.isNote(n.replaceFirst("^[-–—] ?", ""))));
    return readable && (at.isPresent()
        || (names.size() == 1 && names.getFirst().matches("[-–—] ?\\p{Lu}.*")))
            ? new Stamp(columns.getFirst(), at, Optional.empty(), Optional.empty(), who.owners,
                who.open)
            : none(text);
  }

  /** {@code Code freeze (T-7)}. */
  private static Stamp counted(Stamp found) {
    var counted = COUNTED.matcher(found.text);
    return found.at.isEmpty() && counted.matches()
        ? new Stamp(counted.group(1).strip(), Times.of(counted.group(2)), found.end, found.takes,
            found.owners, found.open)
        : found;
  }

  private static Stamp within(Stamp before) {
    var found = counted(before);
    var text = found.text;
    var owners = new ArrayList<>(found.owners);
    var named = NAMED.matcher(text);
    if (owners.isEmpty() && named.find() && !whose(named.group(1)).owners.isEmpty()) {
      owners.addAll(whose(named.group(1)).owners);
      text = named.replaceFirst("").strip();
    }
    var sign = AT_SIGN.matcher(text);
    if (owners.isEmpty() && sign.find()) {
      sign.reset();
      while (sign.find()) {
        owners.add(sign.group(1));
      }
      text = AT_SIGN.matcher(text).replaceAll("").replaceAll("[\\s:–-]+$", "").strip();
    }
    var lasts = LASTS.matcher(text);
    var takes = found.takes;
    if (takes.isEmpty() && lasts.find() && !lasts.group(1).isBlank()) {
      takes = Times.length(lasts.group(1));
      text = lasts.replaceFirst("").strip();
    }
    return new Stamp(text, found.at, found.end, takes, owners, found.open);
  }
}
