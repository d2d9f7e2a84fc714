package rollcall.plans.document;

import java.util.Locale;
import java.util.function.Predicate;

/** The habit in which a text is marked up; PLAIN is Markdown as people write it by hand. */
enum Dialect {
  PLAIN, ZIM, DOKUWIKI, MEDIAWIKI, JIRA, ORG;

  /** The likeliest, judged by the lines that only one of them has. */
  static Dialect of(String name, Source source) {
    if (source.line(0).startsWith("Content-Type: text/x-zim-wiki")) {
      return ZIM;
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".org")
        || any(source, line -> startsWith(line, "#+TITLE:"))) {
      return ORG;
    }
    return ofWiki(source);
  }

  private static Dialect ofWiki(Source source) {
    if (any(source, line -> equalsSigns(line) >= 5)) {
      return DOKUWIKI;
    }
    if (any(source, line -> equalsSigns(line) > 0 || line.startsWith("{|"))) {
      return MEDIAWIKI;
    }
    if (any(source, Dialect::jira)) {
      return JIRA;
    }
    boolean stars = any(source, line -> line.startsWith("* "))
        && any(source, line -> line.startsWith("** "));
    return stars ? ORG : PLAIN;
  }

  private static boolean any(Source source, Predicate<String> line) {
    return source.lines().stream().anyMatch(line);
  }

  private static boolean jira(String line) {
    return jiraLevel(line) > 0 || line.startsWith("{code") || line.startsWith("{noformat}")
        || line.startsWith("{panel") || (line.startsWith("||") && line.indexOf("||", 2) > 0);
  }

  /** The level of {@code h2. Title}; 0 of any other line. */
  static int jiraLevel(String line) {
    boolean heading = line.length() > 4 && line.charAt(0) == 'h' && line.charAt(2) == '.'
        && line.charAt(3) == ' ';
    int level = heading ? line.charAt(1) - '0' : 0;
    return level >= 1 && level <= 6 ? level : 0;
  }

  /** How many {@code =} stand on either side of {@code == Title ==}; 0 where it is no such line. */
  static int equalsSigns(String line) {
    var text = line.strip();
    int before = 0;
    while (before < text.length() && text.charAt(before) == '=') {
      before++;
    }
    int after = 0;
    while (after < text.length() && text.charAt(text.length() - 1 - after) == '=') {
      after++;
    }
    int within = text.length() - before - after;
    boolean title = within > 0 && before == after && before >= 2 && before <= 6
        && !text.substring(before, before + within).isBlank();
    return title ? before : oneSign(text) ? 1 : 0;
  }

  /** {@code = Title =}, which wikis have for the highest level. */
  private static boolean oneSign(String text) {
    return text.length() > 4 && text.startsWith("= ") && text.endsWith(" =")
        && text.indexOf('=', 1) == text.length() - 1;
  }

  static boolean startsWith(String line, String word) {
    return line.regionMatches(true, 0, word, 0, word.length());
  }

  /** Whether {@code **} before a text makes it a point within a point. */
  boolean nestsByMarks() {
    return this == MEDIAWIKI || this == JIRA;
  }
}
