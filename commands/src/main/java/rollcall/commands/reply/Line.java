package rollcall.commands.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line in the making. Where it would be too long, texts that may be cut are cut at a word, the
 * longest first, as far as they stay readable; then sentences that may be left out go, the last of
 * them first; then texts are cut further. What to type is never cut.
 */
final class Line {
  /** A text that may be cut: a title, a reason, a list. */
  record Cut(String text) {}

  private record Part(boolean cut, boolean extra, String text) {
    Part shorter() {
      var plain = text.endsWith("…") ? text.substring(0, text.length() - 1) : text;
      int space = plain.lastIndexOf(' ');
      int end = space > 0
          ? space
          : plain.offsetByCodePoints(plain.length(), plain.isEmpty() ? 0 : -1);
      return new Part(true, extra, plain.substring(0, end).strip() + "…");
    }
  }

  /** A title of so many characters still says what it is about. */
  private static final int READABLE = 32;
  /** More of a text never fits: the rest is not looked at. */
  private static final int MOST = 400;
  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final String HOLE = "{}";
  private final List<Part> parts = new ArrayList<>();

  private Line() {}

  /** {@code template} with a value for each {@code {}}: numbers and names whole, a cut one cut. */
  static Line of(String template, Object... values) {
    return new Line().and(template, values);
  }

  Line and(String template, Object... values) {
    add(false, template, values);
    return this;
  }

  /** A sentence that may be left out. */
  Line also(String template, Object... values) {
    if (!template.isEmpty()) {
      add(true, " " + template, values);
    }
    return this;
  }

  /** A sentence that may be left out, after one that ends with what to type. */
  Line then(String sentence) {
    if (!sentence.isEmpty()) {
      add(true, ". {}", sentence);
    }
    return this;
  }

  private void add(boolean extra, String template, Object... values) {
    int from = 0;
    var whole = new ArrayList<Part>();
    for (var value : values) {
      int hole = template.indexOf(HOLE, from);
      whole.add(new Part(false, extra, template.substring(from, hole)));
      whole.add(part(value, extra));
      from = hole + HOLE.length();
    }
    whole.add(new Part(false, extra, template.substring(from)));
    parts.addAll(extra ? List.of(joined(whole)) : whole);
  }

  private static Part joined(List<Part> whole) {
    var text = new StringBuilder();
    whole.forEach(p -> text.append(p.text()));
    return new Part(false, true, text.toString());
  }

  private static Part part(Object value, boolean extra) {
    return value instanceof Cut(String text)
        ? new Part(true, extra, new Visible(head(text)).text())
        : new Part(false, extra, new Visible(String.valueOf(value)).text());
  }

  private static String head(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
  }

  /** With nothing cut or left out. */
  String whole() {
    return text(parts);
  }

  /** At most {@code width} characters. */
  String within(int width) {
    var left = new ArrayList<>(parts);
    while (length(left) > width
        && (shortened(left, READABLE) || dropped(left) || shortened(left, 1))) {
      // The conditions do the work.
    }
    var text = text(left);
    return text.length() <= width ? text : cutOff(text, width);
  }

  /** Where even all that must be said is too long. */
  private static String cutOff(String text, int width) {
    int end = Character.isHighSurrogate(text.charAt(width - 2)) ? width - 2 : width - 1;
    return text.substring(0, end) + "…";
  }

  private static boolean dropped(List<Part> parts) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i).extra()) {
        parts.remove(i);
        return true;
      }
    }
    return false;
  }

  private static boolean shortened(List<Part> parts, int floor) {
    int longest = -1;
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      if (part.cut() && part.text().length() > floor
          && (longest < 0 || part.text().length() > parts.get(longest).text().length())) {
        longest = i;
      }
    }
    if (longest < 0) {
      return false;
    }
    parts.set(longest, parts.get(longest).shorter());
    return true;
  }

  private static int length(List<Part> parts) {
    return parts.stream().mapToInt(p -> p.text().length()).sum();
  }

  private static String text(List<Part> parts) {
    var text = new StringBuilder();
    parts.forEach(p -> text.append(p.text()));
    return SPACES.matcher(text).replaceAll(" ").replace("….", "…").replace("?.", "?").strip();
  }
}
