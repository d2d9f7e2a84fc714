package rollcall.bot.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.journal.Copies;

/**
 * One morning of the plan of 2009, twice: to its end, and into its fallback. Thomas and Sandra have
 * accounts; Prabhu, who owns three steps, has none, so that whatever is said under his nick counts
 * for nothing.
 */
class ReleaseOnIrcTest {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final Duration ORDERLY = Duration.ofSeconds(5);

  @TempDir
  Path folder;

  @Test
  void aReleaseIsWalkedToItsEndAndAnotherIntoItsFallback() throws IOException {
    try (var site = Premises.at(folder); var crew = new Crew(site.irc())) {
      SmartSite.writeTo(site);
      var bot = site.serve();
      crew.awaitBot(bot, 0);
      openAndStart(crew);
      strangersAreRefused(crew);
      forward(crew);
      assertThat(site.commands(1)).containsExactly("stop", "deploy sakai-2009-08", "start", "open");
      assertThat(site.commands(2)).isEqualTo(site.commands(1));
      assertThat(site.commands(3)).isEqualTo(site.commands(2));

      openAndStart(crew);
      intoTheFallback(crew);
      leave(crew);
      assertThat(site.commands(1).subList(4, site.commands(1).size())).containsExactly("stop",
          "deploy sakai-2009-08", "start", "stop", "deploy sakai-2009-06", "start", "open");
      assertThat(site.commands(2).subList(4, site.commands(2).size())).containsExactly("stop",
          "stop", "deploy sakai-2009-06", "start", "open");
      assertThat(site.commands(3)).isEqualTo(site.commands(2));
      for (int host = 1; host <= 3; host++) {
        assertThat(site.runs(host)).as("executions on h%s", host).doesNotHaveDuplicates();
      }

      bot.terminate();
      bot.exit(ORDERLY);
      theRecordIsGood(site, crew);
    }
  }

  private static void openAndStart(Crew crew) {
    crew.begin();
    crew.say("thomas", "!open smartsite-2009");
    crew.hear("^Roll call: SmartSite, August release, LIVE, start ");
    var digest = crew.hear("from others than thomas: !approve (\\S+)").group(1);
    crew.say("thomas", "!here");
    crew.say("sandra", "!here");
    crew.hear("^sandra is here\\. Not answered yet: prabhu");
    crew.say("thomas", "!approve " + digest);
    crew.hear("^thomas: !approve " + digest + " is for prabhu or sandra\\..* Nothing changed\\.");
    crew.say("sandra", "!approve " + digest);
    crew.hear("^sandra approved " + digest + "\\. The commands of this run may start\\.");
    crew.hear("^thomas: 1 Stage the release tag .*Type !ack 1");
    crew.say("thomas", "!ack 1");
    crew.hear("^1 Stage the release tag .* taken by thomas");
    crew.say("thomas", "!done 1");
    yes("thomas", "1 Stage .* is NOT done", crew);
    crew.say("thomas", "!start");
    yes("thomas", "^NOT started yet", crew);
    crew.hear("^STARTED \\d\\d:\\d\\d by thomas\\.");
  }

  private static void yes(String who, String question, Crew crew) {
    crew.say(who, "!yes " + crew.hear(question + ".*!yes (\\d+) or").group(1));
  }

  /** The third: first without an account under the owner's nick, then under another. */
  private static void strangersAreRefused(Crew crew) {
    crew.hear("^sandra: 2 Set the database markers.*!done 2 marker=<value>");
    var before = crew.since().size();
    for (var word : List.of("!ack 2", "!run 3", "!done 2 marker=X", "!fallback it is mine now",
        "!here", "!hold on", "!open smartsite-2009")) {
      crew.say("prabhu", word);
    }
    crew.say("prabhu", "!status");
    crew.hear("^prabhu: step 2 of 13, ");
    var answers = crew.since().subList(before, crew.since().size()).stream()
        .filter(said -> said.nick().equals(Premises.BOT)).map(Crew.Said::text).toList();
    assertThat(answers.subList(0, answers.size() - 1)).hasSize(7).allSatisfy(
        answer -> assertThat(answer).startsWith("prabhu: I do not know who you are")
            .endsWith("Nothing happened."));
  }

  private static void forward(Crew crew) {
    untilTheHeadNodeRuns(crew);
    crew.say("sandra", "!ack 8");
    crew.hear("^8 .* taken by sandra");
    crew.say("thomas", "!ok 8d");
    crew.hear("^8d ok \\(thomas\\)\\. Open: 8a-8c");
    crew.say("sandra", "!done 8");
    crew.hear("^sandra, thomas: 9 Go on with the other nodes\\?, all decide\\. Type !go 9 ");
    crew.say("sandra", "!go 9");
    crew.hear("^9: sandra says GO\\. .*not heard: thomas");
    crew.say("thomas", "!go 9");
    crew.hear("^9 .* GO at \\d\\d:\\d\\d: sandra, thomas");
    run(crew, "10", 2);
    run(crew, "11", 2);
    run(crew, "12", 3);
    crew.say("sandra", "!ack 13");
    crew.hear("^13 .* taken by sandra");
    crew.say("sandra", "!done 13");
    crew.hear("^COMPLETED \\d\\d:\\d\\d\\..* Record \\d+ [0-9a-f]{20}");
  }

