package rollcall.bot.execution.ssh;

/** What came of one errand to a host. */
sealed interface Reply {

  record Answered(Answer answer) implements Reply {}

  /** The errand was not delivered: the host has certainly not seen it. */
  record Unsent(String why) implements Reply {}

  /** The host, its key, our key or its shell is not fit; waiting does not help, a person must. */
  record Unfit(String why) implements Reply {}

  /** It may have been delivered and acted on; no answer came. */
  record CutOff(String why) implements Reply {}
}
