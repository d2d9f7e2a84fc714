package rollcall.bot.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs command lines in this process, with a state folder of its own. */
final class Shell {
  private final Path home;
  private final Path state;
  private String out = "";
  private String err = "";

  Shell(Path folder) {
    home = folder;
    state = folder.resolve("state");
  }

  Path state() {
    return state;
  }

  /** Everything on stdout of the last command. */
  String out() {
    return out;
  }

  /** Everything on stderr of the last command. */
  String err() {
    return err;
  }

  int run(String... words) {
    return typing("", words);
  }

  int typing(String input, String... words) {
    return run(input.getBytes(StandardCharsets.UTF_8), false, words);
  }

  /** The same for somebody who sits at a terminal. */
  int sitting(String input, String... words) {
    return run(input.getBytes(StandardCharsets.UTF_8), true, words);
  }

  private int run(byte[] input, boolean terminal, String... words) {
    var outBytes = new ByteArrayOutputStream();
    var errBytes = new ByteArrayOutputStream();
    var around = new Surroundings(
        new ByteArrayInputStream(input),
        new PrintStream(outBytes, true, StandardCharsets.UTF_8),
        new PrintStream(errBytes, true, StandardCharsets.UTF_8), home,
        Map.of("ROLLCALL_HOME", state.toString(), "USER", "sandra"), Surroundings.Flags.NONE,
        terminal);
    var code = new Main(Bodies.ofTheProgram(), around).run(List.of(words)).number();
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }
}
