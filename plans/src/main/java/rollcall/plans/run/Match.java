package rollcall.plans.run;

import rollcall.plans.site.ValueRule;

/** Whether a command's output had the line that was asked for. */
public enum Match {
  NOT_ASKED, MATCHED, NOT_MATCHED,
  /** The output was cut short: what is missing of it may have had the line, or not. */
  UNKNOWN;

  /**
   * Looks for one line of {@code output} that {@code pattern}, an RE2, matches whole, in time
   * linear in its length. Output that is not {@code whole} is unknown, whatever the rest of it
   * holds.
   */
  public static Match of(String pattern, String output, boolean whole) {
    if (!whole) {
      return UNKNOWN;
    }
    return ValueRule.matchesALine(pattern, output) ? MATCHED : NOT_MATCHED;
  }
}
