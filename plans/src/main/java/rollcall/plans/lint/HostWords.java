package rollcall.plans.lint;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words of a text that look like the names of hosts: letters with a digit or a dash in them. */
final class HostWords {
  private static final Pattern WORD = Pattern
      .compile(
          "(?<![\\w./@-])[A-Za-z][A-Za-z0-9]*+(?:-[A-Za-z0-9]++)*+(?:\\.[A-Za-z0-9-]++)*+(?![\\w/@])");

  private HostWords() {}

  static Stream<String> of(String text) {
    return WORD.matcher(text).results().map(MatchResult::group)
        .filter(HostWords::looksLikeOne).map(word -> word.toLowerCase(Locale.ROOT));
  }

  private static boolean looksLikeOne(String word) {
    return word.chars().anyMatch(c -> c == '-' || (c >= '0' && c <= '9'));
  }

  /** Without its domain. */
  static String shortName(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? host : host.substring(0, dot);
  }
}
