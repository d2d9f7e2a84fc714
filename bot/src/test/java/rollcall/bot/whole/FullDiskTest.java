package rollcall.bot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.peers.Await;

/** The program where nothing more can be written: it ends with one line, and says what to do. */
class FullDiskTest {
  /** Less than a new journal takes. */
  private static final long TOO_SMALL = 30_000;

  /** As many as one person may say in ten seconds. */
  private static final int MOST_NOTES = 8;

  @TempDir
  Path folder;

  @Test
  void aFirstStartIsRefused() {
    try (var program = BotProgram.startLimited(folder, environment(), TOO_SMALL, "serve")) {
      assertEnds(program, "File too large");
    }
  }

  @Test
  void aBotThatServesEnds() throws IOException {
    Files.writeString(folder.resolve("small.plan.yaml"), """
        rollcall: 1
        id: small
        title: Small
        lead: operator
        date: 2009-08-18
        zone: Europe/London
        window: 04:00 - 08:00
        start: 05:00
        people: { operator: Operator }
        phases:
          - phase: All
            steps:
              - { step: One, owner: operator, takes: 5m }
        """);
    try (var program = BotProgram.start(folder, environment(), List.of(), "serve")) {
      typed(program, "!open small");
      program.limit(Files.size(folder.resolve("state/journal.mv.db")));
      for (int n = 1; n <= MOST_NOTES && program.alive(); n++) {
        typed(program, "!note " + n);
      }
      assertEnds(program, "nothing more is accepted; see to the disk, then start again");
    }
  }

  private Map<String, String> environment() {
    return Map.of("ROLLCALL_HOME", folder.resolve("state").toString(), "USER", "operator");
  }

  private static void typed(BotProgram program, String line) {
    long before = program.output().lines().count();
    program.type(line);
    Await.until("an answer to " + line,
        () -> !program.alive() || program.output().lines().count() > before);
  }

  private static void assertEnds(BotProgram program, String end) {
    assertThat(program.exit()).as(program.errors()).isEqualTo(1);
    assertThat(program.errors().lines()).hasSize(1);
    assertThat(program.errors()).contains(end);
  }
}
