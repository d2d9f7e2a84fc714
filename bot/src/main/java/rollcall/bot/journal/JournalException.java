package rollcall.bot.journal;

/**
 * The journal cannot be used, or no longer. The message is one line for the person at the machine:
 * what is wrong, and what to do.
 */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalException(String message) {
    super(message);
  }

  JournalException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * The first line of what lies deepest: a full disk is named there, not where the commit failed.
   */
  static String reason(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
