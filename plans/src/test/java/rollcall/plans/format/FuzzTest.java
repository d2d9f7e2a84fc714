package rollcall.plans.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rollcall.plans.shape.Problems;
import rollcall.plans.shape.Read;

/** Whatever the bytes are, a reading ends with a plan that can be written, or with problems. */
class FuzzTest {
  private static final int INPUTS = 10_000;
  private static final long SEED = 20_090_818;
  private static final String TRICKS = "&*!<>?|-:,[]{}#%@`'\"\\\n\t \0\u0085\u2028\uFEFF~=0SDF+";

  private final byte[] example = TheExampleTest.bytes();

  @Test
  void mutatedPlansAreReadOrRefused() {
    int good = 0;
    for (int i = 0; i < INPUTS / 2; i++) {
      good += read(mutated(example, new Random(SEED + i)), SEED + i) ? 1 : 0;
    }
    assertThat(good).as("some mutations hit a comment or a title").isPositive();
  }

  @Test
  void mutatedEnvironmentsAreReadOrRefused() {
    var text = EnvironmentsTest.text("hosts: { web: s1 }\nvariables: { tag: { value: r-3 } }\n"
        + "people: { tess: Tess }\nroles: { ops: tess }\nwindow: 01:00 - 02:00\nskip: tell");
    int good = 0;
    for (int i = 0; i < INPUTS / 4; i++) {
      good += read(mutated(text, new Random(SEED + i)), SEED + i) ? 1 : 0;
    }
    assertThat(good).as("some mutations hit a name").isPositive();
  }

  @Test
  void randomBytesAreReadOrRefused() {
    for (int i = 0; i < INPUTS / 2; i++) {
      var random = new Random(-SEED - i);
      assertThat(read(random(random), -SEED - i)).as("seed %d", -SEED - i).isFalse();
    }
  }

  private static boolean read(byte[] bytes, long seed) {
    try {
      return switch (PlanFile.read("x", bytes)) {
        case Read.Good<PlanFile>(var file) -> {
          var again = TheExampleTest.good(file.text().getBytes(StandardCharsets.UTF_8));
          assertThat(again.fields()).as("seed %d", seed).isEqualTo(file.fields());
          yield file.environments().stream()
              .allMatch(environment -> file.json(environment).isPresent());
        }
        case Read.Bad<PlanFile>(var problems) -> {
          assertThat(problems.told()).as("seed %d", seed).isNotEmpty()
              .hasSizeLessThanOrEqualTo(Problems.MOST_TOLD);
          yield false;
        }
      };
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private static byte[] mutated(byte[] whole, Random random) {
    var bytes = Arrays.copyOf(whole, whole.length);
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int at = random.nextInt(bytes.length);
      bytes = switch (random.nextInt(4)) {
        case 0 -> changed(bytes, at, (byte) TRICKS.charAt(random.nextInt(TRICKS.length())));
        case 1 -> changed(bytes, at, (byte) random.nextInt());
        case 2 -> without(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(60)));
        default -> twice(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(200)));
      };
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, int at, byte to) {
    bytes[at] = to;
    return bytes;
  }

  private static byte[] without(byte[] bytes, int from, int to) {
    var left = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, left, from, bytes.length - to);
    return left.length == 0 ? new byte[]{'#'} : left;
  }

  private static byte[] twice(byte[] bytes, int from, int to) {
    var more = Arrays.copyOf(bytes, bytes.length + (to - from));
    System.arraycopy(bytes, from, more, to, bytes.length - from);
    return more;
  }

  private static byte[] random(Random random) {
    if (random.nextBoolean()) {
      var bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      return bytes;
    }
    var text = new StringBuilder();
    for (int n = random.nextInt(400); n > 0; n--) {
      text.append(TRICKS.charAt(random.nextInt(TRICKS.length())));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
