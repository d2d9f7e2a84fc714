package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.Plan;
import rollcall.plans.run.NextWord;
import rollcall.plans.run.RunEvent;

/** Who only listens was promised the next word at a time on the clock, and gets it. */
class NextWordTest {
  private static Plan plan(boolean listened) {
    var plan = PlanText.steps("- { step: Change, id: change, owner: prabhu, changes-data: true }");
    return new Plan(plan.title(), plan.environment(), plan.schedule(), plan.team(),
        plan.channels(), plan.variables(), plan.phases(), plan.unbuilt(), plan.skipped(),
        Optional.of(List.of("#board")).filter(_ -> listened));
  }

  private static Release back(boolean listened) {
    var run = PlanText.opened(plan(listened)).started();
    run.asks(PRABHU, Say.take("1"));
    run.confirms(THOMAS, Say.fallback());
    return run;
  }

  private static Instant at(String time) {
    return Instant.parse("2009-08-18T" + time + "Z");
  }

  private static List<RunEvent> words(List<RunEvent> told) {
    return told.stream().filter(RunEvent.WordGiven.class::isInstance).toList();
  }

  @Test
  void itIsTheNextFullOrHalfHourThatIsNotTooSoon() {
    assertThat(NextWord.after(at("05:10:00"))).isEqualTo(at("05:30:00"));
    assertThat(NextWord.after(at("05:15:00"))).isEqualTo(at("05:30:00"));
    assertThat(NextWord.after(at("05:15:01"))).isEqualTo(at("06:00:00"));
    assertThat(NextWord.after(at("05:45:00"))).isEqualTo(at("06:00:00"));
    assertThat(NextWord.after(at("05:59:59"))).isEqualTo(at("06:30:00"));
  }

  @Test
  void asLongAsTheRunFallsBackTheWordIsKept() {
    var run = back(true);
    assertThat(NextWord.of(run.state())).contains(at("05:30:00"));
    assertThat(words(run.after(Duration.ofMinutes(19)))).isEmpty();
    assertThat(words(run.after(Duration.ofMinutes(1))))
        .containsExactly(new RunEvent.WordGiven(at("06:00:00")));
    assertThat(words(run.after(Duration.ofMinutes(75))))
        .containsExactly(new RunEvent.WordGiven(at("07:00:00")));
    run.asks(THOMAS, Say.done("F1"));
    assertThat(run.state().course().ended()).isTrue();
    assertThat(run.after(Duration.ofHours(3))).isEmpty();
  }

  @Test
  void whereNobodyListensNothingIsPromised() {
    assertThat(words(back(false).after(Duration.ofHours(3)))).isEmpty();
  }
}
