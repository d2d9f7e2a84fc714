package rollcall.bot.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * A file that rules: it is refused where its group or others may write it, or the folder it is in.
 */
record RulingFile(Path path) {
  /** The bytes, at most {@code limit} and one; longer files are refused by their reader. */
  byte[] bytes(int limit) throws IOException {
    try (var in = Files.newInputStream(path)) {
      return in.readNBytes(limit + 1);
    }
  }

  /** Why it must not rule, in one line that says what to do. */
  Optional<String> refusal() {
    if (!Files.exists(path)) {
      return Optional.of(path + ": there is no such file");
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      return Optional.of(path + " is no file that I may read");
    }
    return writable(path).or(
        () -> Optional.ofNullable(path.toAbsolutePath().getParent()).flatMap(RulingFile::writable));
  }

  private static Optional<String> writable(Path place) {
    try {
      var allowed = Files.getPosixFilePermissions(place);
      var open = allowed.contains(PosixFilePermission.OTHERS_WRITE)
          || allowed.contains(PosixFilePermission.GROUP_WRITE);
      return open
          ? Optional.of(
              "others may write " + place + "; look at what is in it, then: chmod go-w " + place)
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional
          .of("who may write " + place + " cannot be seen (" + e.getClass().getSimpleName() + ")");
    }
  }
}
