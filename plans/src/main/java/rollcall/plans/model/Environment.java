package rollcall.plans.model;

/** Where a run goes: live, staging, test; at most 40 characters. */
public record Environment(String value) implements Comparable<Environment> {
  private static final Word WORD = new Word("environment", "[a-z][a-z0-9-]{0,39}");
  /** The plan as its file stands. */
  public static final Environment LIVE = new Environment("live");

  public Environment {
    WORD.check(value);
  }

  /** Whether {@code text} could be one. */
  public static boolean accepts(String text) {
    return WORD.accepts(text);
  }

  @Override
  public int compareTo(Environment other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
