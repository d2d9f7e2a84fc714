package rollcall.plans.model;

import java.util.regex.Pattern;

/** The form of an identifier: every identifier checks itself, so none is wrong further in. */
record Word(String what, Pattern form) {
  Word(String what, String form) {
    this(what, Pattern.compile(form));
  }

  boolean accepts(String text) {
    return form.matcher(text).matches();
  }

  void check(String text) {
    if (!accepts(text)) {
      throw new IllegalArgumentException("no " + what + ": " + text);
    }
  }
}
