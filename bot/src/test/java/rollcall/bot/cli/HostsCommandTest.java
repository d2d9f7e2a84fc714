package rollcall.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.peers.Sshd;
import tools.jackson.databind.json.JsonMapper;

/** Whether the hosts are fit, asked at the command line, on real servers. */
class HostsCommandTest {
  private static final String PLAN = """
      rollcall: 1
      id: small
      title: A small release
      date: 2026-08-18
      window: 10:00 - 12:00
      lead: thomas
      people: { thomas: Thomas }
      environments:
        staging: { hosts: { all: [stage1] } }
      hosts: { all: [web1, web2] }
      phases:
        - phase: Release
          steps:
            - { step: List it, id: list, owner: thomas, run: { ssh: ls, hosts: all } }
        - phase: Back
          kind: fallback
          steps:
            - { step: Undo, id: undo, owner: thomas, run: { ssh: un-deploy -x, hosts: [web1] } }
      """;

  private final Path folder;
  private final Shell shell;
  private final Sshd web1;
  private final Sshd web2;

  HostsCommandTest(@TempDir Path folder) {
    this.folder = folder;
    shell = new Shell(folder);
    web1 = Sshd.start(folder.resolve("web1"));
    web2 = Sshd.start(folder.resolve("web2"));
  }

  @BeforeEach
  void site() throws IOException {
    ruling("rollcall.yaml", "hosts: hosts.yaml\npermits: permits.yaml\n");
    ruling("hosts.yaml", web1.inventoryLine("web1") + web2.inventoryLine("web2"));
    ruling("permits.yaml", "- { hosts: [web1, web2], as: " + Sshd.user()
        + ", command: ls, environments: [live], plans: ['*'] }\n");
  }

  @AfterEach
  void end() {
    web1.close();
    web2.close();
  }

  private String ruling(String name, String text) throws IOException {
    var file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"))
        .toString();
  }

  private String config() {
    return folder.resolve("rollcall.yaml").toString();
  }

  @Test
  void allOfTheInventoryIsLookedAt() {
    assertThat(shell.run("hosts", "check", "--config", config())).isZero();
    assertThat(shell.out().lines()).hasSize(3).element(0).asString()
        .matches("web1 +" + Sshd.user() + " +fit, \\d+ MiB free");
    assertThat(shell.out()).endsWith("All are fit.\n");
  }

  @Test
  void ofAPlanEachStepIsNamedThatCouldNotRun() throws Exception {
    var plan = ruling("small.plan.yaml", PLAN);
    web2.stop();
    assertThat(shell.run("hosts", "check", plan, "--config", config())).isEqualTo(1);
    assertThat(shell.out().lines().map(line -> line.replaceAll(" +", " "))).containsExactly(
        "web1 " + Sshd.user() + " NOT fit (F1): no permit covers the command",
        "web1 " + Sshd.user() + " NOT fit (F1): it has no un-deploy",
        "web2 " + Sshd.user() + " NOT fit (1): it cannot be reached: the connection is refused",
        "2 of 2 are NOT fit.");
  }

  @Test
  void asJsonEachHostIsAnObject() {
    web2.stop();
    assertThat(shell.run("hosts", "check", "--config", config(), "--json")).isEqualTo(1);
    var rows = JsonMapper.builder().build().readTree(shell.out());
    assertThat(rows.get(0).get("fit").asBoolean()).isTrue();
    assertThat(rows.get(0).get("freeMebibytes").asLong()).isPositive();
    assertThat(rows.get(1).get("host").asString()).isEqualTo("web2");
    assertThat(rows.get(1).get("unfit").get(0).get("why").asString()).contains("refused");
  }

  @Test
  void withoutAConfigurationThatOfTheLastBotCounts() throws Exception {
    assertThat(shell.run("hosts", "check")).isEqualTo(1);
    assertThat(shell.err()).contains("--config FILE");
    Files.createDirectories(shell.state());
    Files.writeString(shell.state().resolve("config"), config());
    assertThat(shell.run("hosts", "check")).isZero();
  }

  @Test
  void whatCannotBeLookedAtIsSaidInOneLine() throws Exception {
    var plan = ruling("small.plan.yaml", PLAN);
    assertThat(shell.run("hosts", "check", plan, "--environment", "staging", "--config", config()))
        .isEqualTo(1);
    assertThat(shell.out()).contains("stage1").contains("it is not in the inventory");
    assertThat(shell.run("hosts", "check", "--environment", "test", "--config", config()))
        .isEqualTo(1);
    assertThat(shell.err()).isEqualTo("rollcall: there is no host to look at\n");
    assertThat(shell.run("hosts", "check", "no-such.plan.yaml", "--config", config()))
        .isEqualTo(1);
    assertThat(shell.err().lines()).hasSize(1);
    assertThat(shell.run("hosts", "check", "--config", "no-such.yaml")).isEqualTo(1);
    assertThat(shell.err()).isEqualTo("rollcall: no-such.yaml: there is no such file\n");
    assertThat(shell.run("hosts", "check", "--config", folder.toString())).isEqualTo(1);
    assertThat(shell.err())
        .isEqualTo("rollcall: " + folder + " is no file that I may read\n");
    assertThat(shell.run("hosts", "check", plan, plan)).isEqualTo(2);
  }
}
