package rollcall.commands.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever somebody types is heard as something or refused. A million lines are {@code mvn -pl
 * plans,commands verify -Dtest=AnyLineTest -Drollcall.inputs=1000000
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class AnyLineTest {
  private static final long INPUTS = Long.getLong("rollcall.inputs", 50_000);
  private static final long SEED = 20_070_818;
  private static final Grammar GRAMMAR = new Grammar("!", "rc");
  private static final List<String> LINES = List.of("!ack 4", "!done 1 marker=R018", "!go 11",
      "!no-go 11 it is not", "!release start", "!fallback to before-upgrade", "!start 05:10",
      "!hand 7.1 to ann", "!note it rains", "!undo 4 the wrong one", "!here", "!yes 6", "rc: ack 4",
      "!move-start 08:20", "!waive no-fallback because we say so", "!status", "!help ack");
  private static final List<String> TRICKS = List.of(" ", "  ", "\t", "!", "=", ":", ",", "-", ".",
      "4", "7a", "F2", "999999999999", "\u0000", "\u00a0", "\u200b", "\uD83D", "é", "İ", "\u0003",
      "\u202e", "`", "\"", "$(x)", "%s", "marker=", "to", "=R018", "08:60", "S-10m", "-1");

  @Test
  void itIsHeardOrRefused() {
    long asked = LongStream.range(SEED, SEED + INPUTS)
        .filter(seed -> heard(seed) instanceof Heard.Ask).count();
    assertThat(asked).as("some lines are still words of the bot").isPositive();
  }

  private static Heard heard(long seed) {
    var random = new Random(seed);
    var line = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
    for (int n = random.nextInt(6); n > 0; n--) {
      int at = random.nextInt(line.length() + 1);
      int end = Math.min(line.length(), at + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> line.delete(at, end);
        case 1 -> line.insert(at, line.substring(at, end).repeat(1 + random.nextInt(90)));
        case 2 -> line.insert(at, (char) random.nextInt(0xFFFF));
        default -> line.insert(at, TRICKS.get(random.nextInt(TRICKS.size())));
      }
    }
    try {
      return GRAMMAR.hear(line.toString());
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }
}
