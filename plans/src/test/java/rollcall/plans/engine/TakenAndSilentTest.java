package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.Reminded;
import rollcall.plans.run.RunEvent.StepOverran;
import rollcall.plans.run.RunEvent.StepReminded;

/** Who has a step, was asked at its planned end and says nothing is silent: a lead hears it. */
class TakenAndSilentTest {
  private static final StepId CONVERT = new StepId("convert");
  private static final StepOverran ASKED = new StepOverran(CONVERT);
  private static final StepReminded LEAD_TOLD = new StepReminded(CONVERT, Reminded.LEAD);
  private final Release run = PlanText.running("""
      - { step: Convert, id: convert, owner: prabhu, takes: 20m }
      - { step: Try it, id: try, owner: sandra, takes: 5m }
      """);
  private final Instant begun = run.now();

  private List<RunEvent> until(int minute) {
    return run.after(Duration.between(run.now(), begun.plus(Duration.ofMinutes(minute)))).stream()
        .filter(e -> e instanceof StepOverran || e instanceof StepReminded).toList();
  }

  private void taken() {
    run.asks(PRABHU, Say.take("1"));
    assertThat(until(19)).isEmpty();
    assertThat(until(20)).containsExactly(ASKED);
  }

  @Test
  @Tag("R39")
  void aLeadHearsItOnceAfterAsLongAsOfACall() {
    taken();
    assertThat(until(25)).isEmpty();
    assertThat(until(26)).containsExactly(LEAD_TOLD);
    assertThat(until(60)).isEmpty();
  }

  @Test
  void anyWordOfTheirsIsEnough() {
    taken();
    run.asks(PRABHU, new Request.Note("the last table"));
    assertThat(until(40)).isEmpty();
  }

  @Test
  void anotherEstimateBeginsAnew() {
    taken();
    run.asks(PRABHU, Say.more("1", 10));
    assertThat(until(29)).isEmpty();
    assertThat(until(30)).containsExactly(ASKED);
    assertThat(until(36)).containsExactly(LEAD_TOLD);
  }

  @Test
  void whileNobodyIsHeardNobodyIsSilent() {
    taken();
    run.saw(new RunEvent.Unheard(run.now(), "network"));
    assertThat(until(30)).isEmpty();
    run.saw(new RunEvent.HeardAgain(run.now(), "network"));
    run.asks(THOMAS, new Request.Resume());
    assertThat(until(35)).isEmpty();
    assertThat(until(36)).containsExactly(LEAD_TOLD);
  }
}
