package rollcall.bot.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import rollcall.bot.cli.Main;

/** The demo as a process of its own, without a terminal. */
final class DemoProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private final Process process;
  private final BufferedReader out;
  private final PrintStream in;
  private final List<String> lines = new ArrayList<>();

  /** {@code temporary} is where it puts what it throws away at the end. */
  DemoProcess(Path temporary) throws IOException {
    process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
        "-Djava.io.tmpdir=" + temporary, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
        System.getProperty("java.class.path"), Main.class.getName(), "demo")
        .redirectErrorStream(true).start();
    out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  void type(String... typed) {
    for (var line : typed) {
      in.println(line);
    }
  }

  /** Reads until a line that is looked for, which it returns; fails at the end of the output. */
  String until(Predicate<String> wanted) {
    try {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (wanted.test(line)) {
          return line;
        }
      }
      throw new AssertionError("it ended: " + String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the input; all that was said, in order. */
  List<String> leave() throws IOException {
    in.close();
    out.lines().forEach(lines::add);
    return List.copyOf(lines);
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + String.join("\n", lines));
    }
    return process.exitValue();
  }

  void terminate() {
    process.destroy();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
