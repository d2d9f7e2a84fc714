package rollcall.bot.cli;

/** How a command ended, as scripts see it. */
public enum ExitCode {
  /** Done, and nothing was found. */
  CLEAN(0),
  /** Something was found, or what was asked is refused. */
  FINDINGS(1),
  /** The words, or the document to import, were not understood; nothing happened. */
  USAGE(2);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
