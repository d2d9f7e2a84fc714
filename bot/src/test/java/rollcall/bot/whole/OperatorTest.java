package rollcall.bot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.journal.JournalCopy;
import rollcall.bot.journal.Verdict;
import rollcall.bot.peers.Await;

/** What the person at the bot's own machine does: ends it, and stops everything. */
class OperatorTest {
  private static final int MOST_RESIDENT_KIB = 200 << 10;
  private static final Duration ORDERLY = Duration.ofSeconds(5);
  private static final int BY_SIGTERM = 128 + 15;
  private static final String PLAN = "long";

  @TempDir
  Path folder;

  private static void writePlan(Premises site) {
    site.plan(PLAN, """
        rollcall: 1
        id: long
        title: A long command
        %schannels: ["#ucdsakai"]
        lead: thomas
        people: { thomas: Thomas Amsler }
        phases:
          - phase: Release
            steps:
              - { step: Sleep, id: sleep, owner: thomas, takes: 5m,
                  run: { ssh: %s, hosts: [h1, h2], order: all-at-once } }
              - { step: Look, id: look, owner: thomas, takes: 5m }
        """.formatted(Premises.today(),
        site.permitted("echo \"$ROLLCALL_EXECUTION begun\" >> \"$HOME/runs\"; sleep 600; "
            + "echo \"$ROLLCALL_EXECUTION ended\" >> \"$HOME/runs\"")));
  }

  private static void runIt(Crew crew) {
    crew.begin();
    crew.say("thomas", "!open " + PLAN);
    crew.say("sandra",
        "!approve " + crew.hear("from others than thomas: !approve (\\S+)").group(1));
    crew.hear("^sandra approved");
    crew.say("thomas", "!waive no-fallback there is nothing to go back to");
    crew.hear("^WAIVED by thomas: no-fallback");
    crew.say("thomas", "!start");
    crew.say("thomas", "!yes " + crew.hear("^NOT started yet.*!yes (\\d+) or").group(1));
    crew.hear("^thomas: 1 Sleep");
    crew.say("thomas", "!run 1");
  }

  private static void awaitTheCommands(Premises site) {
    Await.until("both commands run",
        () -> site.processes(1) > 0 && site.processes(2) > 0);
  }

  private static void awaitNoCommand(Premises site) {
    Await.until("no command runs", () -> site.processes(1) + site.processes(2) == 0);
    assertThat(site.commands(1)).containsExactly("begun");
    assertThat(site.commands(2)).containsExactly("begun");
  }

  @Test
  void stopAllBesideARunningBotHoldsTheRunAndKillsWhatExecutes() {
    try (var site = Premises.at(folder); var crew = new Crew(site.irc())) {
      writePlan(site);
      var bot = site.serve();
      crew.awaitBot(bot, 0);
      runIt(crew);
      awaitTheCommands(site);
      var stop = site.program("stop-all");
      assertThat(stop.exit()).as(stop.errors()).isZero();
      assertThat(stop.output())
          .isEqualTo("told: the bot holds every run and kills what executes\n");
      crew.hear("^HOLD \\(operator.*\\): ");
      crew.hear("^1 Sleep STOPPED\\. Killed: h1, h2\\.");
      awaitNoCommand(site);
    }
  }

  @Test
  void stopAllWithoutABotKillsWhatTheSecondCopyKnowsAndTheBotSaysSoWhenItIsBack() {
    try (var site = Premises.at(folder); var crew = new Crew(site.irc())) {
      writePlan(site);
      var bot = site.serve();
      crew.awaitBot(bot, 0);
      runIt(crew);
      awaitTheCommands(site);
      crew.hear("^1 Sleep runs on 2 hosts");
      bot.kill();
      var stop = site.program("stop-all");
      assertThat(stop.exit()).as(stop.errors()).isZero();
      assertThat(stop.output().lines().sorted()).containsExactly(
          "sleep attempt 1 on h1: killed", "sleep attempt 1 on h2: killed");
      awaitNoCommand(site);
      crew.begin();
      site.serve();
      crew.hear("^BACK\\.");
      crew.hear("^(\\(again\\) )?1 Sleep STOPPED\\. Killed: h1, h2\\.");
    }
  }

  @Test
  void aBotAtRestIsSmallAndEndsInOrderWhenItIsTold() {
    try (var site = Premises.at(folder); var crew = new Crew(site.irc())) {
      writePlan(site);
      var bot = site.serve();
      crew.awaitBot(bot, 0);
      crew.say("thomas", "!status");
      crew.hear("^thomas: no run is open here");
      System.out.println("resident at rest: " + bot.residentKib() / 1024 + " MiB");
      assertThat(bot.residentKib()).isLessThanOrEqualTo(MOST_RESIDENT_KIB);
      bot.terminate();
      assertThat(bot.exit(ORDERLY)).isEqualTo(BY_SIGTERM);
      crew.person("thomas").await(":rollcall!\\S+ QUIT");
      assertThat(JournalCopy.verify(site.journal(), Optional.empty()))
          .isInstanceOf(Verdict.Good.class);
    }
  }
}
