package rollcall.plans.document;

/**
 * A line with plain blanks: no-break and typographic spaces are spaces, what has no width is gone,
 * and so are control characters. {@code indent} is the columns before {@code text}, which has no
 * blanks at its ends.
 */
record Blanks(int indent, String text) {
  static final Blanks NONE = new Blanks(0, "");

  private static final int TAB = 4;

  static Blanks of(String line) {
    int indent = 0;
    int from = 0;
    for (; from < line.length() && blank(line.charAt(from)); from++) {
      indent += width(line.charAt(from), indent);
    }
    return new Blanks(indent, plain(line.substring(from)).stripTrailing());
  }

  boolean isBlank() {
    return text.isEmpty();
  }

  /** As words with one space between them, no more than a quote needs. */
  static String squeezed(String line) {
    var words = new StringBuilder();
    var text = plain(line);
    for (int i = 0; i < text.length() && words.length() <= Place.LONGEST_QUOTE + 1; i++) {
      char c = text.charAt(i);
      if (c != ' ' || (!words.isEmpty() && words.charAt(words.length() - 1) != ' ')) {
        words.append(c);
      }
    }
    return words.toString();
  }

  private static int width(char c, int column) {
    return c == '\t' ? TAB - column % TAB : zeroWidth(c) ? 0 : 1;
  }

  /** A tab within a line parts columns, so it stays wide. */
  private static String plain(String line) {
    if (line.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
      return line;
    }
    var text = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        text.append("    ");
      } else if (blank(c) && !zeroWidth(c)) {
        text.append(' ');
      } else if (!zeroWidth(c) && !Character.isISOControl(c)) {
        text.append(c);
      }
    }
    return text.toString();
  }

  static boolean blank(char c) {
    return c == '\t' || c == '\f' || c == 0x2028 || c == 0x2029 || Character.isSpaceChar(c)
        || zeroWidth(c);
  }

  private static boolean zeroWidth(char c) {
    return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
  }
}
