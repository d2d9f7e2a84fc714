package rollcall.bot.execution.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rollcall.bot.execution.ssh.Hosts.at;
import static rollcall.bot.execution.ssh.Hosts.command;
import static rollcall.bot.execution.ssh.Hosts.file;
import static rollcall.bot.execution.ssh.Hosts.limited;
import static rollcall.bot.execution.ssh.Hosts.read;
import static rollcall.bot.execution.ssh.Hosts.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.execution.Command;
import rollcall.bot.execution.Handle;
import rollcall.bot.execution.Outputs;
import rollcall.bot.execution.Place;
import rollcall.bot.execution.Script;
import rollcall.bot.execution.Seen;
import rollcall.bot.execution.Target;
import rollcall.bot.peers.Await;
import rollcall.bot.peers.Sshd;
import rollcall.plans.run.CommandScript;

class SshExecutorTest {
  private static final Handle ONE = new Handle("executor-one");

  @TempDir
  Path folder = Path.of("");
  private Hosts hosts = new Hosts(folder);
  private final Listener seen = new Listener();

  @BeforeEach
  void setUp() {
    hosts = new Hosts(folder);
  }

  @AfterEach
  void tearDown() {
    hosts.close();
  }

  @Test
  void aCommandBeginsSpeaksAndEnds() {
    var outputs = hosts.outputs();
    Sshd host = hosts.host();
    hosts.bot(outputs).start(command("executor-one", "echo hello; echo world >&2; pwd"), at(host),
        Optional.empty(), seen);
    Seen.Ended end = seen.ended();
    assertThat(end.exit()).isZero();
    assertThat(end.output().whole()).isTrue();
    assertThat(outputs.lastLines(ONE, 9))
        .containsExactly("hello", "world", host.home().toString());
    assertThat(seen.heard().getFirst()).isInstanceOf(Seen.Placed.class);
    assertThat(seen.heard().get(1)).isInstanceOf(Seen.Begun.class);
  }

  @Test
  void aNonZeroExitIsTold() {
    hosts.bot().start(command("executor-one", "exit 37"), at(hosts.host()), Optional.empty(), seen);
    assertThat(seen.ended().exit()).isEqualTo(37);
  }

  @Test
  void theSecondStartOfAHandleIsABug() {
    SshExecutor bot = hosts.bot();
    Sshd host = hosts.host();
    bot.start(command("executor-one", "true"), at(host), Optional.empty(), seen);
    assertThatThrownBy(
        () -> bot.start(command("executor-one", "true"), at(host), Optional.empty(), seen))
        .isInstanceOf(IllegalStateException.class);
    assertThat(seen.ended().exit()).isZero();
  }

  @Test
  void aChangedHostKeyIsRefusedAndNothingStarted() {
    Sshd host = hosts.host();
    Target target = at(host);
    var changed = new Target(target.host(), target.address(), target.port(), target.user(),
        target.key(), hosts.host().hostKey(), Optional.empty());
    hosts.bot().start(command("executor-one", "echo x >> runs"), changed, Optional.empty(), seen);
    assertThat(seen.end())
        .isEqualTo(new Seen.Refused("it does not show the host key of the inventory"));
    assertThat(host.home()).isEmptyDirectory();
  }

  @Test
  void anUnknownHostKeyIsRefusedAndNothingStarted() {
    Sshd host = hosts.host();
    Target target = at(host);
    for (String key : List.of("", "ssh-ed25519", "ssh-ed25519 !!!", "ssh-dss AAAA")) {
      var unknown = new Target(target.host(), target.address(), target.port(), target.user(),
          target.key(), key, Optional.empty());
      var heard = new Listener();
      hosts.bot().start(command("executor-one", "true"), unknown, Optional.empty(), heard);
      assertThat(heard.end())
          .isEqualTo(new Seen.Refused("the inventory holds no usable host key for it"));
    }
    assertThat(host.home()).isEmptyDirectory();
  }

  @Test
  void aKeyFileThatOthersMayReadIsRefused() throws Exception {
    Sshd host = hosts.host();
    Files.setPosixFilePermissions(host.key(), PosixFilePermissions.fromString("rw-r-----"));
    hosts.bot().start(command("executor-one", "true"), at(host), Optional.empty(), seen);
    assertThat(((Seen.Refused) seen.end()).why()).contains("chmod 600");
  }

  @Test
  void aKeyThatIsNotLetInIsRefused() throws Exception {
    Sshd host = hosts.host();
    Target target = at(host);
    var other = new Target(target.host(), target.address(), target.port(), target.user(),
        hosts.host().key(), target.hostKey(), Optional.empty());
    hosts.bot().start(command("executor-one", "true"), other, Optional.empty(), seen);
    assertThat(seen.end()).isEqualTo(new Seen.Refused("it does not let the key in"));
  }

