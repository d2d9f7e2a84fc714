package rollcall.bot.execution.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.bot.execution.ssh.Hosts.at;
import static rollcall.bot.execution.ssh.Hosts.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.execution.Handle;
import rollcall.bot.execution.Outputs;
import rollcall.bot.execution.Seen;
import rollcall.plans.run.Match;

/** Whether what a command said on a real host has the line that was asked for. */
class ExpectedOutputTest {
  private static final Handle ONE = new Handle("expected-one");
  private static final String STARTED = "Server startup in \\d+ ms";

  @TempDir
  Path folder = Path.of("");
  private Hosts hosts = new Hosts(folder);
  private Outputs outputs = hosts.outputs();
  private final Listener seen = new Listener();

  @BeforeEach
  void setUp() {
    hosts = new Hosts(folder);
    outputs = hosts.outputs();
  }

  @AfterEach
  void tearDown() {
    hosts.close();
  }

  private Seen.Ended ran(String text) {
    hosts.bot(outputs).start(command(ONE.text(), text), at(hosts.host()), Optional.empty(), seen);
    return seen.ended();
  }

  @Test
  void aLineAmongOthersMatchesWhole() {
    var end = ran("echo booting; echo 'Server startup in 812 ms' >&2; echo bye");
    assertThat(outputs.match(ONE, STARTED, end.output())).isEqualTo(Match.MATCHED);
    assertThat(outputs.match(ONE, "startup", end.output())).isEqualTo(Match.NOT_MATCHED);
  }

  @Test
  void aCommandThatSaysNothingDoesNotMatch() {
    assertThat(outputs.match(ONE, STARTED, ran("true").output())).isEqualTo(Match.NOT_MATCHED);
  }

  @Test
  void outputThatTheHostHasCutShortIsUnknownEvenWhereALineMatches() {
    var end = ran("seq 1 400000; echo 'Server startup in 812 ms'");
    assertThat(end.exit()).isZero();
    assertThat(end.output().whole()).isFalse();
    assertThat(outputs.lastLines(ONE, 1)).containsExactly("Server startup in 812 ms");
    assertThat(outputs.match(ONE, STARTED, end.output())).isEqualTo(Match.UNKNOWN);
  }

  @Test
  void outputThatCannotBeReadIsUnknown() throws IOException {
    var end = ran("echo 'Server startup in 812 ms'");
    try (var parts = Files.walk(folder)) {
      var part = parts.filter(p -> p.endsWith(Path.of(ONE.text(), "0"))
          && !p.toString().contains("sshd-")).findFirst().orElseThrow();
      Files.delete(part);
      Files.createDirectory(part);
    }
    assertThat(outputs.match(ONE, STARTED, end.output())).isEqualTo(Match.UNKNOWN);
  }
}
