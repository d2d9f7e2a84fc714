package rollcall.plans.run;

/** The kinds of people that a request may need; lead always includes the deputies. */
public enum Right {
  ANYONE_LISTED, OWNER, VOTER, CHECKER, CHECKER_OR_LEAD, OWNER_OR_LEAD, LEAD, STARTER, WAIVER, APPROVER
}
