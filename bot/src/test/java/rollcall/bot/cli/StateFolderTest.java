package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFolderTest {
  private static final Path HOME = Path.of("/home/sandra");

  @TempDir
  Path temporary;

  @Test
  void ourOwnVariableGoesFirstThenTheDesktopsThenTheHome() {
    assertThat(path(Map.of("ROLLCALL_HOME", "/a", "XDG_STATE_HOME", "/b")))
        .isEqualTo(Path.of("/a"));
    assertThat(path(Map.of("ROLLCALL_HOME", "", "XDG_STATE_HOME", "/b")))
        .isEqualTo(Path.of("/b/rollcall"));
    assertThat(path(Map.of())).isEqualTo(Path.of("/home/sandra/.local/state/rollcall"));
  }

  @Test
  void aRelativeDesktopVariableDoesNotCount() {
    assertThat(path(Map.of("XDG_STATE_HOME", "b")))
        .isEqualTo(Path.of("/home/sandra/.local/state/rollcall"));
  }

  @Test
  void theHomeIsTheOneThatTheShellMeans() {
    assertThat(Surroundings.home(Map.of("HOME", "/srv/bot"))).isEqualTo(Path.of("/srv/bot"));
    for (Map<String, String> none : List.of(Map.of("HOME", ""), Map.of("HOME", "b"),
        Map.<String, String>of()))
      assertThat(Surroundings.home(none)).isEqualTo(Path.of(System.getProperty("user.home")));
  }

  @Test
  void aMissingFolderIsMadeForItsOwnerAlone() throws IOException {
    Path path = temporary.resolve("a/b");
    assertThat(new StateFolder(path).open()).isEmpty();
    assertThat(permissions(path)).isEqualTo("rwx------");
  }

  @Test
  void aFolderThatOthersMayReadIsClosedToThem() throws IOException {
    Path path = folder("rwxr-xr-x");
    assertThat(new StateFolder(path).open()).isEmpty();
    assertThat(permissions(path)).isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
  void aFolderThatOthersMayWriteIsRefusedAndLeftAsItIs(String permissions) throws IOException {
    Path path = folder(permissions);
    assertThat(new StateFolder(path).open()).hasValueSatisfying(
        why -> assertThat(why).startsWith("others may write in the state folder " + path)
            .endsWith("chmod 700 it"));
    assertThat(permissions(path)).isEqualTo(permissions);
  }

  @Test
  void aFileInItsPlaceIsRefused() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThat(new StateFolder(file).open())
        .hasValueSatisfying(why -> assertThat(why).contains("is not a folder"));
    assertThat(new StateFolder(file.resolve("below")).open())
        .hasValueSatisfying(why -> assertThat(why).contains("set ROLLCALL_HOME"));
  }

  private Path folder(String permissions) throws IOException {
    Path path = Files.createDirectory(temporary.resolve("state"));
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Path path(Map<String, String> environment) {
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return StateFolder
        .of(new Surroundings(InputStream.nullInputStream(), silent, silent, HOME, environment,
            Surroundings.Flags.NONE, false))
        .path();
  }
}