  @Test
  void aHostThatCannotBeReachedStartsNothing() {
    Sshd host = hosts.host();
    host.stop();
    hosts.bot().start(command("executor-one", "true"), at(host), Optional.empty(), seen);
    assertThat(((Seen.Refused) seen.end()).why()).contains("cannot be reached");
  }

  @Test
  void aLoginShellThatIsNotPosixIsRefused() {
    for (String answer : List.of("echo 'Illegal variable name.' >&2; exit 1",
        "echo 'fish: Unsupported use of =' >&2; exit 127",
        "sh -c \"$(printf %s \"$SSH_ORIGINAL_COMMAND\" | tr '\\042' '\\140')\"")) {
      var heard = new Listener();
      hosts.bot().start(command("executor-one", "true"), at(hosts.host("ForceCommand " + answer)),
          Optional.empty(), heard);
      assertThat(((Seen.Refused) heard.end()).why()).contains("not a POSIX shell");
    }
  }

  @Test
  void aGreetingOfTheLoginShellDoesNotDisturb() {
    Sshd host = hosts.host("ForceCommand printf 'ROLLCALL out 9 9 welcome'; "
        + "printf '\\033[1mhi'; sh -c \"$SSH_ORIGINAL_COMMAND\"");
    hosts.bot().start(command("executor-one", "exit 5"), at(host), Optional.empty(), seen);
    assertThat(seen.ended().exit()).isEqualTo(5);
  }

  @Test
  void aStatedLimitKillsTheCommandAndItsChildren() {
    hosts.bot().start(limited("executor-one", "sleep 61 & setsid sleep 62 & sleep 63", 1),
        at(hosts.host()),
        Optional.empty(), seen);
    Seen.Ended end = seen.ended();
    assertThat(end.overLimit()).isTrue();
    assertThat(end.exit()).isEqualTo(128 + 15);
  }

  @Test
  void anExitWithTimeoutsStatusIsNotALimit() {
    hosts.bot().start(limited("executor-one", "exit 124", 60), at(hosts.host()), Optional.empty(),
        seen);
    assertThat(seen.ended().overLimit()).isFalse();
  }

  @Test
  void withoutALimitNothingIsKilled() {
    hosts.bot().start(command("executor-one", "sleep 3; echo slept"), at(hosts.host()),
        Optional.empty(),
        seen);
    Seen.Ended end = seen.ended();
    assertThat(end.overLimit()).isFalse();
    assertThat(end.exit()).isZero();
  }

  @Test
  void hugeOutputIsCappedAndTheCommandGoesOn() throws Exception {
    var outputs = hosts.outputs();
    Sshd host = hosts.host();
    hosts.bot(outputs).start(command("executor-one",
        "echo first; head -c 50000000 /dev/zero | tee dump | tr '\\0' x; echo; echo last; exit 4"),
        at(host), Optional.empty(), seen);
    Seen.Ended end = seen.ended();
    assertThat(end.exit()).isEqualTo(4);
    assertThat(end.output().saidBytes()).isEqualTo(50_000_000 + 12);
    assertThat(end.output().whole()).isFalse();
    assertThat(end.output().keptBytes()).isBetween(128L << 10, 5L << 20);
    assertThat(outputs.lastLines(ONE, 1)).containsExactly("last");
    assertThat(new String(outputs.read(ONE), 0, 6, UTF_8)).isEqualTo("first\n");
    assertThat(Files.size(host.home().resolve("dump"))).isEqualTo(50_000_000);
    try (var kept = Files.list(file(host, "executor-one", ""))) {
      assertThat(kept.mapToLong(f -> f.toFile().length()).sum()).isLessThan(1 << 20);
    }
  }

  @Test
  void outputOfOneStreamOnlyArrivesWhole() {
    for (String stream : List.of("1", "2")) {
      var outputs = hosts.outputs();
      var heard = new Listener();
      hosts.bot(outputs).start(command("executor-one", "head -c 200000 /dev/zero >&" + stream),
          at(hosts.host()), Optional.empty(), heard);
      assertThat(heard.ended().output().whole()).isTrue();
      assertThat(outputs.read(ONE)).hasSize(200_000);
    }
  }

  @Test
  void binaryOutputArrivesByteForByte() throws Exception {
    var outputs = hosts.outputs();
    Sshd host = hosts.host();
    hosts.bot(outputs).start(command("executor-one",
        "head -c 60000 /dev/urandom | tee copy; printf 'ROLLCALL state=DONE rc=0\\n' | tee -a copy"),
        at(host), Optional.empty(), seen);
    assertThat(seen.ended().output().whole()).isTrue();
    assertThat(outputs.read(ONE)).isEqualTo(Files.readAllBytes(host.home().resolve("copy")));
  }

