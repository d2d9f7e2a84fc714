package rollcall.bot.execution.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.peers.Sshd;

/** {@code echo hello} on many hosts: each started, followed and ended, beside xargs with ssh. */
@Tag("bench")
class FanOutBench {
  private static final int HOSTS = 40;

  @TempDir
  Path folder = Path.of("");

  @Test
  void sshExecutorBesideXargs() throws Exception {
    try (var hosts = new Hosts(folder)) {
      List<Sshd> all = IntStream.range(0, HOSTS).mapToObj(_ -> hosts.host()).toList();
      SshExecutor bot = hosts.bot();
      Duration first = fanOut(bot, all, "first");
      Duration pooled = fanOut(bot, all, "pooled");
      Duration xargs = xargs(all);
      System.out.printf("%d hosts: new sessions %d ms, pooled sessions %d ms, xargs ssh %d ms%n",
          HOSTS, first.toMillis(), pooled.toMillis(), xargs.toMillis());
    }
  }

  private static Duration fanOut(SshExecutor bot, List<Sshd> all, String round) {
    long before = System.nanoTime();
    var listeners = all.stream().map(_ -> new Listener()).toList();
    for (int i = 0; i < all.size(); i++)
      bot.start(Hosts.command(round + "-" + i, "echo hello"), Hosts.at(all.get(i)),
          Optional.empty(), listeners.get(i));
    listeners.forEach(listener -> assertThat(listener.ended().exit()).isZero());
    return Duration.ofNanos(System.nanoTime() - before);
  }

  private Duration xargs(List<Sshd> all) throws Exception {
    String lines = all.stream()
        .map(h -> "-i " + h.key() + " -p " + h.port() + " " + Sshd.user() + "@" + h.address())
        .collect(Collectors.joining("\n", "", "\n"));
    Path list = Files.writeString(folder.resolve("hosts"), lines);
    long before = System.nanoTime();
    Process process = new ProcessBuilder("sh", "-c",
        "xargs -P 32 -L 1 sh -c 'ssh -o BatchMode=yes -o StrictHostKeyChecking=no"
            + " -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR \"$@\" echo hello' ssh < " + list)
        .redirectErrorStream(true).start();
    long said = process.inputReader().lines().filter("hello"::equals).count();
    assertThat(process.waitFor()).isZero();
    assertThat(said).isEqualTo(all.size());
    return Duration.ofNanos(System.nanoTime() - before);
  }
}
