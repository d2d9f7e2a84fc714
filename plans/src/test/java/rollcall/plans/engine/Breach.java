package rollcall.plans.engine;

/** A rule of the run that a simulated run has broken. */
final class Breach extends AssertionError {
  private static final long serialVersionUID = 1;
  private final Rule rule;

  Breach(Rule rule, String what) {
    super(rule + ": " + what);
    this.rule = rule;
  }

  /** What must hold after every entry of every run. */
  enum Rule {
    CALLED_TOO_EARLY, NOT_ENTITLED, ORDERED_TWICE, BEGUN_BESIDE_AN_UNKNOWN_END, NOT_APPROVED, NOT_PERMITTED, BEGUN_WHILE_HELD, CALLED_BESIDE_A_HALT, CALLED_BESIDE_A_FORWARD_COMMAND, UNDID_WHAT_NEVER_RAN, LEFT_OUT_WHAT_RAN, ENDED_OPEN, NO_WAY_BACK, NOT_TOLD, NOT_ANSWERED, PROPOSAL_OUTLIVED, DONE_UNREAD, BAD_RECORD, TOO_MUCH, REPLAY_DIFFERS, WENT_ON_AFTER_A_STOP, THREW, CONDITION_IGNORED, SKIPPED_WITHOUT_CAUSE, GATE_WRONG, VOTERS_CHANGED, BOTH_HALVES, DONE_UNCHECKED, DONE_BY_TOO_FEW, ONE_PERSON, CHECK_UNSEEN, AMENDED_WHAT_BEGAN, AMENDED_OTHERWISE, NOT_FORETOLD, SAID_TWICE, PASSED_UNHELD, CALLED_SILENT
  }

  Rule rule() {
    return rule;
  }

  static void check(boolean holds, Rule rule, Object what) {
    if (!holds) {
      throw new Breach(rule, what.toString());
    }
  }
}
