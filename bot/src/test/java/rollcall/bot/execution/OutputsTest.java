package rollcall.bot.execution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputsTest {
  private static final Handle ONE = new Handle("one");

  @TempDir
  Path folder = Path.of("");

  @Test
  void whatWasSaidIsThereAfterARestart() {
    append(new Outputs(folder), 0, "a\nb\n");
    assertThat(new Outputs(folder).lastLines(ONE, 1)).containsExactly("b");
    assertThat(new Outputs(folder).end(ONE)).isEqualTo(4);
  }

  @Test
  void nothingIsKnownOfWhatNeverSpoke() {
    var outputs = new Outputs(folder);
    assertThat(outputs.lastLines(ONE, 3)).isEmpty();
    assertThat(outputs.end(ONE)).isZero();
  }

  @Test
  void whatComesTwiceIsKeptOnce() {
    var outputs = new Outputs(folder);
    append(outputs, 0, "abc");
    append(outputs, 1, "bcde");
    append(outputs, 0, "ab");
    assertThat(outputs.read(ONE)).isEqualTo("abcde".getBytes(UTF_8));
  }

  @Test
  void theFirstPartAndTheLastTwoStay() throws Exception {
    var outputs = new Outputs(folder, 4);
    for (int i = 0; i < 10; i++)
      append(outputs, i * 4L, "ab" + i + "\n");
    assertThat(new String(outputs.read(ONE), UTF_8)).isEqualTo("ab0\nab8\nab9\n");
    assertThat(outputs.kept(ONE)).isEqualTo(12);
    assertThat(outputs.end(ONE)).isEqualTo(40);
    try (var files = Files.list(folder.resolve("one"))) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void linesFromBothSidesOfAGapAreNotShownAsNeighbours() {
    var outputs = new Outputs(folder);
    append(outputs, 0, "before\n");
    append(outputs, 1000, "after\n");
    assertThat(outputs.lastLines(ONE, 9)).containsExactly("after");
    assertThat(outputs.kept(ONE)).isEqualTo(13);
  }

  @Test
  void onlyTheLastOfALongLineIsLookedAt() {
    var outputs = new Outputs(folder);
    append(outputs, 0, "x".repeat(Outputs.LAST_LINES_BYTES * 2));
    assertThat(outputs.lastLines(ONE, 1).getFirst()).hasSize(Outputs.LAST_LINES_BYTES);
  }

  @Test
  void whatIsForgottenLeavesNothing() {
    var outputs = new Outputs(folder);
    append(outputs, 0, "a");
    outputs.forget(ONE);
    assertThat(folder).isEmptyDirectory();
  }

  private static void append(Outputs outputs, long offset, String text) {
    outputs.append(ONE, offset, ByteBuffer.wrap(text.getBytes(UTF_8)));
  }
}
