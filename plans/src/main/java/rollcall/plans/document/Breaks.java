package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines within a cell: what stands between {@code <br>
 * }, and {@code \\} of Jira.
 */
final class Breaks {
  private Breaks() {}

  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    var lower = text.toLowerCase(Locale.ROOT);
    int from = 0;
    for (int at = lower.indexOf("<br"); at >= 0; at = lower.indexOf("<br", at + 3)) {
      int close = at + 3;
      while (close < text.length() && (text.charAt(close) == ' ' || text.charAt(close) == '/')) {
        close++;
      }
      if (text.startsWith(">", close)) {
        parts.add(text.substring(from, at));
        from = close + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
