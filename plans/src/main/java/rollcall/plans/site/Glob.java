package rollcall.plans.site;

/** A pattern of names: {@code *} stands for any characters, also none; all else for itself. */
public record Glob(String pattern) {
  /** Whether the whole of {@code text} fits; in time of at most length times length. */
  public boolean matches(String text) {
    int star = -1;
    int retry = 0;
    int p = 0;
    int t = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    return pattern.substring(p).chars().allMatch(c -> c == '*');
  }

  @Override
  public String toString() {
    return pattern;
  }
}
