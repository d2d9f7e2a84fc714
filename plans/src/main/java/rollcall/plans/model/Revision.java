package rollcall.plans.model;

/** The SHA-256 of a plan's text, as 64 hex digits: a run is pinned to one. */
public record Revision(String value) implements Comparable<Revision> {
  private static final Word WORD = new Word("revision", "[0-9a-f]{64}");

  public Revision {
    WORD.check(value);
  }

  /** Whether {@code text} could be one. */
  public static boolean accepts(String text) {
    return WORD.accepts(text);
  }

  @Override
  public int compareTo(Revision other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
