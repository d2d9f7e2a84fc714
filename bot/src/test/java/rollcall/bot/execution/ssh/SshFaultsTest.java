package rollcall.bot.execution.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.bot.execution.ssh.Hosts.at;
import static rollcall.bot.execution.ssh.Hosts.command;
import static rollcall.bot.execution.ssh.Hosts.file;
import static rollcall.bot.execution.ssh.Hosts.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.execution.Handle;
import rollcall.bot.execution.Outputs;
import rollcall.bot.execution.Place;
import rollcall.bot.execution.Seen;
import rollcall.bot.execution.Target;
import rollcall.bot.peers.Sshd;
import rollcall.bot.peers.Wire;

/** One run or none, never two: over cuts, holds, restarts and kills of bot, network and server. */
class SshFaultsTest {
  private static final Handle ONE = new Handle("faults-one");
  private static final int SEEDS = Integer.getInteger("rollcall.ssh.seeds", 12);
  /** So long that a start is many packets, of which the wire can hold or lose the last. */
  private static final String LONG_SCRIPT = "echo x >> runs; echo ran\n# " + "y".repeat(200_000);

  /** Several packets too, but no more than a pipe takes: what has come through can be stored. */
  private static final String HELD_SCRIPT = "echo x >> runs; echo ran\n# " + "y".repeat(40_000);

  @TempDir
  Path folder = Path.of("");
  private Hosts hosts = new Hosts(folder);
  private Sshd host;
  private final Listener seen = new Listener();

  SshFaultsTest(@TempDir Path ground) {
    host = Sshd.start(ground.resolve("sshd"));
  }

  @BeforeEach
  void setUp() {
    hosts = new Hosts(folder);
  }

  @AfterEach
  void tearDown() {
    hosts.close();
    host.close();
  }

  @Test
  void aKilledBotFindsItsCommandAgainWithItsWholeOutput() throws Exception {
    Path kept = folder.resolve("kept");
    Process bot = BotProcess.launch(kept, host, "faults-one",
        "echo x >> runs; for i in 1 2 3 4 5 6 7 8 9; do echo line $i; sleep 0.3; done; exit 9");
    var said = bot.inputReader(UTF_8);
    assertThat(said.readLine()).isEqualTo("begun");
    bot.destroyForcibly().waitFor();
    var outputs = new Outputs(kept);
    hosts.bot(outputs).inquire(ONE, at(host), Optional.empty(), true, seen);
    Seen.Ended end = seen.ended();
    assertThat(end.exit()).isEqualTo(9);
    assertThat(end.output().whole()).isTrue();
    assertThat(outputs.lastLines(ONE, 20)).hasSize(9).startsWith("line 1").endsWith("line 9");
    assertThat(runs(host)).isEqualTo(1);
  }

  @Test
  void aBotKilledAtAnyMomentLeavesOneRunOrNone() throws Exception {
    for (int seed = 0; seed < 6; seed++) {
      Process bot = BotProcess.launch(folder.resolve("kept"), host, "kill-" + seed,
          "echo x >> runs");
      pause(Duration.ofMillis(new Random(seed).nextInt(300, 1300)));
      bot.destroyForcibly().waitFor();
      var heard = new Listener();
      Place place = ((Greeting.Ready) hosts.bot().greet(at(host))).place();
      hosts.bot().inquire(new Handle("kill-" + seed), at(host), Optional.of(place), false, heard);
      boolean ran = heard.end() instanceof Seen.Ended;
      assertThat(runs(host)).as("seed %d, %s", seed, heard.heard())
          .isEqualTo(ran ? 1 : 0);
      Files.deleteIfExists(host.home().resolve("runs"));
    }
  }

