package rollcall.commands.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.commands.SmallRelease.PRABHU;
import static rollcall.commands.SmallRelease.SANDRA;
import static rollcall.commands.SmallRelease.THOMAS;

import java.util.List;
import org.junit.jupiter.api.Test;
import rollcall.commands.SmallRelease;
import rollcall.plans.run.RunEvent;

/** A release told from its opening to the end of its fallback, as people read it. */
class StoryTest {
  private final Walk walk = Walk.live();

  @Test
  void theOpeningIsARollCall() {
    assertThat(Walk.text(walk.messages.getFirst())).isEqualTo(
        "Roll call: SmartSite, August release, LIVE, start 05:10 (12:10 UTC). prabhu, sandra, thomas: type !here.");
    assertThat(walk.says("04:11", SANDRA, "!here"))
        .containsExactly("sandra is here. Not answered yet: prabhu, thomas");
  }

  @Test
  void aStartIsReadBackAndThenSet() {
    assertThat(walk.says("04:12", THOMAS, "!start")).containsExactly(
        "A hazard in this plan: Fallback: no step of it looks whether it worked. All: rollcall"
            + " plan check",
        "NOT started yet. Start would be 05:10. Roll call not answered: prabhu, sandra, thomas."
            + " thomas: !yes 2 or !no 2 until 04:17.");
    assertThat(walk.heard(THOMAS, "!yes 2")).containsExactly(
        "Start is set to 05:10 (12:10 UTC) by thomas. Nothing of the release is called before its time."
            + " Users back 05:57, last moment to fall back 07:35.");
  }

  @Test
  void aCallSaysWhatToTypeAndTheClockTimes() {
    start();
    assertThat(walk.until("05:00")).containsExactly("sandra: 1 Set DB markers, 5 min."
        + " When done: !done 1 marker=<value>. Users back 05:57, last moment to fall back 07:35.");
    assertThat(walk.says("05:03", SANDRA, "!done 1")).containsExactly(
        "> 1 Set DB markers is not done. Type: !done 1 marker=<value>. Nothing changed.");
    assertThat(walk.heard(SANDRA, "!done 1 marker=R018"))
        .containsExactly("1 done by sandra, 3 min. Recorded: marker=R018.");
    assertThat(walk.until("05:10")).containsExactly(
        "thomas: 2 Maintenance mode on, stop Sakai, 3 hosts, 2 min. Type !run 2."
            + " Users back 05:57, last moment to fall back 07:35.");
  }

  @Test
  void aCommandIsToldByItsStepsOutcome() {
    untilTheCommandRuns();
    assertThat(ended("sakai1", 0)).isEmpty();
    assertThat(ended("sakai2", 0)).isEmpty();
    assertThat(ended("sakai3", 0)).containsExactly(
        "2 done, 3 of 3 hosts, exit 0, 2 min. Users out since 05:10.",
        "prabhu: 3 Back up production DB, 28 min. Type !ack 3."
            + " Users back 05:57, last moment to fall back 07:35.");
  }

  @Test
  void aFailedHostIsSaidAtOnceAndTheStepWhenAllHaveEnded() {
    untilTheCommandRuns();
    assertThat(ended("sakai2", 3)).containsExactly("2 on sakai2: exit 3. 2 without a known end.");
    assertThat(ended("sakai1", 0)).isEmpty();
    assertThat(ended("sakai3", 0)).containsExactly(
        "2 Maintenance mode on, stop Sakai FAILED (its command): exit 3 on sakai2."
            + " No new step starts. Users back 05:59, last moment to fall back 07:35.",
        "thomas decides: !redo 2 failed | !redo 2 | !fallback why | !skip 2 why."
            + " 2 again ends 05:14.");
  }

