package rollcall.bot.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small checkout with the real launcher in it. Where the launcher looks on the machine (for JDKs,
 * for servers) it is made to look below this folder instead.
 */
final class Checkout {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> TOOLS = List.of("bash", "env", "find", "head", "date", "rm",
      "mv", "mkdir", "cksum",
      "tr", "cat", "ls", "ln", "grep", "dirname", "readlink", "sleep", "chmod", "touch");
  private static final String MAVEN = """
      #!/usr/bin/env bash
      echo "$*" >>"@BASE@/maven.calls"
      if [ -p "@BASE@/maven.gate" ]; then cat "@BASE@/maven.gate" >/dev/null; fi
      if [ -e "@BASE@/maven.fails" ]; then echo "[ERROR] it does not compile"; exit 1; fi
      mkdir -p "@BASE@/check out/bot/target/app/lib"
      touch "@BASE@/check out/bot/target/app/rollcall.jar"
      """;
  private static final String JAVA = """
      #!/usr/bin/env bash
      for argument; do
        case $argument in
          -XX:AOTCacheOutput=*) [ -e "@BASE@/cache.fails" ] || echo cache >"${argument#*=}"; exit ;;
        esac
      done
      if [ "${*: -1}" = serve ] && [ -p "@BASE@/java.gate" ]; then cat "@BASE@/java.gate" >/dev/null; fi
      printf '<%s>' "$@"
      """;

  final Path base;
  final Path root;
  final Path tools;

  /**
   * @param base
   *          an empty folder
   */
  Checkout(Path base) throws IOException {
    this.base = base;
    this.root = Files.createDirectories(base.resolve("check out"));
    this.tools = Files.createDirectories(base.resolve("tools"));
    for (String module : List.of("plans", "commands", "bot")) {
      Files.createDirectories(root.resolve(module + "/src/main/java"));
      Files.createFile(root.resolve(module + "/pom.xml"));
    }
    Files.createDirectories(root.resolve(".mvn"));
    Files.createFile(root.resolve("pom.xml"));
    for (String tool : TOOLS) {
      lend(tool);
    }
    launcher();
  }

  /** What a start came to. */
  record Ended(int code, String out, String err) {}

  /** A start that is under way. */
  record Started(Process process, Path out, Path err) {
    Ended ended() throws IOException, InterruptedException {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("never ended: " + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  Checkout withFlock() throws IOException {
    lend("flock");
    return this;
  }

  Checkout withMaven() throws IOException {
    script(tools.resolve("mvn"), MAVEN.replace("@BASE@", base.toString()));
    return this;
  }

  /** Puts a JDK of a version into the folder where they usually are. */
  Path jdk(String name, String version) throws IOException {
    Path home = base.resolve("jvm/" + name);
    script(home.resolve("bin/java"), JAVA.replace("@BASE@", base.toString()));
    script(home.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(home.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  void script(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).ended();
  }

  Started start(String... arguments) throws IOException {
    return start(root.resolve("rollcall"), "", arguments);
  }

  Started start(Path launcher, String javaHome, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(base, "out", "");
    Path err = Files.createTempFile(base, "err", "");
    var builder = new ProcessBuilder(command).directory(base.toFile()).redirectOutput(out.toFile())
        .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("HOME", base.resolve("home").toString());
    builder.environment().put("JAVA_HOME", javaHome);
    return new Started(builder.start(), out, err);
  }

  List<String> mavenCalls() throws IOException {
    Path calls = base.resolve("maven.calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  /** Makes a pipe of that name; whoever reads it waits until {@link #open}. */
  Path gate(String name) throws IOException, InterruptedException {
    Path gate = base.resolve(name);
    if (new ProcessBuilder("mkfifo", gate.toString()).start().waitFor() != 0) {
      throw new IOException("no pipe at " + gate);
    }
    return gate;
  }

  void open(Path gate) throws IOException {
    Files.writeString(gate, "go");
    Files.delete(gate);
  }

  /** Gives a file or folder a time after every build so far. */
  void changed(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(3600)));
  }

  List<String> builds() throws IOException {
    try (Stream<Path> builds = Files.list(root.resolve("target/launcher/app"))) {
      return builds.map(build -> build.getFileName().toString()).toList();
    }
  }

  private void lend(String tool) throws IOException {
    Path real = Stream.of("/usr/bin", "/bin").map(folder -> Path.of(folder, tool))
        .filter(Files::exists).findFirst()
        .orElseThrow(() -> new IOException("this machine has no " + tool));
    script(tools.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
  }

  private void launcher() throws IOException {
    String text = Files.readString(Path.of("../rollcall"));
    for (String place : List.of("/usr/lib/jvm/", "/usr/java/", "/opt/", "/Library/Java/",
        "/opt/homebrew/")) {
      text = text.replace(" " + place,
          " \"" + base + "\"" + place.replace("/usr/lib/jvm/", "/jvm/"));
    }
    text = text.replace("$PATH:/usr/sbin:/sbin", "$PATH:" + base.resolve("servers"))
        .replace("=/usr/sbin/policy-rc.d", "=" + base.resolve("policy-rc.d"));
    script(root.resolve("rollcall"), text);
  }
}