  @Test
  void aCutConnectionIsTakenUpAgainAndTheCommandRunsOnce() {
    Wire wire = hosts.wire(host);
    var outputs = hosts.outputs();
    hosts.bot(outputs).start(command("faults-one",
        "echo x >> runs; for i in 1 2 3 4 5 6; do echo line $i; sleep 0.3; done; exit 7"),
        at(host, wire.port()), Optional.empty(), seen);
    for (String line : new String[]{"line 1", "line 3", "line 5"}) {
      await(() -> outputs.lastLines(ONE, 9).contains(line));
      wire.cut();
    }
    Seen.Ended end = seen.ended();
    assertThat(end.exit()).isEqualTo(7);
    assertThat(end.output().whole()).isTrue();
    assertThat(outputs.lastLines(ONE, 9)).hasSize(6);
    assertThat(runs(host)).isEqualTo(1);
  }

  @Test
  void aStartCutAtAnyByteRunsOnceOrNotAtAll() throws Exception {
    Wire wire = hosts.wire(host);
    long all = bytesOfAStart(wire);
    for (int seed = 0; seed < SEEDS; seed++) {
      long before = runs(host);
      var heard = new Listener();
      try (var bot = new SshExecutor(hosts.outputs(), Hosts.QUICK)) {
        wire.cutAfter(new Random(seed).nextLong(1, all));
        bot.start(command("cut-" + seed, LONG_SCRIPT), at(host, wire.port()), Optional.empty(),
            heard);
        boolean ended = heard.end() instanceof Seen.Ended;
        assertThat(runs(host) - before).as("seed %d, %s", seed, heard.heard())
            .isEqualTo(ended ? 1 : 0);
      }
    }
    assertThat(runs(host)).isEqualTo(SEEDS + 1);
  }

  @Test
  void aStartCutForGoodIsBarredByTheInquiry() throws Exception {
    Wire wire = hosts.wire(host);
    long all = bytesOfAStart(wire);
    for (int seed = 0; seed < SEEDS; seed++) {
      long before = runs(host);
      var handle = new Handle("gone-" + seed);
      var target = at(host, wire.port());
      Place place;
      try (var bot = new SshExecutor(hosts.outputs(), Hosts.QUICK)) {
        place = ((Greeting.Ready) bot.greet(target)).place();
        long until = wire.sentBytes() + new Random(seed).nextLong(1, all);
        wire.cutAfter(until - wire.sentBytes());
        var started = new Listener();
        bot.start(command(handle.text(), LONG_SCRIPT), target, Optional.of(place), started);
        await(() -> wire.sentBytes() >= until || started.hasEnded());
      }
      var heard = new Listener();
      hosts.bot().inquire(handle, at(host), Optional.of(place), false, heard);
      boolean ended = heard.end() instanceof Seen.Ended;
      assertThat(runs(host) - before).as("seed %d, %s", seed, heard.heard())
          .isEqualTo(ended ? 1 : 0);
    }
  }

  @Test
  void aStartHeldBackByTheNetworkRunsWhenItComesThrough() throws Exception {
    Wire wire = hosts.wire(host);
    heldStart(wire, hosts.bot());
    assertThat(runs(host)).isZero();
    wire.release();
    assertThat(seen.ended().exit()).isZero();
    assertThat(runs(host)).isEqualTo(1);
  }

  @Test
  void aStartHeldBackByTheNetworkNeverRunsAfterStop() throws Exception {
    Wire wire = hosts.wire(host);
    SshExecutor bot = hosts.bot();
    heldStart(wire, bot);
    var stopped = new Listener();
    bot.kill(ONE, at(host, wire.port()), Optional.empty(), stopped);
    assertThat(stopped.end()).isEqualTo(new Seen.Cancelled());
    wire.release();
    assertThat(seen.end()).isEqualTo(new Seen.Cancelled());
    assertThat(runs(host)).isZero();
    assertThat(file(host, "faults-one", "exit")).doesNotExist();
  }

