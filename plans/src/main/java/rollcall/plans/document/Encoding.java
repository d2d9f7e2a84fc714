package rollcall.plans.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Finds out which encoding the bytes of {@code name} are in. */
final class Encoding {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int SAMPLE = 4096;

  private final String name;
  private final byte[] bytes;

  Encoding(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  Decoded decoded() {
    if (begins(0xFF, 0xFE)) {
      return utf16(StandardCharsets.UTF_16LE, 2);
    }
    if (begins(0xFE, 0xFF)) {
      return utf16(StandardCharsets.UTF_16BE, 2);
    }
    if (nuls(0) + nuls(1) == 0) {
      return eightBit(begins(0xEF, 0xBB, 0xBF) ? 3 : 0);
    }
    return byNuls();
  }

  /** Latin letters in UTF-16 have a NUL as every second byte, on one side only. */
  private Decoded byNuls() {
    int half = Math.min(bytes.length, SAMPLE) / 2;
    if (nuls(1) * 10 > half * 4 && nuls(0) * 20 < half) {
      return utf16(StandardCharsets.UTF_16LE, 0);
    }
    if (nuls(0) * 10 > half * 4 && nuls(1) * 20 < half) {
      return utf16(StandardCharsets.UTF_16BE, 0);
    }
    return binary();
  }

  private boolean begins(int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private int nuls(int from) {
    int count = 0;
    for (int i = from; i < Math.min(bytes.length, SAMPLE); i += 2) {
      count += bytes[i] == 0 ? 1 : 0;
    }
    return count;
  }

  private Decoded utf16(Charset charset, int skipped) {
    var text = lenient(charset, skipped);
    return text.indexOf('\0') >= 0
        ? binary()
        : new Decoded.Good(text, List.of("read as " + charset.name()));
  }

  private Decoded eightBit(int skipped) {
    var utf8 = strict(skipped);
    if (utf8.isPresent()) {
      return mostlyText(utf8.get()) ? new Decoded.Good(utf8.get(), List.of()) : binary();
    }
    var replaced = lenient(StandardCharsets.UTF_8, skipped);
    long lost = replaced.chars().filter(c -> c == REPLACEMENT).count();
    long kept = replaced.chars().filter(c -> c >= 0x80 && c != REPLACEMENT).count();
    if (kept > 4 * lost && mostlyText(replaced)) {
      return new Decoded.Good(replaced,
          List.of("not all of it is UTF-8: what is not is shown as " + REPLACEMENT));
    }
    return controls(replaced) > 0 ? binary() : windows1252();
  }

  private Decoded windows1252() {
    return new Decoded.Good(lenient(Charset.forName("windows-1252"), 0),
        List.of("not UTF-8: read as Windows-1252, so look at letters with accents"));
  }

  private Optional<String> strict(int skipped) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder()
          .decode(ByteBuffer.wrap(bytes, skipped, bytes.length - skipped)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private String lenient(Charset charset, int skipped) {
    var out = CharBuffer.allocate(bytes.length + 1);
    var decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
    decoder.decode(ByteBuffer.wrap(bytes, skipped, bytes.length - skipped), out, true);
    decoder.flush(out);
    return out.flip().toString();
  }

  /** A few control characters come from a terminal, many from what is no text. */
  private static boolean mostlyText(String text) {
    return text.indexOf('\0') < 0 && controls(text) * 50 <= text.length();
  }

  private static long controls(String text) {
    return text.chars().filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')
        .count();
  }

  private Decoded binary() {
    return new Decoded.Bad(
        name + " is binary, not text: save it as text (UTF-8), HTML, Markdown, CSV or"
            + " XLSX");
  }
}
