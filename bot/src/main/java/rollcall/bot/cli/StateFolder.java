package rollcall.bot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that holds the journal, its key and its second copy: {@code $ROLLCALL_HOME}, else
 * {@code $XDG_STATE_HOME/rollcall}, else {@code ~/.local/state/rollcall}.
 *
 * @param path
 *          absolute; not there yet until {@link #open}
 */
public record StateFolder(Path path) {
  private static final Set<PosixFilePermission> OURS_ALONE = PosixFilePermissions
      .fromString("rwx------");

  public StateFolder {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * Where the folder is by these surroundings. A relative {@code XDG_STATE_HOME} does not count, as
   * its specification says.
   */
  public static StateFolder of(Surroundings around) {
    Path states = around.variable("XDG_STATE_HOME").map(Path::of).filter(Path::isAbsolute)
        .orElseGet(() -> around.home().resolve(".local/state"));
    return new StateFolder(
        around.variable("ROLLCALL_HOME").map(Path::of).orElseGet(() -> states.resolve("rollcall")));
  }

  /**
   * Makes the folder if it is not there and closes it to everybody else (0700). One that others may
   * write to is not repaired: what lies in it may already be theirs.
   *
   * @return why it cannot be used, in one line that says what to do; empty if it can
   */
  public Optional<String> open() {
    try {
      if (!Files.exists(path)) {
        Files.createDirectories(path.getParent() == null ? path : path.getParent());
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OURS_ALONE));
        return Optional.empty();
      }
      return check();
    } catch (IOException failed) {
      return Optional
          .of("the state folder " + path + " cannot be used (" + failed.getClass().getSimpleName()
              + "); set ROLLCALL_HOME to a folder of yours");
    } catch (UnsupportedOperationException noPermissions) {
      return Optional.of("the state folder " + path
          + " is on a file system without permissions; set ROLLCALL_HOME to one that has them");
    }
  }

  private Optional<String> check() throws IOException {
    if (!Files.isDirectory(path)) {
      return Optional
          .of("the state folder " + path + " is not a folder; move it away or set ROLLCALL_HOME");
    }
    Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(path);
    if (allowed.contains(PosixFilePermission.GROUP_WRITE)
        || allowed.contains(PosixFilePermission.OTHERS_WRITE)) {
      return Optional.of("others may write in the state folder " + path
          + "; look at what is in it, then chmod 700 it");
    }
    if (!allowed.equals(OURS_ALONE)) {
      Files.setPosixFilePermissions(path, OURS_ALONE);
    }
    return Optional.empty();
  }
}
