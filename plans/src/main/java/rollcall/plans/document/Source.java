package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;

/** A text cut into the lines of its file; {@code first} is the number of the first of them. */
record Source(int first, List<String> lines, List<String> notes) {
  /** Characters of a line that are read. */
  static final int LONGEST_LINE = 20_000;

  Source {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  static Source of(String text) {
    List<String> lines = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int at = 0; at < text.length();) {
      int end = end(text, at);
      if (end - at > LONGEST_LINE) {
        notes.add("line " + (lines.size() + 1) + " has " + (end - at) + " characters: read to the "
            + LONGEST_LINE + "th");
      }
      lines.add(text.substring(at, Math.min(end, at + LONGEST_LINE)));
      at = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
    return new Source(1, lines, few(notes));
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static List<String> few(List<String> notes) {
    return notes.size() <= 3
        ? notes
        : List.of(notes.getFirst(), "and " + (notes.size() - 1)
            + " more lines that are as long");
  }

  /** The lines from {@code from} to before {@code to} as one text. */
  String joined(int from, int to) {
    return String.join("\n", lines.subList(from, to));
  }

  int size() {
    return lines.size();
  }

  /** Empty past the end, as if blank lines went on for ever. */
  String line(int i) {
    return i >= 0 && i < lines.size() ? lines.get(i) : "";
  }

  boolean blank(int i) {
    return Blanks.of(line(i)).isBlank();
  }

  int number(int i) {
    return first + i;
  }
}