  @Test
  void valuesArriveExactlyAndAreNeverExecuted() {
    var values = new TreeMap<String, String>();
    var hostile = List.of("$(touch pwned)", "`touch pwned`", "'; touch pwned; '",
        "\"; touch pwned; \"", "\\", "'\\''", "a\nEOF\ntouch pwned", "!! * ? ~ # & | < >",
        "é\u0001\u007f",
        " lead and trail ", "-n", "${IFS}", "%s%n", "");
    IntStream.range(0, hostile.size())
        .forEach(i -> values.put("v" + (char) ('a' + i), hostile.get(i)));
    var text = new StringBuilder();
    values.forEach((name, value) -> text.append("""
        printf '%%s\\0' $%1$s >/dev/null; printf '%%s\\0' "$%1$s"; : '$%1$s' `: "$%1$s"` $(: $%1$s)
        cat >/dev/null <<EOF
        $%1$s
        EOF
        """.formatted(name.toUpperCase(Locale.ROOT))));
    var outputs = hosts.outputs();
    Sshd host = hosts.host();
    hosts.bot(outputs).start(new Command(ONE, script(values, text.toString()), Optional.empty(),
        64 << 10), at(host), Optional.empty(), seen);
    assertThat(seen.ended().exit()).isZero();
    assertThat(new String(outputs.read(ONE), UTF_8)).isEqualTo(String.join("\0", hostile) + "\0");
    assertThat(host.home().resolve("pwned")).doesNotExist();
  }

  @Test
  void aScriptOfOneMebibyteRuns() {
    String text = "exit 6 #";
    hosts.bot().start(
        command("executor-one", text + "x".repeat(Script.MAX_BYTES - text.length() - 1)),
        at(hosts.host()), Optional.empty(), seen);
    assertThat(seen.ended().exit()).isEqualTo(6);
  }

  @Test
  void noScriptAndNoValueShowsInAnyProcessArguments() {
    var outputs = hosts.outputs();
    var values = Map.of("token", "canary-value-77");
    String text = "# canary-text-77\ncat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '";
    hosts.bot(outputs).start(
        new Command(ONE, script(values, text), Optional.empty(), 1 << 20), at(hosts.host()),
        Optional.empty(), seen);
    seen.ended();
    assertThat(new String(outputs.read(ONE), UTF_8)).contains(" run executor-one ")
        .doesNotContain("canary");
  }

  @Test
  void aChildThatHoldsTheOutputDoesNotHoldTheEnd() {
    var outputs = hosts.outputs();
    SshExecutor bot = hosts.bot(outputs);
    Sshd host = hosts.host();
    bot.start(command("executor-one", "sleep 64 & echo started"), at(host), Optional.empty(), seen);
    Seen.Ended end = seen.ended();
    assertThat(end.leftBehind()).isEqualTo(1);
    assertThat(outputs.lastLines(ONE, 1)).containsExactly("started");
  }

  @Test
  void aKillFindsDetachedChildren() {
    SshExecutor bot = hosts.bot();
    Sshd host = hosts.host();
    String own = "." + host.port();
    bot.start(command("executor-one", """
        setsid sleep 71@ & nohup sleep 72@ & ( sleep 73@ & ) & env -i sleep 74@ &
        ( setsid sh -c 'sleep 75@ & sleep 76@' & ) ; trap '' TERM; echo ready
        sleep 77@; sleep 77@; sleep 77@; sleep 77@""".replace("@", own)), at(host),
        Optional.empty(), seen);
    Await.until("all seven sleep", () -> sleeping(own).size() == 7);
    var killed = new Listener();
    bot.kill(ONE, at(host), Optional.empty(), killed);
    assertThat(((Seen.Killed) killed.end()).leftBehind()).isZero();
    assertThat(seen.end()).isInstanceOf(Seen.Killed.class);
    Await.until("what was killed is gone, long before it would end by itself",
        () -> sleeping(own).isEmpty());
  }

  @Test
  void aKillAfterTheEndTellsTheEnd() {
    SshExecutor bot = hosts.bot();
    Sshd host = hosts.host();
    bot.start(command("executor-one", "exit 8"), at(host), Optional.empty(), seen);
    assertThat(seen.ended().exit()).isEqualTo(8);
    var killed = new Listener();
    bot.kill(ONE, at(host), Optional.empty(), killed);
    assertThat(killed.ended().exit()).isEqualTo(8);
  }

