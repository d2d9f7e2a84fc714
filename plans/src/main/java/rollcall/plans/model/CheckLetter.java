package rollcall.plans.model;

/** Which line of a step's checklist: a to z, then aa, ab …; at most 3 letters. */
public record CheckLetter(String value) implements Comparable<CheckLetter> {
  private static final Word WORD = new Word("check", "[a-z]{1,3}");

  public CheckLetter {
    WORD.check(value);
  }

  /** Whether {@code text} could be one. */
  public static boolean accepts(String text) {
    return WORD.accepts(text);
  }

  /** The letter of the check at {@code place}, counted from 0. */
  public static CheckLetter at(int place) {
    return new CheckLetter(letters(place));
  }

  private static String letters(int place) {
    var last = String.valueOf((char) ('a' + place % 26));
    return place < 26 ? last : letters(place / 26 - 1) + last;
  }

  @Override
  public int compareTo(CheckLetter other) {
    return value.length() == other.value.length()
        ? value.compareTo(other.value)
        : Integer.compare(value.length(), other.value.length());
  }

  @Override
  public String toString() {
    return value;
  }
}
