package rollcall.plans.document;

import java.util.Locale;
import java.util.Set;

/** What a tag of HTML does within a line of another text. */
enum InlineTag {
  BREAK, BOLD, CODE, STRUCK,
  /** It shows nothing itself. */
  PLAIN,
  /** No tag, but a word in pointed brackets, such as {@code <version>}. */
  FOREIGN;

  private static final Set<String> PLAIN_ONES = Set.of("i", "em", "u", "span", "font", "small",
      "big", "sub", "sup", "a", "p", "div", "ins", "mark", "abbr", "center", "wbr", "nowiki",
      "details", "summary", "section", "img", "q", "cite");

  /** {@code name} is in lower case. */
  static InlineTag of(String name) {
    return switch (name) {
      case "br" -> BREAK;
      case "b", "strong" -> BOLD;
      case "code", "tt", "kbd", "samp" -> CODE;
      case "s", "del", "strike" -> STRUCK;
      default -> PLAIN_ONES.contains(name) ? PLAIN : FOREIGN;
    };
  }

  /** Of a whole tag or comment, such as {@code </b>}. */
  static InlineTag ofWhole(String tag) {
    if (tag.startsWith("<!--")) {
      return PLAIN;
    }
    int from = tag.startsWith("</") ? 2 : 1;
    int end = from;
    while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
      end++;
    }
    return of(tag.substring(Math.min(from, end), end).toLowerCase(Locale.ROOT));
  }
}
