package rollcall.bot.execution.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.bot.execution.ssh.Hosts.at;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.execution.Target;
import rollcall.bot.peers.Processes;
import rollcall.bot.peers.Sshd;
import rollcall.plans.engine.Fitness;

/** What can be told of a host without running anything on it. */
class LookTest {
  @TempDir
  Path folder = Path.of("");
  private Hosts hosts = new Hosts(folder);

  @BeforeEach
  void setUp() {
    hosts = new Hosts(folder);
  }

  @AfterEach
  void tearDown() {
    hosts.close();
  }

  private Fitness look(Target target, String... programs) throws Exception {
    var seen = new CompletableFuture<Fitness>();
    hosts.bot().look(target, List.of(programs), seen::complete);
    return seen.get(30, TimeUnit.SECONDS);
  }

  private static Target through(Target target, String key, Optional<Target> jump) {
    return new Target(target.host(), target.address(), target.port(), target.user(), target.key(),
        key, jump);
  }

  @Test
  void aFitHostHasTheProgramsThatItsUserCanBegin() throws Exception {
    var host = hosts.host();
    program(host, "bin/deploy", "rwx------");
    program(host, "bin/notes", "rw-------");
    var fit = (Fitness.Fit) look(at(host), "ls", "no-such-program", "./bin/deploy", "bin/notes",
        host.home() + "/bin/deploy", "bin", "cd", "refuse", "then");
    assertThat(fit.absent()).containsExactly("no-such-program", "bin/notes", "bin", "refuse");
    assertThat(fit.freeMebibytes()).isPositive();
  }

  private static void program(Sshd host, String name, String permissions) throws Exception {
    var file = host.home().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "touch \"$HOME/ran\"");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void nothingRunsAndNoConnectionIsKept() throws Exception {
    var host = hosts.host();
    program(host, "deploy", "rwx------");
    look(at(host), "./deploy");
    assertThat(host.home().resolve("ran")).doesNotExist();
    assertThat(Processes.with("HOME=" + host.home())).isEmpty();
  }

  @Test
  void whyAHostIsNotFitIsSaidWithoutAnAddress() throws Exception {
    var host = hosts.host();
    var other = hosts.host();
    assertThat(look(through(at(host), other.hostKey(), Optional.empty())))
        .isEqualTo(new Fitness.Unfit("it does not show the host key of the inventory"));
    Files.writeString(host.key().resolveSibling("authorized_keys"), "");
    assertThat(look(at(host))).isEqualTo(new Fitness.Unfit("it does not let the key in"));
    host.stop();
    assertThat(look(at(host)))
        .isEqualTo(new Fitness.Unfit("it cannot be reached: the connection is refused"));
    var nowhere = new Target("tester", "no-such-host.invalid", 22, "x", host.key(),
        host.hostKey(), Optional.empty());
    assertThat(look(nowhere))
        .isEqualTo(new Fitness.Unfit("it cannot be reached: its address is not known"));
    assertThat(((Fitness.Unfit) look(at(hosts.host("ForceCommand exit 1")))).why())
        .startsWith("its login shell is not a POSIX shell");
  }

  @Test
  void aHostBehindAnotherIsReachedThroughItAndTheWayIsNamed() throws Exception {
    var host = hosts.host();
    var jump = hosts.host();
    var way = new Target("bastion", jump.address(), jump.port(), Sshd.user(), jump.key(),
        jump.hostKey(), Optional.empty());
    var target = through(at(host), host.hostKey(), Optional.of(way));
    assertThat(look(target, "ls")).isInstanceOf(Fitness.Fit.class);
    jump.stop();
    assertThat(look(target, "ls")).isEqualTo(new Fitness.Unfit(
        "the way there, bastion: it cannot be reached: the connection is refused"));
  }
}
