package rollcall.plans.document;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the lines of a piece of HTML that stands within another text. */
final class HtmlBlock {
  private static final Set<String> TAGS = Set.of("table", "ul", "ol", "dl", "h1", "h2", "h3", "h4",
      "h5", "h6", "p");

  private HtmlBlock() {}

  /** The tag that {@code line} begins with, where it begins a block. */
  static Optional<String> tag(String line) {
    if (line.isEmpty() || line.charAt(0) != '<') {
      return Optional.empty();
    }
    int end = 1;
    while (end < line.length() && Character.isLetterOrDigit(line.charAt(end))) {
      end++;
    }
    var name = line.substring(1, end).toLowerCase(Locale.ROOT);
    boolean whole = end < line.length() && " >".indexOf(line.charAt(end)) >= 0;
    return whole && TAGS.contains(name) ? Optional.of(name) : Optional.empty();
  }

  /** The line after the one in which the block ends that begins with line {@code from}. */
  static Optional<Integer> end(Source source, int from, String tag) {
    int open = 0;
    for (int i = from; i < source.size(); i++) {
      var line = source.line(i).toLowerCase(Locale.ROOT);
      open += count(line, "<" + tag) - count(line, "</" + tag);
      if (open <= 0) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  private static int count(String line, String mark) {
    int count = 0;
    for (int at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) {
      int after = at + mark.length();
      boolean whole = after >= line.length() || !Character.isLetterOrDigit(line.charAt(after));
      count += whole ? 1 : 0;
    }
    return count;
  }
}
