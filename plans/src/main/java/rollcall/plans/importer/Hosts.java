package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Place;

/** The hosts that a document names, in every spelling that is told apart from other words. */
final class Hosts {
  /** Where a name stands first. */
  record Named(String name, Place at, int times) {}

  private static final String NAME = "[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){0,5}-?\\d{1,3}";
  private static final Pattern RANGE = Pattern
      .compile("\\b([A-Za-z][A-Za-z0-9-]{0,40}?)\\[([0-9, -]{1,60})\\]");
  private static final Pattern DOTS = Pattern
      .compile(
          "\\b([A-Za-z][A-Za-z-]{0,40}?)(\\d{1,3}) ?(?:(?:\\. ?){2,3}|…|–|to|through) ?(?:\\1)(\\d{1,3})\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUALIFIED = Pattern
      .compile(
          "(?<![@\\w./-])([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+){1,5}\\.(?:[a-z]{2,3}|info|local|internal|corp|lan))\\b(?!/)");
  private static final Pattern NUMBERED = Pattern
      .compile("(?<![\\w./=@+-])(" + NAME + ")(?![\\w/=-]|\\.\\w|\\()");
  private static final Pattern IN_BRACKETS = Pattern.compile(
      "(?i)\\b(?:nodes?|hosts?|servers?|machines?|boxes)\\s*\\(([a-z][\\w.-]*(?:, ?[a-z][\\w.-]*){0,9})\\)");
  private static final Pattern PLACES = Pattern
      .compile("(?i)\\b(container|node|server|host|machine) (\\d{1,2})\\b");
  private static final Pattern NO_HOST = Pattern
      .compile("(?i)(?:v|r|utf-?|sha|md|mp|h|ssl|tls|ipv|http|oracle|"
          + "java|php|python|ruby|jdk|ie|win|os|x|s|q|p|step|phase|part|cr|mdl|sak|version|release|rev|"
          + "build|sprint|day|t|d|level|page|item|room|ext|log4j|k8s|s3|ec2|bash|perl|rails|node|tag|"
          + "sakai|gradebook|test|moodle|summer|session|spring|fall|winter|[a-z]*course[a-z]*)-?\\d+.*|"
          + "\\d.*|.*-\\d{4,}|[0-9a-f]{10,}");
  private static final int MOST = 500;
  private static final int LONGEST = 1_000;
  private static final int MOST_DASHES = 3;

  private final Map<String, Named> names = new LinkedHashMap<>();
  private final List<String> patterns = new ArrayList<>();

  /** Looks a text through for names of hosts. */
  void read(String text, Place at) {
    if (names.size() >= MOST || text.length() > LONGEST) {
      return;
    }
    var left = ranges(text);
    find(QUALIFIED, left, at);
    find(NUMBERED, left, at);
    var brackets = IN_BRACKETS.matcher(left);
    while (brackets.find()) {
      for (var name : brackets.group(1).split(", ?", -1)) {
        add(name, at);
      }
    }
    var places = PLACES.matcher(left);
    while (places.find()) {
      add(places.group(1).toLowerCase(java.util.Locale.ROOT) + "-" + places.group(2), at);
    }
  }

  /** {@code app-[01,02]} and {@code prod2 . . . prod6}; they are no names of single hosts. */
  private String ranges(String text) {
    var ranges = RANGE.matcher(text);
    while (ranges.find()) {
      pattern(ranges.group(1) + "[" + ranges.group(2).replace(" ", "") + "]");
    }
    var left = RANGE.matcher(text).replaceAll(" ");
    var dots = DOTS.matcher(left);
    while (dots.find()) {
      pattern(dots.group(1).toLowerCase(java.util.Locale.ROOT) + "[" + dots.group(2) + "-"
          + dots.group(3) + "]");
    }
    return DOTS.matcher(left).replaceAll(" ");
  }

  private void pattern(String pattern) {
    if (!patterns.contains(pattern) && patterns.size() < MOST) {
      patterns.add(pattern);
    }
  }

  private void find(Pattern pattern, String text, Place at) {
    var found = pattern.matcher(text);
    while (found.find()) {
      if (found.group(1).chars().filter(c -> c == '-').count() <= MOST_DASHES
          && !NO_HOST.matcher(found.group(1)).matches() && !isFile(found.group(1))) {
        add(found.group(1), at);
      }
    }
  }

  private static boolean isFile(String name) {
    return name.matches(
        ".*\\.(?:sql|php|xml|csv|sh|rb|txt|bak|zip|war|jar|out|log|yml|conf|js|css|py|md|rst|html?)")
        || name.matches("irc\\..*|www\\..*");
  }

  private void add(String name, Place at) {
    names.merge(name, new Named(name, at, 1),
        (old, _) -> new Named(name, old.at(), old.times() + 1));
  }

  List<Named> names() {
    return List.copyOf(names.values());
  }

  /** As a plan file lists them, ranges too. */
  List<String> listed() {
    var all = new ArrayList<>(patterns);
    names.keySet().stream().filter(n -> n.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,99}"))
        .forEach(all::add);
    return all;
  }

  /** The host of the document that is one letter off {@code name}, which is named more fully. */
  Optional<String> near(String name) {
    return names.keySet().stream().filter(other -> !other.equals(name) && isSlip(name, other)
        && isKnownBetter(other, name))
        .findFirst();
  }

  /** Which of two is the slip: the one that is named less often, and not in full. */
  private boolean isKnownBetter(String other, String name) {
    return other.contains(".") || times(other) > times(name);
  }

  private int times(String name) {
    return Optional.ofNullable(names.get(name)).map(Named::times).orElse(0);
  }

  private static boolean isSlip(String name, String other) {
    var bare = other.contains(".") && !name.contains(".")
        ? other.substring(0, other.indexOf('.'))
        : other;
    return !bare.equals(name) && bare.length() >= name.length()
        && bare.replaceAll("\\D", "").equals(
            name.replaceAll("\\D", ""))
        && isOneLetterOff(name, bare) && name.length() > 5;
  }

  private static boolean isOneLetterOff(String one, String other) {
    if (Math.abs(one.length() - other.length()) > 1) {
      return false;
    }
    int front = 0;
    while (front < one.length() && front < other.length()
        && one.charAt(front) == other.charAt(front)) {
      front++;
    }
    int back = 0;
    while (back < one.length() - front && back < other.length() - front
        && one.charAt(one.length() - 1 - back) == other.charAt(other.length() - 1 - back)) {
      back++;
    }
    return Math.max(one.length(), other.length()) - front - back <= 1;
  }

  /** Forgets a name that was a slip. */
  void forget(String name) {
    names.remove(name);
  }
}
