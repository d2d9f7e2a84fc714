package rollcall.bot.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The processes of this machine, by what stands in their environment. In the middle of an exec a
 * process shows none.
 */
public final class Processes {
  private static final int LOOKS = 3;

  private Processes() {}

  /** Those that were begun with {@code variable}, as {@code NAME=value}, and have not ended. */
  public static List<ProcessHandle> with(String variable) {
    return ProcessHandle.allProcesses().filter(process -> environment(process).contains(variable))
        .toList();
  }

  /**
   * Kills all that were begun with {@code variable} and what they begin meanwhile; when it returns
   * none of them writes any more.
   */
  public static void end(String variable) {
    for (int look = 0; look < LOOKS; look++)
      Await.until("the end of all with " + variable, () -> {
        List<ProcessHandle> left = with(variable);
        left.forEach(ProcessHandle::destroyForcibly);
        return left.isEmpty();
      });
  }

  private static List<String> environment(ProcessHandle process) {
    try {
      return List.of(Files.readString(Path.of("/proc/" + process.pid() + "/environ"), ISO_8859_1)
          .split("\0", -1));
    } catch (IOException e) {
      return List.of(); // gone, or another user's
    }
  }
}
