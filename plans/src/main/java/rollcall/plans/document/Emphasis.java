package rollcall.plans.document;

import java.util.BitSet;

/** Takes out marks of emphasis that stand around words, and leaves those that are a text's own. */
final class Emphasis {
  private final StringBuilder text;
  private final BitSet fixed;
  private final BoldSpans bold;
  private final Dialect dialect;
  private final BitSet gone = new BitSet();
  /** Where a mark that may open stands, by kind. */
  private final int[] open = {-1, -1, -1, -1, -1};

  Emphasis(StringBuilder text, BitSet fixed, BoldSpans bold, Dialect dialect) {
    this.text = text;
    this.fixed = fixed;
    this.bold = bold;
    this.dialect = dialect;
  }

  Inline.Words words() {
    for (int at = 0; at < text.length();) {
      int run = run(at);
      if (run > 0) {
        consider(at, run);
      }
      at += Math.max(1, run);
    }
    var words = without();
    return new Inline.Words(words, bold.cover(text) && !words.isBlank());
  }

  private String without() {
    var words = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (!gone.get(i)) {
        words.append(text.charAt(i));
      }
    }
    return words.toString();
  }

  private int run(int at) {
    char c = text.charAt(at);
    if (c != '*' && c != '_' && !(c == '/' && dialect == Dialect.ZIM)) {
      return 0;
    }
    int end = at;
    while (end < text.length() && text.charAt(end) == c && !fixed.get(end)) {
      end++;
    }
    return end - at;
  }

  private void consider(int at, int length) {
    int kind = kind(text.charAt(at), length);
    if (kind < 0) {
      return;
    }
    boolean twice = length > 1;
    if (open[kind] >= 0 && closes(at, at + length, twice)) {
      end(kind, at, length);
    } else if (opens(at, at + length, twice)) {
      open[kind] = at;
    }
  }

  private static int kind(char c, int length) {
    if (c == '/') {
      return length == 2 ? 4 : -1;
    }
    if (length > 3) {
      return -1;
    }
    return c == '*' ? Math.min(length, 2) - 1 : Math.min(length, 2) + 1;
  }

  private void end(int kind, int at, int length) {
    int from = open[kind];
    int opened = run(from);
    if (opened == length) {
      gone.set(from, from + length);
      gone.set(at, at + length);
      if (bold(kind)) {
        bold.mark(from, false);
        bold.mark(at + length, true);
      }
    }
    open[kind] = -1;
  }

  private boolean bold(int kind) {
    return kind == 1 || kind == 3
        || (kind == 0 && (dialect == Dialect.JIRA || dialect == Dialect.ORG));
  }

  private boolean opens(int from, int to, boolean twice) {
    char before = from == 0 ? ' ' : text.charAt(from - 1);
    char after = to == text.length() ? ' ' : text.charAt(to);
    boolean free = twice
        ? !Character.isLetterOrDigit(before) && before != '/'
        : " ([{\"'“‘—–,:;|*_".indexOf(before) >= 0;
    var quotes = twice ? "`([{\"'“‘<$#@&*_+" : "`\"“";
    return free && (Character.isLetterOrDigit(after) || quotes.indexOf(after) >= 0);
  }

  private boolean closes(int from, int to, boolean twice) {
    char before = text.charAt(from - 1);
    char after = to == text.length() ? ' ' : text.charAt(to);
    boolean stars = twice && text.charAt(from) == '*';
    boolean free = stars ? after != '/' : endsWord(after) && endsPhrase(to);
    return before != ' ' && before != '/' && free;
  }

  private static boolean endsWord(char after) {
    return " .,;:!?)]}\"'”’—–|-*_".indexOf(after) >= 0;
  }

  /** {@code *foo*.log} is a pattern, {@code *foo*.} the end of a sentence. */
  private boolean endsPhrase(int to) {
    return to + 1 >= text.length() || text.charAt(to) == ' '
        || !Character.isLetterOrDigit(text.charAt(to + 1));
  }
}
