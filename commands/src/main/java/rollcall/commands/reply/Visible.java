package rollcall.commands.reply;

/**
 * Text from elsewhere (a plan, a nick, a note, a command's output), safe to show in one line: what
 * moves the cursor, turns the direction of writing, ends a line or takes no room is written out, as
 * {@code \x1b} or {@code \x{202e}}. Everything else, emoji and every script among it, stays.
 *
 * <p>
 * Making one of shown text changes nothing, so it may be done again at each border.
 */
public record Visible(String text) {

  public Visible {
    text = text.codePoints().anyMatch(Visible::hidden) ? written(text) : text;
  }

  @Override
  public String toString() {
    return text;
  }

  private static String written(String text) {
    var shown = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> {
      if (hidden(point)) {
        shown.append(point <= 0xff ? "\\x%02x".formatted(point) : "\\x{%x}".formatted(point));
      } else {
        shown.appendCodePoint(point);
      }
    });
    return shown.toString();
  }

  /**
   * Unicode's general categories say it all: control (C0, DEL, C1), format (bidi and zero-width
   * controls, the byte order mark, tags), the two separators U+2028 and U+2029, and halves of
   * surrogate pairs, which no encoding can carry.
   */
  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
        true;
      default -> false;
    };
  }
}
