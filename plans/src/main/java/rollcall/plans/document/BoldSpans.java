package rollcall.plans.document;

import java.util.BitSet;

/** Bold stretches of a text, by its characters. */
final class BoldSpans {
  private static final int NONE = -1;
  private final BitSet covered = new BitSet();
  private int open = NONE;

  void toggle(int at) {
    mark(at, open != NONE);
  }

  void mark(int at, boolean closes) {
    if (!closes) {
      open = at;
    } else if (open != NONE) {
      covered.set(open, at);
      open = NONE;
    }
  }

  /** Whether nothing but punctuation stands outside of them. */
  boolean cover(CharSequence text) {
    for (int i = covered.nextClearBit(0); i < text.length(); i = covered.nextClearBit(i + 1)) {
      if (" .:;,!–-".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return !covered.isEmpty();
  }
}
