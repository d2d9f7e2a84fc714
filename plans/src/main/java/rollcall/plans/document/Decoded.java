package rollcall.plans.document;

import java.util.List;

/** The bytes of a document as characters, or in one line why they are none. */
sealed interface Decoded {
  record Good(String text, List<String> notes) implements Decoded {}

  record Bad(String why) implements Decoded {}

  /**
   * UTF-8, UTF-16 by its mark or by where its NULs stand, else Windows-1252. Never an exception.
   */
  static Decoded of(String name, byte[] bytes) {
    return new Encoding(name, bytes).decoded();
  }
}
