package rollcall.plans.model;

/** What a plan is called over all its releases: its history hangs on it; at most 80 characters. */
public record PlanId(String value) implements Comparable<PlanId> {
  private static final Word WORD = new Word("plan id", "[a-z0-9][a-z0-9-]{0,79}");

  public PlanId {
    WORD.check(value);
  }

  /** Whether {@code text} could be one. */
  public static boolean accepts(String text) {
    return WORD.accepts(text);
  }

  @Override
  public int compareTo(PlanId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
