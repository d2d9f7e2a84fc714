package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A text cut into the lines of its file, as written and with plain blanks. */
final class Source {
  /** Characters of a line that are read. */
  static final int LONGEST_LINE = 20_000;

  private static final int LONGEST_FRONT_MATTER = 200;

  private final List<String> lines;
  private final List<Blanks> plain;
  private final List<String> notes;

  private Source(List<String> lines, List<String> notes) {
    this.lines = List.copyOf(lines);
    this.plain = lines.stream().map(Blanks::of).toList();
    this.notes = List.copyOf(notes);
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
    return new Source(lines, few(notes));
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

  /** The lines of YAML before the text, which are of no interest to a reader; 0 where none are. */
  int frontMatter() {
    if (!line(0).stripTrailing().equals("---") || !key(line(1))) {
      return 0;
    }
    for (int i = 1; i < Math.min(size(), LONGEST_FRONT_MATTER); i++) {
      var line = line(i).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        return i + 1;
      }
    }
    return 0;
  }

  private static boolean key(String line) {
    int colon = line.indexOf(':');
    return colon > 0 && line.substring(0, colon).chars()
        .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ' ');
  }

  /** The same lines, with nothing in those that are {@code unwanted}. */
  Source without(Predicate<String> unwanted) {
    return new Source(lines.stream().map(line -> unwanted.test(line) ? "" : line).toList(), notes);
  }

  /** The lines from {@code from} to before {@code to} as one text. */
  String joined(int from, int to) {
    return String.join("\n", lines.subList(from, to));
  }

  int size() {
    return lines.size();
  }

  List<String> lines() {
    return lines;
  }

  /** What is to be said of how it was cut. */
  List<String> notes() {
    return notes;
  }

  /** Empty past the end, as if blank lines went on for ever. */
  String line(int i) {
    return i >= 0 && i < lines.size() ? lines.get(i) : "";
  }

  /** Line {@code i} with plain blanks. */
  Blanks plain(int i) {
    return i >= 0 && i < plain.size() ? plain.get(i) : Blanks.NONE;
  }

  /** The text of line {@code i} with plain blanks. */
  String text(int i) {
    return plain(i).text();
  }

  boolean blank(int i) {
    return plain(i).isBlank();
  }

  /** The number of line {@code i} in the file. */
  int number(int i) {
    return i + 1;
  }
}