  @Test
  void silenceIsToldToTheOwnerThenToTheLeadAndThePhoneToTheLeadAlone() {
    untilTheBackupIsCalled();
    assertThat(walk.until("05:19")).containsExactly(
        "prabhu: 3 Back up production DB waits for you since 05:12. Type !ack 3."
            + " Nobody else can take it.",
        "thomas: 3 Back up production DB still not taken since 05:12. Phone prabhu, or"
            + " !assign 3 <who>. Phone number sent to you alone. Every minute moves the end.",
        "(thomas) 3 waits. prabhu +1 555 0100");
    assertThat(walk.heard(PRABHU, "!ack 3")).containsExactly(
        "3 Back up production DB taken by prabhu, 7 min late."
            + " Users back 06:04, last moment to fall back 07:35.");
  }

  @Test
  void aDoneThatCameTooFastIsAskedBack() {
    untilTheBackupIsCalled();
    walk.heard(PRABHU, "!ack 3");
    assertThat(walk.says("05:13", PRABHU, "!done 3").getFirst())
        .startsWith("3 Back up production DB is NOT done: planned 28 min, taken 05:12."
            + " If it really is finished, prabhu: !yes ")
        .endsWith(" until 05:18.");
  }

  @Test
  void whereFallingBackTakesLongerFromIsSaidBefore() {
    untilTheBackupIsCalled();
    walk.heard(PRABHU, "!ack 3");
    assertThat(walk.says("05:40", PRABHU, "!done 3")).containsExactly(
        "3 done by prabhu, 28 min. Restore point \"before-upgrade\" confirmed.",
        "prabhu: 4 Apply DB scripts, 5 min. Type !ack 4."
            + " From 4 on, falling back takes 60 min, not 10: last moment 06:45.");
  }

  @Test
  void aBareDoneIsSilentBesideTheNextCall() {
    untilVerifyIsCalled();
    assertThat(walk.messages.getLast().to())
        .isEqualTo(new Message.Audience.Called(List.of(SANDRA)));
    assertThat(walk.messages.stream().flatMap(m -> m.lines().stream()))
        .noneMatch(l -> l.startsWith("4 done"));
  }

  @Test
  void aFailureTakesTwoLines() {
    untilVerifyIsCalled();
    assertThat(walk.says("06:03", SANDRA, "!fail 5 old AAS site, grades empty")).containsExactly(
        "5 Verify FAILED (sandra): old AAS site, grades empty. No new step starts."
            + " Users back 06:15, last moment to fall back 06:45.",
        "thomas decides: !redo 5 | !fallback why | !skip 5 why. 5 again ends 06:13.");
  }

  @Test
  void aFallbackHoldsIsReadBackAndThenTurns() {
    untilVerifyIsCalled();
    var said = walk.says("06:27", THOMAS, "!fallback gradebook wrong");
    long token = walk.state().proposals().lastEntry().getKey();
    assertThat(said.subList(said.size() - 2, said.size())).containsExactly(
        "HOLD: nothing new starts. Not yet falling back."
            + " Way back: F1-F3 to before-upgrade, users back 07:27.",
        "Nothing is left out. Users have been out since 05:10."
            + " thomas or sandra: !yes %1$d or !no %1$d until 06:32.".formatted(token));
    assertThat(walk.says("06:28", SANDRA, "!yes " + token)).containsExactly(
        "FALLBACK to before-upgrade since 06:28, decided by thomas and sandra:"
            + " gradebook wrong. 5, 6 closed. Users back 07:28.",
        "thomas: F1 Stop Sakai, 5 min. Type !ack F1. Users back 07:28.");
  }

  @Test
  void fallenBackIsSaidOnlyAtTheEndOfTheFallback() {
    fallenBackUntilTheLastStep();
    assertThat(walk.messages.stream().flatMap(m -> m.lines().stream()))
        .noneMatch(l -> l.contains("FALLEN BACK"));
    assertThat(walk.says("07:33", THOMAS, "!done F3")).containsExactly("F3 done by thomas, 5 min.",
        "FALLEN BACK to before-upgrade at 07:33. Users back 07:33, out 143 min."
            + " Window kept by 27 min.");
  }

  @Test
  void aStepOfAnotherNamesWhoseItIsAndWhatIsYours() {
    untilTheBackupIsCalled();
    assertThat(walk.heard(THOMAS, "!ack 3"))
        .containsExactly("> 3 is prabhu's (Back up production DB). Nothing changed.");
    assertThat(walk.heard(PRABHU, "!skip 3 no time")).containsExactly(
        "> !skip 3 no time is for thomas or sandra. Yours: 3. Nothing changed.");
  }