  private static void untilTheHeadNodeRuns(Crew crew) {
    crew.say("sandra", "!done 2 marker=R018");
    run(crew, "3", 3);
    crew.hear("^prabhu: 4 Back up the production database");
    crew.say("prabhu", "!ack 4");
    crew.hear("^prabhu: I do not know who you are");
    take(crew, "4", "dump=p0818.dmp");
    crew.hear("Restore point \"before-upgrade\" confirmed");
    take(crew, "5", "");
    run(crew, "6", 1);
    run(crew, "7", 1);
  }

  /** Gives a step of Prabhu's to Sandra, who does it; a long one is asked back. */
  private static void take(Crew crew, String step, String values) {
    crew.hear("^prabhu: " + step + " ");
    crew.say("thomas", "!assign " + step + " sandra");
    crew.hear("^sandra: " + step + " .* is offered to you by thomas");
    crew.say("sandra", "!ack " + step);
    crew.hear("^" + step + " .* taken by sandra");
    crew.say("sandra", ("!done " + step + " " + values).strip());
    if (!values.isEmpty() || step.equals("F2")) {
      yes("sandra", "^(?:sandra: )?" + step + " .* is NOT done", crew);
    }
  }

  private static void run(Crew crew, String step, int hosts) {
    crew.hear("^thomas: " + step + " .*Type !run " + step);
    crew.say("thomas", "!run " + step);
    crew.hear("^" + step + " done, " + hosts + " of " + hosts + " hosts?, exit 0");
  }

  private static void intoTheFallback(Crew crew) {
    untilTheHeadNodeRuns(crew);
    crew.say("sandra", "!ack 8");
    crew.hear("^8 .* taken by sandra");
    crew.say("sandra", "!fail 8b old AAS site, grades empty");
    crew.hear("^8 .* FAILED \\(sandra\\): 8b: old AAS site, grades empty");
    crew.hear("^thomas decides: ");
    crew.say("thomas", "!fallback gradebook wrong");
    crew.hear("^HOLD: nothing new starts\\. Not yet falling back\\. Way back: F1");
    yes("sandra", "^Nothing is left out.* thomas or sandra: ", crew);
    crew.hear("^FALLBACK to before-upgrade since \\d\\d:\\d\\d, decided by thomas and sandra");
    decidesInHisPlace(crew);
    run(crew, "F1", 3);
    take(crew, "F2", "");
    crew.hear("^thomas: F3 ");
    crew.say("thomas", "!ack F3");
    crew.hear("^F3 .* taken by thomas");
    crew.say("thomas", "!done F3");
    run(crew, "F4", 3);
    crew.hear("^sandra: F5 Is the restore complete\\? Type !go F5 ");
    crew.say("sandra", "!go F5");
    run(crew, "F6", 1);
    crew.hear("^F7a .*expected: R018,");
    crew.say("sandra", "!ok F7a");
    run(crew, "F8", 2);
    crew.hear("^thomas: F9 ");
    crew.say("thomas", "!run F9");
    crew.hear("^FALLEN BACK to before-upgrade at \\d\\d:\\d\\d\\. Users back \\d\\d:\\d\\d");
  }

  /** Who decides is settled before it is asked: the gate of Prabhu's is handed on ahead of time. */
  private static void decidesInHisPlace(Crew crew) {
    crew.say("thomas", "!assign F5 sandra");
    crew.hear(
        "^sandra: F5 .* is offered to you by thomas\\. It is not called yet\\. Type !accept F5");
    crew.say("sandra", "!accept F5");
    crew.hear("^sandra's from now on: F5");
  }

  /** The channel as it was, where a build leaves its other results. */
  private static void leave(Crew crew) throws IOException {
    var zone = Premises.now().getZone();
    Files.write(Path.of("target", "transcript.txt"), crew.since().stream()
        .map(said -> said.at().atZone(zone).format(CLOCK) + " " + said).toList());
  }

  private static void theRecordIsGood(Premises site, Crew crew) {
    var head = crew.hear("^FALLEN BACK.* Record (\\d+ [0-9a-f]{20})").group(1).split(" ", 2);
    var verify = site.program("journal", "verify", head[0], head[1]);
    assertThat(verify.exit()).as(verify.errors()).isZero();
    assertThat(verify.output()).startsWith("good: ");
    assertThat(Copies.unnoticedChanges(site.journal())).isEmpty();
    assertThat(site.journal()).content().contains("RulesRead", "permits.yaml", "rollcall.yaml");
    assertThat(site.state().resolve("registrations")).content().contains(" thomas test\n",
        " sandra test\n");
  }
}
