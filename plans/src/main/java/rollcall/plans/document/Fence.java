package rollcall.plans.document;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The line that begins a block shown as it is. {@code before} and {@code first} are the text that
 * stands before and after the mark in that same line.
 */
record Fence(String before, String first, End end) {
  /** What ends the block: a line that is {@code mark} and no more, or {@code mark} anywhere. */
  record End(String mark, boolean alone) {
    /** Where in {@code line} the block ends; what stands before that belongs to it. */
    OptionalInt in(String line) {
      if (!alone) {
        int at = line.toLowerCase(Locale.ROOT).indexOf(mark);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
      }
      var text = line.strip();
      boolean run = mark.charAt(0) == '`' || mark.charAt(0) == '~';
      boolean ends = run
          ? text.startsWith(mark) && onlyOf(text, mark.charAt(0))
          : text.equalsIgnoreCase(mark);
      return ends ? OptionalInt.of(0) : OptionalInt.empty();
    }

    String after(String line) {
      int at = in(line).orElse(0);
      return alone ? "" : line.substring(Math.min(line.length(), at + mark.length()));
    }

    private static boolean onlyOf(String text, char c) {
      return text.chars().allMatch(x -> x == c);
    }
  }

  static Optional<Fence> of(String line, Dialect dialect) {
    var text = Blanks.of(line).text();
    var alone = alone(text, dialect);
    return alone.isPresent()
        ? alone.map(mark -> new Fence("", "", new End(mark, true)))
        : within(line, text, dialect);
  }

  private static Optional<String> alone(String text, Dialect dialect) {
    if (text.startsWith("```") || text.startsWith("~~~")) {
      int run = 3;
      while (run < text.length() && text.charAt(run) == text.charAt(0)) {
        run++;
      }
      return text.indexOf('`', run) < 0 ? Optional.of(text.substring(0, run)) : Optional.empty();
    }
    if (text.equals("'''")) {
      return Optional.of("'''");
    }
    if (text.equals("{{{")) {
      return Optional.of("}}}");
    }
    return dialect == Dialect.ORG ? org(text) : Optional.empty();
  }

  private static Optional<String> org(String text) {
    if (!Dialect.startsWith(text, "#+BEGIN_SRC") && !Dialect.startsWith(text, "#+BEGIN_EXAMPLE")) {
      return Optional.empty();
    }
    return Optional.of("#+END_" + text.substring(8).split(" ", 2)[0].toUpperCase(Locale.ROOT));
  }

  private static Optional<Fence> within(String line, String text, Dialect dialect) {
    if (Dialect.startsWith(text, "<pre") || Dialect.startsWith(text, "<syntaxhighlight")
        || Dialect.startsWith(text, "<source")) {
      return tag(text);
    }
    return dialect == Dialect.JIRA
        ? macro(line, "{code").or(() -> macro(line, "{noformat"))
        : Optional.empty();
  }

  private static Optional<Fence> tag(String text) {
    int close = text.indexOf('>');
    int name = 1;
    while (name < text.length() && Character.isLetter(text.charAt(name))) {
      name++;
    }
    var word = text.substring(1, name).toLowerCase(Locale.ROOT);
    boolean known = word.equals("pre") || word.equals("source") || word.equals("syntaxhighlight");
    return close < name || !known
        ? Optional.empty()
        : Optional.of(new Fence("", text.substring(close + 1), new End("</" + word + ">", false)));
  }

  private static Optional<Fence> macro(String line, String name) {
    int at = line.indexOf(name);
    int close = at < 0 ? -1 : line.indexOf('}', at);
    boolean whole = close >= 0
        && (close == at + name.length() || line.charAt(at + name.length()) == ':');
    return whole
        ? Optional.of(new Fence(line.substring(0, at), line.substring(close + 1),
            new End(name + "}", false)))
        : Optional.empty();
  }
}
