package rollcall.plans.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How bad it is, the worst first. */
public enum Severity {
  /**
   * The run is not started with it, unless a lead lets it pass by name; with a way back that is too
   * long not even then.
   */
  BLOCKER,
  /** On the night it costs the window, data or the way back. */
  HIGH,
  /** It costs time, or somebody will have to ask. */
  MEDIUM,
  /** It would be better otherwise. */
  LOW;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Severity> of(String word) {
    return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(Severity::word).toList();
  }

  /** Whether it is as bad as {@code other}, or worse. */
  public boolean isAtLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}
