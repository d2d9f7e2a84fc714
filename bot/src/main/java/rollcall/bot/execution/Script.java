package rollcall.bot.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The exact bytes that a host's shell will run: those of a
 * {@link rollcall.plans.run.CommandScript}. At most 1 MiB, without NUL.
 */
public final class Script {
  public static final int MAX_BYTES = 1 << 20;
  private final byte[] bytes;

  private Script(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The whole of {@code text}, as it is. Throws {@link IllegalArgumentException} where a NUL or the
   * length forbids it.
   */
  public static Script of(String text) {
    return new Script(checked(text));
  }

  /** {@code text} as one word of a POSIX shell. */
  public static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static byte[] checked(String text) {
    if (text.indexOf('\0') >= 0)
      throw new IllegalArgumentException("a command or a value holds a NUL");
    byte[] bytes = text.getBytes(UTF_8);
    if (bytes.length > MAX_BYTES)
      throw new IllegalArgumentException("a command and its values are longer than 1 MiB");
    return bytes;
  }

  public int length() {
    return bytes.length;
  }

  public ByteBuffer bytes() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** 64 hex digits, to be journalled with the intent and compared with what is sent. */
  public String sha256() {
    return sha256(bytes);
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Script that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Not its text: a script may hold what no log should. */
  @Override
  public String toString() {
    return "script of " + bytes.length + " bytes";
  }
}
