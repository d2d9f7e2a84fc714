package rollcall.plans.model;

/** How people call a step in chat: 7, F2, 7.1. Fixed for the whole of a run. */
public record StepNumber(String value) implements Comparable<StepNumber> {
  private static final Word WORD = new Word("step number",
      "F?[1-9][0-9]{0,3}([.][1-9][0-9]{0,2}){0,7}");

  public StepNumber {
    WORD.check(value);
  }

  /** Whether {@code text} could be one. */
  public static boolean accepts(String text) {
    return WORD.accepts(text);
  }

  @Override
  public int compareTo(StepNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
