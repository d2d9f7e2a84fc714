package rollcall.plans.model;

/** The name of a confirmed state that the fallback can go back to; at most 80 characters. */
public record RestorePoint(String value) implements Comparable<RestorePoint> {
  private static final Word WORD = new Word("restore point", "[a-z0-9][a-z0-9-]{0,79}");

  public RestorePoint {
    WORD.check(value);
  }

  /** Whether {@code text} could be one. */
  public static boolean accepts(String text) {
    return WORD.accepts(text);
  }

  @Override
  public int compareTo(RestorePoint other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
