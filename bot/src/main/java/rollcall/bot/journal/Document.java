package rollcall.bot.journal;

/**
 * A text that entries refer to by its hash, such as a plan: recorded once, in the commit and under
 * the chain hash of the first line that came with it.
 */
public record Document(String text) {
  /** Bytes of text, in UTF-8. */
  public static final int LIMIT_BYTES = 1 << 20;

  /** Throws IllegalArgumentException beyond the limit, or for text that has no UTF-8. */
  public Document {
    if (Digest.utf8(text).length > LIMIT_BYTES) {
      throw new IllegalArgumentException("a document has at most " + LIMIT_BYTES + " bytes");
    }
  }

  public Digest hash() {
    return Digest.of(text);
  }
}
