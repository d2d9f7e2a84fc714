package rollcall.bot.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One entry that asks to be appended: the `number`th of its run, which is one more than the run
 * has, with its payload as JSON text. The instant is kept in microseconds, as the database keeps
 * it.
 */
public record Draft(String run, long number, Instant at, String payload) {
  /** Characters in the name of a run. */
  public static final int RUN_LIMIT = 200;

  /** Bytes of payload, in UTF-8. */
  public static final int PAYLOAD_LIMIT_BYTES = 1 << 20;

  /** Throws IllegalArgumentException beyond a limit, or for text that has no UTF-8. */
  public Draft {
    if (run.isBlank() || run.length() > RUN_LIMIT) {
      throw new IllegalArgumentException("a run's name has 1 to " + RUN_LIMIT + " characters");
    }
    if (number < 1) {
      throw new IllegalArgumentException("entries of a run are numbered from 1");
    }
    if (Digest.utf8(payload).length > PAYLOAD_LIMIT_BYTES) {
      throw new IllegalArgumentException(
          "a payload has at most " + PAYLOAD_LIMIT_BYTES + " bytes, run " + run + " entry "
              + number);
    }
    Digest.of(run);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