  @Test
  void aReturnTakesThreeLines() {
    untilTheBackupIsCalled();
    walk.heard(PRABHU, "!ack 3");
    walk.until("05:20");
    var away = new RunEvent.HeardAgain(SmallRelease.at("05:14"), "network");
    assertThat(walk.saw("05:20", away)).containsExactly(
        "BACK. Away 05:14-05:20 (network). I read nothing written in between: repeat it with the"
            + " time. I started nothing.",
        "05:14: 3 Back up production DB, taken by prabhu since 05:12. No command was running."
            + " Last moment to fall back 07:35.",
        "HOLD until each owner has said what was done by hand."
            + " prabhu: 3 (your last word: 05:12 took 3). Then thomas: !resume."
            + " Say it with !done N at HH:MM or !note");
  }

  @Test
  void aDeclinedFallbackLeavesTheRunOnHold() {
    untilVerifyIsCalled();
    walk.says("06:01", THOMAS, "!fallback slow");
    long token = walk.state().proposals().lastEntry().getKey();
    assertThat(walk.heard(THOMAS, "!no " + token)).containsExactly(token
        + " (!fallback slow) is off, thomas said no. Nothing changed. Still on HOLD."
        + " thomas: !resume");
  }

  @Test
  void everyLineOfARehearsalIsMarkedAndCommandsAreSaidNotRun() {
    var rehearsal = new Walk(SmallRelease.plan(), true);
    start(rehearsal);
    rehearsal.says("05:03", SANDRA, "!done 1 marker=R018");
    assertThat(rehearsal.says("05:10", THOMAS, "!run 2")).containsExactly("(rehearsal)"
        + " 2 Maintenance mode on, stop Sakai: command said, not run, on 3 hosts (thomas):"
        + " stop-sakai.sh");
    assertThat(rehearsal.messages.stream().flatMap(m -> m.lines().stream()))
        .allMatch(l -> l.startsWith("(rehearsal) "));
  }

  @Test
  void theSameDecisionIsAlwaysToldInTheSameWords() {
    untilVerifyIsCalled();
    var telling = new Telling(Walk.GRAMMAR, rollcall.plans.site.People.none());
    assertThat(telling.of(walk.record)).isEqualTo(telling.of(List.copyOf(walk.record)));
  }

  private List<String> ended(String host, int exit) {
    return walk.saw("05:12", new RunEvent.WorkEnded(walk.execution("stop", host), exit));
  }

  private void start() {
    start(walk);
  }

  private static void start(Walk walk) {
    walk.says("04:12", THOMAS, "!start");
    walk.heard(THOMAS, "!yes " + walk.state().proposals().lastEntry().getKey());
  }

  private void untilTheCommandRuns() {
    start();
    walk.says("05:03", SANDRA, "!done 1 marker=R018");
    walk.says("05:10", THOMAS, "!run 2");
  }

  private void untilTheBackupIsCalled() {
    untilTheCommandRuns();
    ended("sakai1", 0);
    ended("sakai2", 0);
    ended("sakai3", 0);
  }

  private void untilVerifyIsCalled() {
    untilTheBackupIsCalled();
    walk.heard(PRABHU, "!ack 3");
    walk.says("05:47", PRABHU, "!done 3");
    walk.says("05:48", PRABHU, "!ack");
    walk.says("05:53", PRABHU, "!done");
  }

  private void fallenBackUntilTheLastStep() {
    untilVerifyIsCalled();
    walk.says("06:27", THOMAS, "!fallback gradebook wrong");
    walk.says("06:28", THOMAS, "!yes " + walk.state().proposals().lastEntry().getKey());
    walk.says("06:29", THOMAS, "!ack F1");
    walk.says("06:36", THOMAS, "!done F1");
    walk.says("06:36", PRABHU, "!ack F2");
    walk.says("07:28", PRABHU, "!done F2");
    walk.says("07:28", THOMAS, "!ack F3");
  }
}
