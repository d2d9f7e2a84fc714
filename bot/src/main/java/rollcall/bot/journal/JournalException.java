package rollcall.bot.journal;

import java.util.Optional;

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
    Throwable deepest = deepest(cause);
    return Optional.ofNullable(deepest.getMessage()).flatMap(text -> text.lines().findFirst())
        .orElseGet(() -> deepest.getClass().getSimpleName());
  }

  private static Throwable deepest(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }
}
