package rollcall.plans.model;

/** A person of the people file, by the short name used in plans and chat; at most 40 characters. */
public record PersonId(String value) implements Comparable<PersonId> {
  private static final Word WORD = new Word("person", "[A-Za-z][A-Za-z0-9._-]{0,39}");

  public PersonId {
    WORD.check(value);
  }

  /** Whether {@code text} could be one. */
  public static boolean accepts(String text) {
    return WORD.accepts(text);
  }

  @Override
  public int compareTo(PersonId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
