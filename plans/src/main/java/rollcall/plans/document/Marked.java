package rollcall.plans.document;

import java.util.Optional;

/** The text of a point of a list, with the marker that stood before it. */
record Marked(Marker marker, String text) {
  private static final String BULLETS = "-*+•◦▪‣·●○■–—";
  private static final String OPEN_BOXES = "☐□";
  private static final String TICKED_BOXES = "☑☒✓✔✅";

  /** Empty where {@code text}, with no blanks at its ends, is no point of a list. */
  static Optional<Marked> of(String text) {
    return bulleted(text).or(() -> numbered(text)).or(() -> boxed("", text));
  }

  private static Optional<Marked> bulleted(String text) {
    // Converters put a backslash before a dash that somebody typed; for the reader it is a bullet.
    int at = text.startsWith("\\") ? 1 : 0;
    if (text.length() < at + 2 || BULLETS.indexOf(text.charAt(at)) < 0
        || text.charAt(at + 1) != ' ') {
      return Optional.empty();
    }
    var written = text.substring(at, at + 1);
    var rest = text.substring(at + 1).strip();
    return boxed(written + " ", rest)
        .or(() -> Optional.of(new Marked(Marker.bullet(written), rest)));
  }

  private static Optional<Marked> numbered(String text) {
    int from = text.startsWith("(") ? 1 : 0;
    int end = from;
    while (end < text.length() && end - from < 4 && digit(text.charAt(end))) {
      end++;
    }
    if (end - from > 3) {
      return Optional.empty();
    }
    if (end > from) {
      return closed(text, from, end, Integer.parseInt(text.substring(from, end)));
    }
    return end < text.length() && letter(text.charAt(end))
        ? closed(text, from, end + 1, Character.toLowerCase(text.charAt(end)) - 'a' + 1)
        : Optional.empty();
  }

  private static Optional<Marked> closed(String text, int from, int end, int number) {
    int mark = text.startsWith("\\", end) ? end + 1 : end;
    boolean closes = mark + 1 < text.length() && text.charAt(mark + 1) == ' '
        && (text.charAt(mark) == ')' || (from == 0 && text.charAt(mark) == '.'));
    if (!closes) {
      return Optional.empty();
    }
    var written = text.substring(0, end) + text.charAt(mark);
    var rest = text.substring(mark + 1).strip();
    var box = boxed(written + " ", rest);
    return Optional.of(new Marked(new Marker(box.map(b -> b.marker().written()).orElse(written),
        Optional.of(number), box.flatMap(b -> b.marker().done())),
        box.map(Marked::text).orElse(rest)));
  }

  private static Optional<Marked> boxed(String before, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean ticked = TICKED_BOXES.indexOf(text.charAt(0)) >= 0;
    if (ticked || OPEN_BOXES.indexOf(text.charAt(0)) >= 0) {
      int end = text.startsWith("\uFE0F", 1) ? 2 : 1;
      return Optional.of(box(before, text.substring(0, end), ticked, text.substring(end)));
    }
    return bracketed(before, text);
  }

  private static Optional<Marked> bracketed(String before, String text) {
    var plain = text.startsWith("\\[") ? text.replaceFirst("\\\\\\[(.?)\\\\]", "[$1]") : text;
    int end = plain.startsWith("[]") ? 2 : 3;
    boolean box = plain.startsWith("[") && plain.length() > end && plain.charAt(end) == ' '
        && plain.charAt(end - 1) == ']';
    char tick = box && end == 3 ? plain.charAt(1) : ' ';
    return box && " xX*-".indexOf(tick) >= 0
        ? Optional.of(box(before, plain.substring(0, end), tick != ' ' && tick != '-',
            plain.substring(end)))
        : Optional.empty();
  }

  private static Marked box(String before, String written, boolean done, String rest) {
    return new Marked(Marker.box(before + written, done), rest.strip());
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