  @Test
  void aStartThatOutlivesItsBotInTheNetworkStillRuns() throws Exception {
    Wire wire = hosts.wire(host);
    var bot = new SshExecutor(hosts.outputs(), Hosts.QUICK);
    heldStart(wire, bot);
    bot.close();
    wire.release();
    await(() -> Files.exists(file(host, "faults-one", "exit")));
    assertThat(runs(host)).isEqualTo(1);
  }

  @Test
  void aStartThatOutlivesItsBotInTheNetworkNeverRunsAfterTheInquiry() throws Exception {
    Wire wire = hosts.wire(host);
    var bot = new SshExecutor(hosts.outputs(), Hosts.QUICK);
    Place place = heldStart(wire, bot);
    bot.close();
    hosts.bot().inquire(ONE, at(host), Optional.of(place), false, seen);
    assertThat(seen.end()).isEqualTo(new Seen.Refused("nothing was started on the host"));
    wire.release();
    await(wire::isQuiet);
    assertThat(runs(host)).isZero();
    assertThat(Files.readSymbolicLink(file(host, "faults-one", "claim"))).hasToString("cancelled");
  }

  @Test
  void aStopBeforeAnythingWasSentNeedsNoHost() {
    host.stop();
    SshExecutor bot = hosts.bot(hosts.outputs(), new Pace(Duration.ofSeconds(2),
        Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(300),
        Duration.ofSeconds(1)));
    bot.start(command("faults-one", "echo x >> runs"), at(host), Optional.empty(), seen);
    var stopped = new Listener();
    bot.kill(ONE, at(host), Optional.empty(), stopped);
    assertThat(stopped.end()).isEqualTo(new Seen.Cancelled());
    host.startAgain();
    assertThat(seen.end()).isInstanceOfAny(Seen.Cancelled.class, Seen.Refused.class);
    assertThat(runs(host)).isZero();
  }

  @Test
  void aCancelledHandleCannotBeStarted() throws Exception {
    SshExecutor bot = hosts.bot();
    Place place = ((Greeting.Ready) bot.greet(at(host))).place();
    var stopped = new Listener();
    bot.kill(ONE, at(host), Optional.of(place), stopped);
    assertThat(stopped.end()).isEqualTo(new Seen.Cancelled());
    bot.start(command("faults-one", "echo x >> runs"), at(host), Optional.of(place), seen);
    assertThat(seen.end()).isEqualTo(new Seen.Cancelled());
    assertThat(runs(host)).isZero();
  }

  @Test
  void aClearedHandleCannotBeStartedAgainAndKeepsItsEnd() throws Exception {
    hosts.bot().start(command("faults-one", "echo x >> runs; exit 3"), at(host), Optional.empty(),
        seen);
    assertThat(seen.ended().exit()).isEqualTo(3);
    assertThat(hosts.bot().clear(ONE, at(host))).isTrue();
    assertThat(file(host, "faults-one", "out.0")).doesNotExist();
    var again = new Listener();
    hosts.bot().start(command("faults-one", "echo x >> runs"), at(host), Optional.empty(), again);
    assertThat(again.ended().exit()).isEqualTo(3);
    assertThat(runs(host)).isEqualTo(1);
  }

  @Test
  void anInquiryInAnotherPlaceThanNotedIsLost() {
    hosts.bot().inquire(ONE, at(host), Optional.of(new Place("another", "place")), false, seen);
    assertThat(((Seen.Lost) seen.end()).known()).contains("restarted");
  }

  @Test
  void anInquiryWithoutANotedPlaceIsLost() {
    hosts.bot().inquire(ONE, at(host), Optional.empty(), false, seen);
    assertThat(((Seen.Lost) seen.end()).known()).contains("not noted");
  }

  @Test
  void whatHadBegunAndIsUnknownToTheHostIsLost() throws Exception {
    Place place = ((Greeting.Ready) hosts.bot().greet(at(host))).place();
    hosts.bot().inquire(ONE, at(host), Optional.of(place), true, seen);
    assertThat(((Seen.Lost) seen.end()).known()).contains("it had begun");
  }

