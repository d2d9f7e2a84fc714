package rollcall.plans.run;

/** Whose second word a proposal waits for. */
public enum Need {
  /** The one who asked. */
  THE_SAME,
  /** Any lead or deputy, the one who asked among them. */
  ANY_LEAD,
  /** A lead or deputy other than the one who asked. */
  ANOTHER_LEAD
}
