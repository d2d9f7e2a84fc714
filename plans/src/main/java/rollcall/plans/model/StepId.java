package rollcall.plans.model;

/** What a step is called inside its plan: lower case, digits and dashes, at most 80 characters. */
public record StepId(String value) implements Comparable<StepId> {
  private static final Word WORD = new Word("step id", "[a-z0-9][a-z0-9-]{0,79}");

  public StepId {
    WORD.check(value);
  }

  /** Whether {@code text} could be one. */
  public static boolean accepts(String text) {
    return WORD.accepts(text);
  }

  @Override
  public int compareTo(StepId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
