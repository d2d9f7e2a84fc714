package rollcall.bot.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTest {

  @Test
  void aLimitIsWholeSecondsWithinBounds() {
    for (Duration limit : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofMillis(1500),
        Duration.ofSeconds(Command.MAX_LIMIT_SECONDS + 1)))
      assertThatThrownBy(() -> command(Optional.of(limit), 1 << 16)).as("%s", limit)
          .isInstanceOf(IllegalArgumentException.class);
    assertThat(command(Optional.of(Duration.ofSeconds(Command.MAX_LIMIT_SECONDS)), 1 << 16).limit())
        .isPresent();
  }

  @Test
  void aCapIsWithinBounds() {
    for (int cap : new int[]{0, Command.MIN_CAP_BYTES - 1, Command.MAX_CAP_BYTES + 1})
      assertThatThrownBy(() -> command(Optional.empty(), cap))
          .isInstanceOf(IllegalArgumentException.class);
    assertThat(command(Optional.empty(), Command.MIN_CAP_BYTES + 1).capKibibytes()).isEqualTo(2);
  }

  private static Command command(Optional<Duration> limit, int cap) {
    return new Command(new Handle("a"), Script.of("true"), limit,
        cap);
  }
}
