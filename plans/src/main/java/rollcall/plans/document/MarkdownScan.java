package rollcall.plans.document;

import java.util.stream.IntStream;

/**
 * Looks over a Markdown text before it is parsed: the parser's time grows with the square of the
 * marks in a paragraph, 18 s for 90,000 times {@code <}, and with the square of the depth of lists.
 */
final class MarkdownScan {
  private static final int MOST_LINES = 15_000;
  private static final long MOST_WORK = 100_000_000;
  private static final int DEEPEST_INDENT = 200;
  private static final int MOST_MARKERS = 40;
  private static final String MARKS = "*_[]!`<&\\";

  private final Source source;
  private long work;
  private long marks;
  private long length;

  private MarkdownScan(Source source) {
    this.source = source;
  }

  /** Whether the parser can be trusted with {@code source}. */
  static boolean tame(Source source) {
    return source.size() <= MOST_LINES && new MarkdownScan(source).tame();
  }

  private boolean tame() {
    for (int i = 0; i < source.size() && work <= MOST_WORK; i++) {
      var line = source.line(i);
      if (deep(line)) {
        return false;
      }
      if (line.isBlank() || begins(line)) {
        paragraph();
      }
      marks += IntStream.range(0, line.length())
          .filter(c -> MARKS.indexOf(line.charAt(c)) >= 0).count();
      length += line.length();
    }
    paragraph();
    return work <= MOST_WORK;
  }

  private void paragraph() {
    work += marks * length + length;
    marks = 0;
    length = 0;
  }

  /** Whether a paragraph cannot go on in {@code line}, as far as that is certain. */
  private static boolean begins(String line) {
    var text = line.strip();
    return text.startsWith("- ") || text.startsWith("* ") || text.startsWith("+ ")
        || text.startsWith("1. ") || text.startsWith("# ") || text.startsWith("## ");
  }

  /** Markers one behind the other, or far to the right, are lists and quotes in one another. */
  private static boolean deep(String line) {
    int markers = 0;
    int at = 0;
    while (at < line.length() && " \t>-+*.)0123456789".indexOf(line.charAt(at)) >= 0) {
      markers += ">-+*.)".indexOf(line.charAt(at)) >= 0 ? 1 : 0;
      at++;
    }
    boolean stroke = at == line.length() && markers > 0;
    boolean far = markers > 0 && Blanks.of(line).indent() > DEEPEST_INDENT;
    return far || (markers > MOST_MARKERS && !(stroke && Stroke.of(line.strip()).isPresent()));
  }
}
