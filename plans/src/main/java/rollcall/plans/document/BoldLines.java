package rollcall.plans.document;

import java.util.BitSet;

/**
 * Bold that goes over several lines, as converters leave it: <code>**Title</code> in one line and
 * <code>**</code> in the next. Such lines are wholly bold, and a mark alone in its line is debris.
 */
final class BoldLines {
  private final BitSet strong = new BitSet();
  private final BitSet opens = new BitSet();
  private final BitSet closes = new BitSet();
  private final BitSet debris = new BitSet();

  private BoldLines() {}

  static BoldLines of(Source source) {
    var bold = new BoldLines();
    int open = -1;
    for (int i = 0; i < source.size(); i++) {
      var line = source.text(i);
      if (line.isEmpty()) {
        open = -1;
      } else if (odd(line)) {
        open = bold.odd(line, open, i);
      }
    }
    return bold;
  }

  private static boolean odd(String line) {
    int count = 0;
    for (int at = line.indexOf("**"); at >= 0; at = line.indexOf("**", at + 2)) {
      count++;
    }
    return count % 2 == 1;
  }

  /** The line that opened a stretch which is still open after line {@code i}; -1 for none. */
  private int odd(String line, int open, int i) {
    boolean alone = line.equals("**");
    debris.set(i, alone);
    if (open >= 0 && line.endsWith("**")) {
      stretch(open, i);
      return -1;
    }
    boolean begins = alone || (line.startsWith("**") && line.charAt(2) != ' ');
    return begins ? i : -1;
  }

  private void stretch(int from, int to) {
    opens.set(from);
    closes.set(to);
    strong.set(from, to + 1);
  }

  boolean debris(int i) {
    return debris.get(i);
  }

  boolean strong(int i) {
    return strong.get(i);
  }

  /** {@code line} without the mark that begins or ends a stretch of several lines. */
  String without(int i, String line) {
    var text = opens.get(i) ? line.replaceFirst("\\*\\*", "") : line;
    return closes.get(i) ? text.substring(0, text.lastIndexOf("**")) : text;
  }
}
