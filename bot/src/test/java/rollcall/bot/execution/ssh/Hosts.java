package rollcall.bot.execution.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import rollcall.bot.execution.Command;
import rollcall.bot.execution.Handle;
import rollcall.bot.execution.Outputs;
import rollcall.bot.execution.Script;
import rollcall.bot.execution.Target;
import rollcall.bot.peers.Sshd;
import rollcall.bot.peers.Wire;

/** What the tests of this package share: servers, bots, and commands that leave traces. */
final class Hosts implements AutoCloseable {
  static final Pace QUICK = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(15),
      Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofMillis(400));

  private final Path folder;
  private final AtomicInteger count = new AtomicInteger();
  private final Deque<Runnable> open = new ArrayDeque<>();

  Hosts(Path folder) {
    this.folder = folder;
  }

  Sshd host(String... settings) {
    var host = Sshd.start(folder.resolve("sshd-" + count.incrementAndGet()), settings);
    open.push(host::close);
    return host;
  }

  Wire wire(Sshd to) {
    var wire = new Wire(to.port());
    open.push(wire::close);
    return wire;
  }

  Outputs outputs() {
    return new Outputs(folder.resolve("outputs-" + count.incrementAndGet()));
  }

  SshExecutor bot() {
    return bot(outputs());
  }

  SshExecutor bot(Outputs outputs) {
    return bot(outputs, QUICK);
  }

  SshExecutor bot(Outputs outputs, Pace pace) {
    var bot = new SshExecutor(outputs, pace);
    open.push(bot::close);
    return bot;
  }

  static Target at(Sshd host) {
    return at(host, host.port());
  }

  static Target at(Sshd host, int port) {
    return new Target("tester", host.address(), port, Sshd.user(), host.key(), host.hostKey(),
        Optional.empty());
  }

  static Command command(String handle, String text) {
    return new Command(new Handle(handle), Script.of(text + "\n"), Optional.empty(),
        64 << 10);
  }

  static Command limited(String handle, String text, int seconds) {
    return new Command(new Handle(handle), Script.of(text + "\n"),
        Optional.of(Duration.ofSeconds(seconds)), 64 << 10);
  }

  /** The file of an execution on its host. */
  static Path file(Sshd host, String handle, String name) {
    return host.home().resolve(".local/state/rollcall-host").resolve(handle).resolve(name);
  }

  static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often a command that appends a line to {@code runs} in its home has run. */
  static long runs(Sshd host) {
    Path runs = host.home().resolve("runs");
    return Files.exists(runs) ? read(runs).lines().count() : 0;
  }

  @Override
  public void close() {
    while (!open.isEmpty())
      open.pop().run();
  }
}
