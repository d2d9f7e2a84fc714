package rollcall.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Intent;
import rollcall.plans.run.Match;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.StepRef;

/** What commands that look leave in the journal comes back as it was. */
class LooksCodecTest {
  private static final StepId STEP = new StepId("deploy");
  private static final CheckLetter D = new CheckLetter("d");
  private static final HostName HOST = new HostName("h1");
  private static final ExecutionId OWN = new ExecutionId(new RunId("smartsite-x7k2"), STEP, 2,
      HOST);
  private static final ExecutionId LOOK = new ExecutionId(OWN.run(), STEP, 2, HOST,
      Optional.of(D));
  private static final Intent INTENT = new Intent("curl -f $URL\n", "10.0.0.7", 22, "sakai", "key",
      Optional.of(Duration.ofSeconds(30)), Optional.of("HTTP/1\\.1 200.*"));
  private static final StepRef SEVEN = new StepRef.Numbered(new StepNumber("7"));

  private static final List<RunEvent> EVENTS = List.of(new RunEvent.WorkOrdered(OWN, INTENT),
      new RunEvent.WorkOrdered(LOOK, INTENT), new RunEvent.WorkEnded(OWN, 0),
      new RunEvent.WorkEnded(LOOK, 0, Match.UNKNOWN), new RunEvent.StopOrdered(LOOK),
      new RunEvent.CheckHindered(STEP, D, "the run is on hold: lunch"),
      new RunEvent.CheckPassed(STEP, D, Optional.empty()),
      new RunEvent.CheckFailed(STEP, D, "exit 1 on h1"), new RunEvent.StepRedone(STEP, 3),
      new RunEvent.StepRedone(STEP, 3, List.of(HOST)),
      new RunEvent.Rejected(new Request.Redo(SEVEN, true), new Rejection.NothingFailed(STEP)),
      new RunEvent.Rejected(new Request.CheckOk(SEVEN, D), new Rejection.ByItsCommand(STEP, D)),
      new RunEvent.Rejected(new Request.Redo(SEVEN), new Rejection.NotWell(STEP, D)));

  @Test
  void everyEventIsReadAsItWasWritten() {
    var codec = new EventCodec(hash -> {
      throw new AssertionError("no plan is among them: " + hash);
    });
    for (var event : EVENTS) {
      var entry = new Entry(7, Instant.parse("2026-03-07T08:00:00Z"), new Actor.Bot(), event);
      assertThat(codec.read(codec.write(entry).payload())).isEqualTo(entry);
    }
  }
}
