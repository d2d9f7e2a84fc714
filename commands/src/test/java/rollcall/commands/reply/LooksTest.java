package rollcall.commands.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.commands.SmallRelease.PRABHU;
import static rollcall.commands.SmallRelease.SANDRA;
import static rollcall.commands.SmallRelease.THOMAS;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.commands.SmallRelease;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Match;
import rollcall.plans.run.RunEvent;

/** What is said of commands that look, and of output that is not as expected. */
class LooksTest {
  private final Walk walk = new Walk(SmallRelease.lookedAt(), false);

  private void untilTheStopRuns() {
    walk.says("04:12", THOMAS, "!start");
    walk.heard(THOMAS, "!yes 2");
    walk.says("05:03", SANDRA, "!done 1 marker=R018");
    walk.says("05:10", THOMAS, "!run 2");
  }

  private List<String> stopped(String host, Match output) {
    return walk.saw("05:12", new RunEvent.WorkEnded(walk.execution("stop", host), 0, output));
  }

  private void untilTheBackupIsSaidToBeDone() {
    untilTheStopRuns();
    stopped("sakai1", Match.MATCHED);
    stopped("sakai2", Match.MATCHED);
    stopped("sakai3", Match.MATCHED);
    walk.says("05:13", PRABHU, "!ack 3");
  }

  private ExecutionId look() {
    var own = walk.execution("backup", "sakai1");
    return new ExecutionId(own.run(), own.step(), own.attempt(), own.host(),
        Optional.of(new CheckLetter("a")));
  }

  @Test
  void aDoneThatIsLookedAtSaysSoAndThenThatItIsDone() {
    untilTheBackupIsSaidToBeDone();
    assertThat(walk.says("05:40", PRABHU, "!done 3")).containsExactly(
        "3 Back up production DB is done by prabhu, and not yet checked. Commands look at 3a.");
    assertThat(walk.heard(PRABHU, "!done 3")).containsExactly(
        "> 3 Back up production DB waits for 3a: commands look at it. Nothing changed.");
    assertThat(walk.saw("05:41", new RunEvent.WorkEnded(look(), 0)).getFirst()).isEqualTo(
        "3 done by prabhu, checked, 28 min. Restore point \"before-upgrade\" confirmed.");
  }

  @Test
  void aCheckThatFailsSaysWhichAndWhatToDo() {
    untilTheBackupIsSaidToBeDone();
    walk.says("05:40", PRABHU, "!done 3");
    assertThat(walk.saw("05:41", new RunEvent.WorkEnded(look(), 2))).containsExactly(
        "3 Back up production DB FAILED (its check): 3a: exit 2 on sakai1. No new step starts."
            + " Users back 06:26, last moment to fall back 07:35.",
        "thomas decides: !redo 3 | !fallback why | !skip 3a why. 3 again ends 06:09.");
    assertThat(walk.heard(PRABHU, "!done 3")).containsExactly(
        "> 3a is not well, and its command looks once an attempt. !redo 3 | !skip 3a why."
            + " Nothing changed.");
  }

  @Test
  void aCheckThatIsLostIsSaidToBeUnknown() {
    untilTheBackupIsSaidToBeDone();
    walk.says("05:40", PRABHU, "!done 3");
    assertThat(walk.saw("05:41", new RunEvent.WorkLost(look(), "rebooted")).getFirst()).isEqualTo(
        "3 Back up production DB: I do not know whether it is well"
            + " (3a: lost sight of it on sakai1). No new step starts.");
  }

  @Test
  @Tag("R47")
  void whatIsExpectedStandsBesideTheCheckAndANotIsMadePlain() {
    untilTheBackupIsSaidToBeDone();
    walk.says("05:40", PRABHU, "!done 3");
    walk.saw("05:41", new RunEvent.WorkEnded(look(), 0));
    walk.says("05:41", PRABHU, "!ack 4");
    assertThat(walk.says("05:46", PRABHU, "!done 4"))
        .contains("sandra: 5a Maintenance; expected: is NOT required.");
  }

  @Test
  void whatCannotLookYetIsSaidToTheOwner() {
    untilTheBackupIsSaidToBeDone();
    walk.says("05:39", THOMAS, "!hold lunch");
    assertThat(walk.says("05:40", PRABHU, "!done 3")).contains(
        "prabhu: 3 Back up production DB waits: what looks at 3a cannot start,"
            + " the run is on hold: lunch. It starts by itself when it can.");
  }

  @Test
  void outputThatDoesNotMatchIsSaidOfItsHostAndTheRestCanBeDoneAgain() {
    untilTheStopRuns();
    assertThat(stopped("sakai1", Match.NOT_MATCHED))
        .containsExactly("2 on sakai1: exit 0, output does not match. 2 without a known end.");
    stopped("sakai2", Match.MATCHED);
    assertThat(stopped("sakai3", Match.MATCHED)).element(0).asString().startsWith(
        "2 Maintenance mode on, stop Sakai FAILED (its command): output does not match on sakai1.");
    assertThat(walk.heard(THOMAS, "!redo 2 failed")).contains("2 Maintenance mode on, stop Sakai"
        + " again, attempt 2, decided by thomas. It is not run again on 2 hosts, where it ended"
        + " well.");
    assertThat(walk.heard(THOMAS, "!run 2").getFirst())
        .startsWith("2 Maintenance mode on, stop Sakai runs on sakai1, started by thomas");
  }

  @Test
  void outputThatWasCutShortIsNotKnownToBeWell() {
    untilTheStopRuns();
    stopped("sakai1", Match.UNKNOWN);
    stopped("sakai2", Match.MATCHED);
    assertThat(stopped("sakai3", Match.MATCHED).getFirst()).isEqualTo(
        "2 Maintenance mode on, stop Sakai: I do not know whether it is well (its output was cut"
            + " short on sakai1, whether it matches is not known). No new step starts.");
  }
}
