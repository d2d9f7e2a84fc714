package rollcall.bot.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real OpenSSH server on a free loopback port, run and logged into as the current user, with a
 * home of its own for what sessions do. Everything of it lies in one folder.
 */
public final class Sshd implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  private static final String ADDRESS = "127.0.0.1";

  private final Path folder;
  private final int port;
  private Process process;

  private Sshd(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** Starts one in {@code folder}, which is made; {@code settings} are more lines of its config. */
  public static Sshd start(Path folder, String... settings) {
    if (!Files.isExecutable(PROGRAM))
      throw new IllegalStateException(
          PROGRAM + " is missing: install Debian's package openssh-server");
    try {
      Files.createDirectories(folder.resolve("home"));
      if (user().equals("root"))
        Files.createDirectories(Path.of("/run/sshd"));
      makeKey(folder.resolve("host-key"));
      makeKey(folder.resolve("key"));
      Files.copy(folder.resolve("key.pub"), folder.resolve("authorized_keys"));
      int port = freePort();
      Files.write(folder.resolve("config"), config(folder, port, settings));
      return new Sshd(folder, port, launch(folder, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> config(Path folder, int port, String... settings) {
    return Stream.concat(
        Stream.of("Port " + port, "ListenAddress " + ADDRESS,
            "HostKey " + folder.resolve("host-key"),
            "PidFile none", "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
            "StrictModes no", "UsePAM no", "PasswordAuthentication no",
            "KbdInteractiveAuthentication no", "PermitRootLogin prohibit-password", "UseDNS no",
            "PrintMotd no", "PrintLastLog no", "MaxStartups 400:30:800",
            "SetEnv HOME=" + folder.resolve("home")),
        Stream.of(settings)).toList();
  }

  private static Process launch(Path folder, int port) throws IOException {
    Process process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f",
        folder.resolve("config").toString()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
    while (!answers(port))
      if (!process.isAlive())
        throw new IllegalStateException("sshd: " + Files.readString(folder.resolve("log")));
    return process;
  }

  private static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      Thread.onSpinWait();
      return false;
    }
  }

  private static void makeKey(Path file) throws IOException {
    run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", file.toString());
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.onExit().join().exitValue() != 0)
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public static String user() {
    return System.getProperty("user.name");
  }

  public String address() {
    return ADDRESS;
  }

  public int port() {
    return port;
  }

  /** The private key that is let in, mode 0600. */
  public Path key() {
    return folder.resolve("key");
  }

  /** As an inventory has it: {@code ssh-ed25519 AAAA…}. */
  public String hostKey() {
    try {
      return Files.readString(folder.resolve("host-key.pub")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its line in an inventory, where it is called {@code name}. */
  public String inventoryLine(String name) {
    var shown = hostKey().split(" ", 3);
    return name + ": { address: " + ADDRESS + ", port: " + port + ", user: " + user() + ", key: "
        + key() + ", host-key: " + shown[0] + " " + shown[1] + ", environment: live }\n";
  }

  /** What {@code $HOME} is in its sessions. */
  public Path home() {
    return folder.resolve("home");
  }

  /** Stops listening; what its sessions started goes on. */
  public void stop() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 5, SECONDS).join();
  }

  /** Listens again where it did, after {@link #stop}. */
  public void startAgain() {
    try {
      process = launch(folder, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops, and ends whatever its sessions have begun, however detached. */
  @Override
  public void close() {
    var sessions = process.descendants().toList();
    stop();
    sessions.forEach(ProcessHandle::destroyForcibly);
    Processes.end("HOME=" + home());
  }
}
