package rollcall.plans.document;

import java.util.Optional;

/** A number that a document counts with. */
record Counted(int value) {
  private static final int MOST_DIGITS = 6;

  /** Empty where {@code text} is anything but one to six digits. */
  static Optional<Integer> of(String text) {
    boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
