package rollcall.bot.execution;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is to be run once under {@code handle}. It is killed after {@code limit}, whole seconds from
 * 1 to 999,999, only if there is one. The host keeps at least the first and the last {@code
 * capBytes} of what it says, and about 256 KiB more of each at most.
 */
public record Command(Handle handle, Script script, Optional<Duration> limit, int capBytes) {
  public static final long MAX_LIMIT_SECONDS = 999_999;
  public static final int MIN_CAP_BYTES = 1 << 10;
  public static final int MAX_CAP_BYTES = 64 << 20;

  public Command {
    if (limit.isPresent() && !isStatable(limit.get()))
      throw new IllegalArgumentException("a limit is 1 to 999999 whole seconds");
    if (capBytes < MIN_CAP_BYTES || capBytes > MAX_CAP_BYTES)
      throw new IllegalArgumentException("a cap is 1 KiB to 64 MiB");
  }

  private static boolean isStatable(Duration limit) {
    return limit.toSeconds() >= 1 && limit.toSeconds() <= MAX_LIMIT_SECONDS
        && limit.equals(limit.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Rounded up. */
  public int capKibibytes() {
    return (capBytes + 1023) / 1024;
  }
}
