package rollcall.bot.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server process of ours, run as the user {@code irc} where we are root, since IRC servers refuse
 * root.
 */
final class Daemon {
  private final Process process;

  private Daemon(Process process) {
    this.process = process;
    // A test that fails half way must not leave a server behind.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
  }

  static Daemon start(Path dir, Path output, String... command) {
    List<String> all = new ArrayList<>();
    if (root()) {
      all.addAll(List.of("setpriv", "--reuid=irc", "--regid=irc", "--clear-groups"));
      own(dir);
    }
    all.addAll(Arrays.asList(command));
    try {
      return new Daemon(new ProcessBuilder(all).directory(dir.toFile()).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The program's path; fails naming the Debian package that holds it. */
  static String program(String path, String debianPackage) {
    if (!Files.isExecutable(Path.of(path))) {
      throw new AssertionError(path + " is missing: apt-get install " + debianPackage);
    }
    return path;
  }

  static Path folder(String name) {
    try {
      return Files.createTempDirectory("rollcall-" + name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a set-up file of the test resources with its {@code @WORDS@} filled in. */
  static void write(Path to, String resource, Map<String, String> words) {
    try {
      Files.writeString(to, filled(resource, words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String filled(String resource, Map<String, String> words) {
    try (InputStream in = Daemon.class.getResourceAsStream("/irc/" + resource)) {
      if (in == null) {
        throw new AssertionError("no test resource irc/" + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> word : words.entrySet()) {
        text = text.replace("@" + word.getKey() + "@", word.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the process, gently if it goes within 5 s: services write their accounts on the way. */
  void stop() {
    try {
      process.destroy();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void delete(Path dir) {
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void own(Path dir) {
    try (Stream<Path> files = Files.walk(dir)) {
      UserPrincipal irc = dir.getFileSystem().getUserPrincipalLookupService()
          .lookupPrincipalByName("irc");
      for (Path file : files.toList()) {
        Files.setOwner(file, irc);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
