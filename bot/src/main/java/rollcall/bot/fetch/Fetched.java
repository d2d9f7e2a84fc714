package rollcall.bot.fetch;

/** A document as it came: what a file with it would be called, and its bytes. */
public final class Fetched {
  private final String name;
  private final byte[] bytes;

  Fetched(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  public String name() {
    return name;
  }

  /** Not copied; at most {@link Fetch#MOST_BYTES}. */
  public byte[] bytes() {
    return bytes;
  }
}
