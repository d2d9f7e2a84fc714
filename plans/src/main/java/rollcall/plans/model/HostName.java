package rollcall.plans.model;

/** A host of the inventory, as plans name it; at most 253 characters. */
public record HostName(String value) implements Comparable<HostName> {
  private static final Word WORD = new Word("host", "[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

  public HostName {
    WORD.check(value);
  }

  /** Whether {@code text} could be one. */
  public static boolean accepts(String text) {
    return WORD.accepts(text);
  }

  @Override
  public int compareTo(HostName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
