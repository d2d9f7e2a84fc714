package rollcall.commands.grammar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.WrittenTime;
import rollcall.plans.run.StepRef;
import rollcall.plans.site.ValueRule;

/**
 * The words after a verb, read from left to right. A reader returns empty for what is not there or
 * cannot be read; then the first problem is kept, and what was meant does not count.
 */
final class Words {
  /** The most characters of a note or a reason. */
  static final int LONGEST_TEXT = 300;
  /** Whatever follows it is text, even where it looks like something else. */
  static final String TEXT_FOLLOWS = "--";
  private static final int LONGEST_QUOTE = 24;
  private static final Pattern LIKE_A_STEP = Pattern.compile("[fF]?\\d.*");
  private static final Pattern LIKE_A_CHECK = Pattern
      .compile("([fF]?[1-9]\\d{0,3}(?:[.][1-9]\\d{0,2}){0,7})([a-zA-Z]{1,3})");
  private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,2})h)?(?:(\\d{1,4})m?)?");
  private static final Duration LONGEST_TIME = Duration.ofDays(1);
  private static final Pattern HALF_OF_THE_DAY = Pattern
      .compile("(?i)[ap]\\.?(?:m\\.?)?|\\(?noon\\)?|midnight");
  private static final Pattern TIME = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");
  private static final Pattern VALUE = Pattern.compile("([A-Za-z][A-Za-z0-9._-]{0,79})=(.*)");
  private static final Pattern TOKEN = Pattern.compile("[1-9]\\d{0,17}");

  private String rest;
  private Optional<String> problem = Optional.empty();

  Words(String text) {
    this.rest = text.strip();
  }

  Optional<String> problem() {
    return problem;
  }

  boolean done() {
    return rest.isEmpty();
  }

  /** Notes what is wrong, if nothing was before. */
  <T> Optional<T> wrong(String what) {
    problem = problem.or(() -> Optional.of(what));
    return Optional.empty();
  }

  static String quoted(String word) {
    var points = word.codePoints().limit(LONGEST_QUOTE + 1).count();
    return points <= LONGEST_QUOTE
        ? "\"" + word + "\""
        : "\"" + word.substring(0, word.offsetByCodePoints(0, LONGEST_QUOTE)) + "…\"";
  }

  String peek() {
    int space = rest.indexOf(' ');
    return space < 0 ? rest : rest.substring(0, space);
  }

  String next() {
    var word = peek();
    rest = rest.substring(word.length()).strip();
    return word;
  }

  /** Whether the next word is {@code word}; if so, it is read. */
  boolean goesOn(String word) {
    var found = peek().equalsIgnoreCase(word);
    if (found) {
      next();
    }
    return found;
  }

  <T> Optional<T> word(String wanted, Predicate<String> form, Function<String, T> made) {
    if (done()) {
      return wrong(wanted + " is missing");
    }
    return form.test(peek())
        ? Optional.of(made.apply(next()))
        : wrong(quoted(peek()) + " is no " + wanted);
  }

  /** A step by its number, which is wanted. */
  Optional<StepRef> numbered() {
    return number().map(StepRef.Numbered::new);
  }

  Optional<StepNumber> number() {
    return word("step number", w -> StepNumber.accepts(stepNumber(w)),
        w -> new StepNumber(stepNumber(w)));
  }

  /** As a sentence may end with it: {@code f2.} is F2. */
  private static String stepNumber(String word) {
    var ends = word.endsWith(".") || word.endsWith(",");
    return (ends ? word.substring(0, word.length() - 1) : word).toUpperCase(Locale.ROOT);
  }

  /** A step by its number or, where the next word does not look like one, the one that waits. */
  Optional<StepRef> step() {
    return looksLikeAStep() ? numbered() : Optional.of(new StepRef.TheOne());
  }

  boolean looksLikeAStep() {
    return LIKE_A_STEP.matcher(peek()).matches();
  }

  /** A line of a step's checklist, {@code 7a}: what is made of its step and its letter. */
  <T> Optional<T> check(BiFunction<StepRef, CheckLetter, T> made) {
    return word("check, as 7a", w -> LIKE_A_CHECK.matcher(w).matches(), w -> {
      var parts = LIKE_A_CHECK.matcher(w);
      return parts.matches()
          ? Optional.of(made.apply(
              new StepRef.Numbered(new StepNumber(parts.group(1).toUpperCase(Locale.ROOT))),
              new CheckLetter(parts.group(2).toLowerCase(Locale.ROOT))))
          : Optional.<T>empty();
    }).flatMap(found -> found);
  }

  boolean looksLikeACheck() {
    return LIKE_A_CHECK.matcher(peek()).matches();
  }

  /** Hours and minutes, as {@code 5m}, {@code 1h30m} or 5, which is minutes; up to a day. */
  Optional<Duration> duration() {
    return word("time, as 5m or 1h30m", w -> lasting(w).isPresent(), Words::lasting)
        .flatMap(d -> d);
  }

  private static Optional<Duration> lasting(String word) {
    var parts = DURATION.matcher(word.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    var time = Duration.ofHours(number(parts, 1)).plusMinutes(number(parts, 2));
    return time.isZero() || time.compareTo(LONGEST_TIME) > 0
        ? Optional.empty()
        : Optional.of(time);
  }

  private static long number(Matcher parts, int group) {
    var digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  Optional<PersonId> person() {
    return word("person", w -> PersonId.accepts(name(w)), w -> new PersonId(name(w)));
  }

  private static String name(String word) {
    return word.startsWith("@") ? word.substring(1) : word;
  }

  Optional<Long> token() {
    return word("question's number", w -> TOKEN.matcher(w).matches(), Long::valueOf);
  }

  Optional<LocalTime> time() {
    var words = rest.split(" ", 3);
    var near = (words.length > 1 && HALF_OF_THE_DAY.matcher(words[1]).matches()
        ? WrittenTime.near(words[0] + " " + words[1])
        : WrittenTime.near(peek())).map(t -> ": did you mean " + t + "?").orElse(", as 09:30");
    return word("time of day" + near, w -> TIME.matcher(w).matches(), Words::timeOf);
  }

  private static LocalTime timeOf(String word) {
    var parts = TIME.matcher(word);
    return parts.matches()
        ? LocalTime.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))
        : LocalTime.MIDNIGHT;
  }

  Optional<LocalDate> date() {
    try {
      var date = LocalDate.parse(peek());
      next();
      return Optional.of(date);
    } catch (DateTimeException e) {
      return wrong(quoted(peek()) + " is no date, as 2026-11-21");
    }
  }

  /** {@code name=value …}; empty where one of them may not be used. */
  Optional<Map<String, String>> values() {
    var values = new TreeMap<String, String>();
    for (var pair = VALUE.matcher(peek()); pair.matches(); pair = VALUE.matcher(peek())) {
      var name = pair.group(1);
      var complaint = ValueRule.complaint(pair.group(2));
      if (complaint.isPresent()) {
        return wrong("the value of " + quoted(name) + " " + complaint.get());
      }
      if (values.putIfAbsent(name, pair.group(2)) != null) {
        return wrong(quoted(name) + " stands twice");
      }
      next();
    }
    return Optional.of(values);
  }

  static boolean isValue(String word) {
    return VALUE.matcher(word).matches();
  }

  /** {@code at 09:09}, where the next words are that. */
  Optional<LocalTime> at() {
    var after = new Words(rest.substring(peek().length()));
    var meant = peek().equalsIgnoreCase("at") && !after.done()
        && Character.isDigit(after.peek().charAt(0));
    return meant && goesOn("at") ? time() : Optional.empty();
  }

  /** {@code for prabhu}, where the next words are that. */
  Optional<PersonId> onBehalf() {
    return goesOn("for") ? person() : Optional.empty();
  }

  /** All that is left, if anything. */
  Optional<String> note() {
    return done() ? Optional.empty() : text("note");
  }

  Optional<String> why() {
    return text("reason");
  }

  /** All that is left, as it was written. */
  Optional<String> text(String wanted) {
    goesOn(TEXT_FOLLOWS);
    if (done()) {
      return wrong("the " + wanted + " is missing");
    }
    if (rest.codePointCount(0, rest.length()) > LONGEST_TEXT) {
      return wrong("the " + wanted + " is longer than " + LONGEST_TEXT + " characters");
    }
    var all = rest;
    rest = "";
    return Optional.of(all);
  }
}
