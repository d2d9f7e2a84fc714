package rollcall.bot.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import rollcall.bot.cli.Main;

/** The program in a process of its own, started as the launcher starts it. */
final class BotProgram implements AutoCloseable {
  /** Those of the launcher. */
  private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m",
      "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
      "--enable-native-access=ALL-UNNAMED", "-Xlog:disable");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path output;
  private final Path errors;

  private BotProgram(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
  }

  /**
   * Starts it with these words; {@code folder} takes what it says, {@code more} are flags for Java.
   */
  static BotProgram start(Path folder, Map<String, String> environment, List<String> more,
      String... words) {
    return start(folder, environment, command(more, words));
  }

  /**
   * One that may write no file longer than {@code bytes}: the system refuses as when it is full.
   */
  static BotProgram startLimited(Path folder, Map<String, String> environment, long bytes,
      String... words) {
    var command = new ArrayList<String>(List.of("prlimit", "--fsize=" + bytes));
    command.addAll(command(List.of(), words));
    return start(folder, environment, command);
  }

  private static List<String> command(List<String> more, String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(more);
    command.addAll(List.of("-cp", classPath(), Main.class.getName()));
    command.addAll(Arrays.asList(words));
    return command;
  }

  private static BotProgram start(Path folder, Map<String, String> environment,
      List<String> command) {
    try {
      var output = Files.createTempFile(folder, "out-", ".txt");
      var errors = Files.createTempFile(folder, "err-", ".txt");
      var builder = new ProcessBuilder(command).redirectOutput(output.toFile())
          .redirectError(errors.toFile()).directory(folder.toFile());
      builder.environment().putAll(environment);
      return new BotProgram(builder.start(), output, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** From now on it may write no file longer than {@code bytes}. */
  void limit(long bytes) {
    try {
      int code = new ProcessBuilder("prlimit", "--pid", Long.toString(pid()), "--fsize=" + bytes)
          .inheritIO().start().onExit().join().exitValue();
      if (code != 0) {
        throw new AssertionError("prlimit ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types a line. */
  void type(String line) {
    try {
      process.outputWriter(UTF_8).append(line).append('\n').flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code kill -9}; returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** As {@code kill}; does not wait. */
  void terminate() {
    process.destroy();
  }

  /** Its exit code; fails when it does not end in time. */
  int exit() {
    return exit(PATIENCE);
  }

  int exit(Duration within) {
    try {
      if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("did not end within " + within + ": " + errors());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  String output() {
    return read(output);
  }

  String errors() {
    return read(errors);
  }

  /** Resident memory, in KiB. */
  long residentKib() {
    return read(Path.of("/proc", Long.toString(pid()), "status")).lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
