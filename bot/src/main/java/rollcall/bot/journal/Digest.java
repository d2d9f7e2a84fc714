package rollcall.bot.journal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import rollcall.plans.model.Sha256;

/** A SHA-256, or an HMAC of that length: 64 lower-case hexadecimal digits. */
public record Digest(String hex) {
  private static final int HEX_LENGTH = 64;

  public Digest {
    if (hex.length() != HEX_LENGTH || !hex.chars().allMatch(Digest::isLowerHex)) {
      throw new IllegalArgumentException("not 64 lower-case hexadecimal digits");
    }
  }

  /** The digest of `text` in UTF-8. Throws IllegalArgumentException for half a surrogate pair. */
  public static Digest of(String text) {
    return of(utf8(text));
  }

  static Digest of(byte[] bytes) {
    return new Digest(Sha256.of(bytes));
  }

  static Digest ofRaw(byte[] digest) {
    return new Digest(HexFormat.of().formatHex(digest));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** Strict, because a replaced character would read back as another text than was hashed. */
  static byte[] utf8(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("text with half a surrogate pair", e);
    }
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  @Override
  public String toString() {
    return hex;
  }
}
