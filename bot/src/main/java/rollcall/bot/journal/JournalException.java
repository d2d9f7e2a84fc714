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
}
