package rollcall.bot.gateway;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rollcall.commands.reply.Visible;

/**
 * Text as a network of limited lines carries it: {@link Visible}, so that no plan, nick or output
 * can forge a line, hide a part of itself or ring a bell, and measured and cut in bytes of UTF-8.
 */
public record PlainText(String text) {
  private static final int LONGEST_CHARACTER_BYTES = 4;

  public PlainText {
    text = new Visible(text).text();
  }

  /** The length on the wire, in bytes of UTF-8. */
  public int bytes() {
    return bytes(text);
  }

  /**
   * The text in pieces of at most {@code limitBytes} bytes of UTF-8 that give it whole when joined:
   * cut after a space where there is one, never inside what a reader sees as one character unless
   * that alone is longer than the limit. An empty text is one empty piece.
   */
  public List<String> pieces(int limitBytes) {
    if (limitBytes < LONGEST_CHARACTER_BYTES) {
      throw new IllegalArgumentException("a piece holds at least one character");
    }
    List<String> pieces = new ArrayList<>();
    String rest = text;
    while (bytes(rest) > limitBytes) {
      String piece = rest.substring(0, cut(rest, limitBytes));
      pieces.add(piece);
      rest = rest.substring(piece.length());
    }
    pieces.add(rest);
    return List.copyOf(pieces);
  }

  private static int cut(String rest, int limitBytes) {
    int fits = fitting(rest, limitBytes);
    int space = rest.lastIndexOf(' ', fits - 1);
    if (space > 0) {
      return space + 1;
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(rest);
    int whole = characters.isBoundary(fits) ? fits : characters.preceding(fits);
    return whole > 0 ? whole : fits;
  }

  private static int fitting(String rest, int limitBytes) {
    int end = 0;
    int used = 0;
    while (end < rest.length()) {
      int point = rest.codePointAt(end);
      used += bytes(point);
      if (used > limitBytes) {
        return end;
      }
      end += Character.charCount(point);
    }
    return end;
  }

  private static int bytes(int point) {
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public String toString() {
    return text;
  }
}
