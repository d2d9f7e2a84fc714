package rollcall.plans.document;

/**
 * The words of one line of an HTML page while they are collected: blanks are one, as a browser
 * shows them, but no-break spaces stay, as people align columns with them.
 */
final class Paragraph {
  private final StringBuilder text = new StringBuilder();
  private int line;
  private int bold;
  private int plain;
  private boolean blank;

  /** Adds what stands in the page from line {@code line} on. */
  void add(String words, int line, boolean strong) {
    int at = line;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        blank = true;
        at += c == '\n' ? 1 : 0;
      } else {
        add(c, at, strong);
      }
    }
  }

  private void add(char c, int at, boolean strong) {
    if (blank && !text.isEmpty()) {
      text.append(' ');
    }
    blank = false;
    if (!Blanks.blank(c)) {
      line = bold + plain == 0 ? at : line;
      bold += strong ? 1 : 0;
      plain += strong || ".:;,!–-".indexOf(c) >= 0 ? 0 : 1;
    }
    text.append(c);
  }

  /** Adds a mark that is no word of the page, such as the back-tick before code. */
  void mark(String mark) {
    if (blank && !text.isEmpty()) {
      text.append(' ');
    }
    blank = false;
    text.append(mark);
  }

  /** Closes what {@code mark} opened; without words between, both are gone. */
  void closed(String mark) {
    if (text.toString().endsWith(mark)) {
      text.setLength(text.length() - mark.length());
    } else {
      text.append(mark);
    }
  }

  boolean isBlank() {
    return bold + plain == 0 && text.chars().allMatch(c -> Blanks.blank((char) c));
  }

  /** The line of the page in which its first word stands. */
  int line() {
    return line;
  }

  boolean strong() {
    return bold > 0 && plain == 0;
  }

  int length() {
    return text.length();
  }

  String text() {
    return text.toString();
  }

  void clear() {
    text.setLength(0);
    bold = 0;
    plain = 0;
    blank = false;
  }
}