  @Test
  void aHostOutOfSightIsToldOnceAndAskedUntilItIsBack() {
    Wire wire = hosts.wire(host);
    var outputs = hosts.outputs();
    hosts.bot(outputs).start(command("faults-one", "echo ready; sleep 2; exit 2"),
        at(host, wire.port()), Optional.empty(), seen);
    await(() -> outputs.end(ONE) > 0);
    host.stop();
    wire.cut();
    seen.await(s -> s instanceof Seen.OutOfSight);
    await(() -> Files.exists(file(host, "faults-one", "exit")));
    host.startAgain();
    assertThat(seen.ended().exit()).isEqualTo(2);
    assertThat(seen.heard().stream().filter(s -> s instanceof Seen.OutOfSight)).hasSize(1);
  }

  @Test
  void aKillGoesOnUntilTheHostHasConfirmedIt() {
    SshExecutor bot = hosts.bot();
    Wire wire = hosts.wire(host);
    bot.start(command("faults-one", "echo ready; sleep 91"), at(host, wire.port()),
        Optional.empty(),
        seen);
    seen.await(s -> s instanceof Seen.Output);
    host.stop();
    wire.cut();
    var killed = new Listener();
    bot.kill(ONE, at(host, wire.port()), Optional.empty(), killed);
    killed.await(s -> s instanceof Seen.OutOfSight);
    host.startAgain();
    assertThat(((Seen.Killed) killed.end()).leftBehind()).isZero();
  }

  @Test
  void aServerThatDripsIsCutOffAtTheDeadline() throws Exception {
    try (
        var dripping = new java.net.ServerSocket(0, 9, java.net.InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> drip(dripping));
      var pace = new Pace(Duration.ofMillis(400), Duration.ofSeconds(1), Duration.ofSeconds(1),
          Duration.ofMillis(10), Duration.ofMillis(10));
      long before = System.nanoTime();
      hosts.bot(hosts.outputs(), pace).start(command("faults-one", "true"),
          at(host, dripping.getLocalPort()), Optional.empty(), seen);
      assertThat(seen.end()).isInstanceOf(Seen.Refused.class);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static void drip(java.net.ServerSocket server) {
    while (!server.isClosed())
      try (var client = server.accept()) {
        while (true) {
          client.getOutputStream().write('x');
          pause(Duration.ofMillis(50));
        }
      } catch (java.io.IOException e) {
        // the client has had enough
      }
  }

  /** Starts over {@code wire}, which holds the script's last part back; returns the place. */
  private Place heldStart(Wire wire, SshExecutor bot) throws InterruptedException {
    Target target = at(host, wire.port());
    Place place = ((Greeting.Ready) bot.greet(target)).place();
    wire.holdAfter(30_000);
    bot.start(command("faults-one", HELD_SCRIPT), target, Optional.of(place), seen);
    await(() -> wire.holding() && wire.heldBytes() > 10_000 && isStable(wire));
    return place;
  }

  /** Nothing more comes: all of the start is in the wire. */
  private static boolean isStable(Wire wire) {
    long before = wire.heldBytes();
    pause(Duration.ofMillis(200));
    return wire.heldBytes() == before;
  }

  /** What a whole start sends, dial and greeting included. */
  private long bytesOfAStart(Wire wire) {
    try (var bot = new SshExecutor(hosts.outputs(), Hosts.QUICK)) {
      var heard = new Listener();
      bot.start(command("whole", LONG_SCRIPT), at(host, wire.port()), Optional.empty(), heard);
      heard.begun();
      long sent = wire.sentBytes();
      heard.ended();
      return sent;
    }
  }

  private static void await(BooleanSupplier condition) {
    long giveUp = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not come").isLessThan(giveUp);
      pause(Duration.ofMillis(5));
    }
  }

  private static void pause(Duration time) {
    java.util.concurrent.locks.LockSupport.parkNanos(time.toNanos());
  }
}
