package rollcall.bot.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much one account may ask: so many requests in so long, then silence for a while, said once.
 */
final class Quota {
  static final int MOST = 10;
  static final Duration WITHIN = Duration.ofSeconds(10);
  static final Duration SILENCE = Duration.ofMinutes(1);
  /** Accounts remembered; the longest silent is forgotten first. */
  static final int MOST_ACCOUNTS = 10_000;

  /** What is done with one more request. */
  enum Verdict {
    HEARD, TOO_MUCH_SAID_NOW, TOO_MUCH
  }

  private static final class Usage {
    private final Deque<Instant> asked = new ArrayDeque<>();
    private Optional<Instant> silentUntil = Optional.empty();
  }

  private final Map<String, Usage> usages = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Usage> eldest) {
      return size() > MOST_ACCOUNTS;
    }
  };

  synchronized Verdict asks(String account, Instant now) {
    var usage = usages.computeIfAbsent(account, _ -> new Usage());
    if (usage.silentUntil.filter(now::isBefore).isPresent()) {
      return Verdict.TOO_MUCH;
    }
    while (!usage.asked.isEmpty() && usage.asked.peekFirst().plus(WITHIN).isBefore(now)) {
      usage.asked.removeFirst();
    }
    usage.asked.addLast(now);
    if (usage.asked.size() <= MOST) {
      return Verdict.HEARD;
    }
    usage.asked.clear();
    usage.silentUntil = Optional.of(now.plus(SILENCE));
    return Verdict.TOO_MUCH_SAID_NOW;
  }
}
