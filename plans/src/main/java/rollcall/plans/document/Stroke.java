package rollcall.plans.document;

import java.util.Optional;

/** A line of nothing but one sign, such as {@code -----}, blanks between them or not. */
record Stroke(char sign, int length, boolean spaced) {
  static Optional<Stroke> of(String text) {
    if (text.isEmpty() || "-=_*~–—".indexOf(text.charAt(0)) < 0) {
      return Optional.empty();
    }
    char sign = text.charAt(0);
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != sign && text.charAt(i) != ' ') {
        return Optional.empty();
      }
      length += text.charAt(i) == sign ? 1 : 0;
    }
    return length < 3
        ? Optional.empty()
        : Optional.of(new Stroke(sign, length, text.indexOf(' ') >= 0));
  }

  boolean underlines() {
    return (sign == '-' || sign == '=') && !spaced;
  }
}
