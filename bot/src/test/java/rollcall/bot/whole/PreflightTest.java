package rollcall.bot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are not fit are found before the release begins, and nothing runs on any of them. */
class PreflightTest {
  @TempDir
  Path folder;

  private static void writePlan(Premises site) {
    site.plan("early", """
        rollcall: 1
        id: early
        title: A release to come
        %schannels: ["#ucdsakai"]
        lead: thomas
        people: { thomas: Thomas Amsler }
        phases:
          - phase: Release
            steps:
              - { step: Mark it, id: mark, owner: thomas, run: { ssh: %s, hosts: [h1, h2] } }
          - phase: Fallback
            kind: fallback
            steps:
              - { step: Undo it, id: undo, owner: thomas, run: { ssh: %s, hosts: [h3] } }
        """.formatted(Premises.today(), site.leaving("marked"), site.permitted("un-deploy --all")));
  }

  @Test
  void whatIsNotFitIsSaidWithItsStepsAndAgainOnDemand() {
    try (var site = Premises.at(folder); var crew = new Crew(site.irc())) {
      writePlan(site);
      site.host(2).stop();
      var bot = site.serve();
      crew.awaitBot(bot, 0);
      crew.begin();
      crew.say("thomas", "!open early");
      crew.hear("^thomas: 2 of 3 hosts are NOT fit: h2, h3\\. Why: !preflight");
      crew.say("thomas", "!preflight");
      crew.hear("^I look at 3 hosts and run nothing there");
      crew.hear("^h2 \\(1\\): it cannot be reached: the connection is refused\\.");
      crew.hear("^h3 \\(F1\\): it has no un-deploy\\.");
      site.host(2).startAgain();
      crew.say("sandra", "!preflight");
      crew.hear("^sandra: 1 of 3 hosts is NOT fit: h3 \\(F1\\): it has no un-deploy\\.");
      for (int n = 1; n <= 3; n++) {
        assertThat(site.commands(n)).isEmpty();
      }
      var check = site.program("hosts", "check");
      assertThat(check.exit()).as(check.errors()).isZero();
      assertThat(check.output()).endsWith("All are fit.\n");
    }
  }
}
