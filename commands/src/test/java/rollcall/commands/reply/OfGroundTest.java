package rollcall.commands.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.commands.SmallRelease.THOMAS;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rollcall.plans.run.RunEvent;

class OfGroundTest {
  private final Walk walk = Walk.live();

  @Test
  void aDiskThatFillsAndEmptiesIsTold() {
    start();
    walk.until("05:14");
    assertThat(walk.saw(new RunEvent.DiskShort(200))).containsExactly(
        "HOLD (by itself): only 200 MiB are free on my disk. Nothing new is called or started;"
            + " running commands go on. thomas: !resume");
    assertThat(walk.heard(THOMAS, "!resume")).containsExactly(
        "> Only 200 MiB are free on my disk: nothing begins until there is more. Nothing changed.");
    assertThat(walk.saw(new RunEvent.DiskShort(63))).containsExactly(
        "Only 63 MiB are free on my disk: I take stop, fallback and abort only.");
    assertThat(walk.saw(new RunEvent.DiskEnough(400))).containsExactly(
        "400 MiB are free on my disk again. Still on HOLD. thomas: !resume");
    assertThat(walk.heard(THOMAS, "!resume")).hasSize(1);
  }

  @Test
  void aFileThatRulesAndChangedIsNamed() {
    assertThat(walk.saw(new RunEvent.RulesRead(Map.of("permits.yaml", "1"), false))).isEmpty();
    assertThat(walk.saw(new RunEvent.RulesRead(Map.of("permits.yaml", "2", "hosts.yaml", "1"),
        false))).containsExactly("Changed since this run began: hosts.yaml, permits.yaml. Who may,"
            + " what is permitted and what was approved counts by what stands there now.");
  }

  @Test
  void thatANickIsBelievedIsSaidAtTheStart() {
    walk.saw(new RunEvent.RulesRead(Map.of("people.yaml", "1"), true));
    assertThat(start()).last().asString().startsWith("Here a nick is believed (identity: nick)");
  }

  private List<String> start() {
    walk.says("04:12", THOMAS, "!start");
    var proposal = walk.state().proposals().lastEntry().getKey();
    return walk.heard(THOMAS, "!yes " + proposal);
  }
}
