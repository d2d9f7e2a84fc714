package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinsTest {
  private static final Instant FIRST = Instant.parse("2009-07-01T05:00:00Z");
  private static final Instant LATER = Instant.parse("2009-07-02T05:00:00Z");
  @TempDir
  Path state;

  private Path file() {
    return state.resolve(Pins.FILE_NAME);
  }

  @Test
  void theFirstDateStaysAlsoOverARestart() throws IOException {
    assertThat(Pins.in(state).pinned("libera", "alice", FIRST)).isEqualTo(FIRST);
    assertThat(Pins.in(state).pinned("libera", "alice", LATER)).isEqualTo(FIRST);
    assertThat(Pins.in(state).pinned("oftc", "alice", LATER)).isEqualTo(LATER);
    assertThat(Pins.in(state).pinned("libera", "bob", LATER)).isEqualTo(LATER);
    assertThat(Files.readString(file())).isEqualTo(
        FIRST + " alice libera\n" + LATER + " alice oftc\n" + LATER + " bob libera\n");
  }

  @Test
  void theFileIsItsOwnersAlone() throws IOException {
    Pins.in(state).pinned("libera", "alice", FIRST);
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(state).isDirectoryContaining(file()::equals);
    assertThat(state.toFile().list()).hasSize(1);
  }

  @Test
  void aLineThatIsRemovedCountsNoMoreAtOnce() throws IOException {
    Pins pins = Pins.in(state);
    pins.pinned("libera", "alice", FIRST);
    pins.pinned("libera", "bob", FIRST);
    Files.writeString(file(), FIRST + " bob libera\n");
    assertThat(pins.pinned("libera", "alice", LATER)).isEqualTo(LATER);
    assertThat(pins.pinned("libera", "bob", LATER)).isEqualTo(FIRST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense\n", "yesterday alice libera\n", "\u0000\n", "\n",
      "2009-07-01T05:00:00Z alice libera\n2009-07-02T05:00:00Z alice libera\n",
      "2009-07-01T05:00:00Z alice\n"})
  void aFileThatCannotBeReadIsRefusedInOneLine(String text) throws IOException {
    Files.writeString(file(), text);
    assertThatThrownBy(() -> Pins.in(state)).isInstanceOf(IllegalArgumentException.class)
        .hasNoCause().hasMessageContaining(file().toString()).hasMessageContaining("mend it")
        .hasMessageNotContaining("\n").hasMessageMatching(".*line [12] .*");
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws IOException {
    Files.writeString(file(), "x".repeat((int) Pins.MAX_BYTES + 1));
    assertThatThrownBy(() -> Pins.in(state)).hasMessageContaining("over 1 MiB");
  }
}
