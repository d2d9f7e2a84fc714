package rollcall.plans.run;

/** Whose second word a proposal waits for. */
public enum Need {
  /** The one who asked. */
  THE_SAME,
  /** Any lead or deputy, the one who asked among them. */
  ANY_LEAD,
  /** A lead or deputy other than the one who asked. */
  ANOTHER_LEAD,
  /** Somebody else of the people file, and not the one whom it is about. */
  ANOTHER_PERSON;

  /** A second lead, or anybody else where there is none; who is alone says it twice. */
  public static Need another(RunState state) {
    if (state.leads().size() > 1) {
      return ANOTHER_LEAD;
    }
    return state.opening().listed().size() > 1 ? ANOTHER_PERSON : THE_SAME;
  }
}