  @Test
  void aKilledRunnerIsLostAndNeverRetried() {
    SshExecutor bot = hosts.bot();
    Sshd host = hosts.host();
    String own = "." + host.port();
    bot.start(command("executor-one", "echo x >> runs; echo ready; sleep 81" + own), at(host),
        Optional.empty(), seen);
    seen.await(s -> s instanceof Seen.Output);
    runner(host).destroyForcibly();
    assertThat(((Seen.Lost) seen.end()).known()).contains("2 of its processes");
    var killed = new Listener();
    bot.kill(ONE, at(host), Optional.empty(), killed);
    assertThat(((Seen.Lost) killed.end()).known()).contains("0 of its processes");
    Await.until("none sleeps", () -> sleeping(own).isEmpty());
    assertThat(runs(host)).isEqualTo(1);
  }

  @Test
  void aRebootOfTheHostIsLost() throws Exception {
    SshExecutor bot = hosts.bot();
    Sshd host = hosts.host();
    bot.start(command("executor-one", "echo ready; sleep 82"), at(host), Optional.empty(), seen);
    Place place = seen.begun().place();
    seen.await(s -> s instanceof Seen.Output);
    Path claim = file(host, "executor-one", "claim");
    String runner = Files.readSymbolicLink(claim).toString();
    Files.delete(claim);
    Files.createSymbolicLink(claim,
        Path.of(runner.replace(place.bootId(), "00000000-0000-0000-0000-000000000000")));
    assertThat(seen.end()).isInstanceOf(Seen.Lost.class);
  }

  @Test
  void twentyStartsOfOneHandleAtOnceAreOneRun() {
    Sshd host = hosts.host();
    var listeners = IntStream.range(0, 20).mapToObj(_ -> new Listener()).toList();
    listeners.parallelStream().forEach(listener -> hosts.bot().start(
        command("executor-one", "echo x >> runs; sleep 1"), at(host), Optional.empty(), listener));
    for (Listener listener : listeners)
      assertThat(listener.ended().exit()).isZero();
    assertThat(runs(host)).isEqualTo(1);
  }

  @Test
  void aHostBehindAJumpHostIsReachedThroughIt() {
    Sshd jump = hosts.host();
    Sshd inner = hosts.host("PermitOpen none", "ForceCommand sh -c \"$SSH_ORIGINAL_COMMAND\"");
    var target = new Target("inner", inner.address(), inner.port(), Sshd.user(), inner.key(),
        inner.hostKey(), Optional.of(at(jump)));
    hosts.bot().start(command("executor-one", "echo ${SSH_CONNECTION}; exit 3"), target,
        Optional.empty(),
        seen);
    assertThat(seen.ended().exit()).isEqualTo(3);
    assertThat(read(jump.home().resolveSibling("log"))).contains("Accepted publickey");
  }

  @Test
  void aGreetingNamesThePlace() throws Exception {
    SshExecutor bot = hosts.bot();
    Sshd host = hosts.host();
    var ready = (Greeting.Ready) bot.greet(at(host));
    assertThat(ready.freeBytes()).isPositive();
    bot.start(command("executor-one", "true"), at(host), Optional.of(ready.place()), seen);
    assertThat(seen.begun().place()).isEqualTo(ready.place());
  }

  @Test
  void aPlaceOtherThanTheNotedOneStartsNothing() {
    Sshd host = hosts.host();
    hosts.bot().start(command("executor-one", "echo x >> runs"), at(host),
        Optional.of(new Place("another", "place")), seen);
    assertThat(((Seen.Refused) seen.end()).why()).contains("restarted");
    assertThat(runs(host)).isZero();
  }

  @Test
  void outputsAreForTheBotsUserOnly() throws Exception {
    Path kept = folder.resolve("kept");
    hosts.bot(new Outputs(kept)).start(command("executor-one", "echo private"), at(hosts.host()),
        Optional.empty(), seen);
    seen.ended();
    assertThat(Files.getPosixFilePermissions(kept.resolve("executor-one/0")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(kept.resolve("executor-one")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  /** The processes that sleep for a time that ends so, which no other test's do. */
  private static List<String> sleeping(String until) {
    return ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse(""))
        .filter(line -> line.matches("\\S*sleep \\d+" + Pattern.quote(until))).toList();
  }

  private static ProcessHandle runner(Sshd host) {
    try {
      String claim = Files.readSymbolicLink(file(host, "executor-one", "claim")).toString();
      return ProcessHandle.of(Long.parseLong(claim.substring(0, claim.indexOf(':')))).orElseThrow();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Script script(Map<String, String> values, String text) {
    return Script.of(CommandScript.of(values, text).text());
  }
}
