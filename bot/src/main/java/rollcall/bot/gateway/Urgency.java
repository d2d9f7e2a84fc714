package rollcall.bot.gateway;

/** What goes first when a network lets us say only so much; the first constant goes first. */
public enum Urgency {
  /** A step is called, something failed, a question is put: somebody must act. */
  CALL,
  /** The answer to somebody's request. */
  ANSWER,
  /** Whatever can wait: listings, logs, answers to strangers. */
  LISTING
}
