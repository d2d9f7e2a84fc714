package rollcall.bot.cli;

/** What became of the words of a command line. */
sealed interface Reading {

  /** A command to be carried out. */
  record Understood(Command command) implements Reading {}

  /** Words that are no command, in one line that says what would be right. */
  record Misunderstood(String line) implements Reading {}

  /** Words that are a command which does nothing here, and why. */
  record Refused(String line) implements Reading {}
}
