package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Pairs;
import rollcall.plans.run.Course;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** Two halves of one thing: a lock set and taken away, a job disabled and enabled. */
class PairsTest {
  private final Release run = PlanText.running("""
      - { step: Set the lock, id: lock, owner: prabhu, opens: lock }
      - { step: Upgrade, id: upgrade, owner: prabhu }
      - { step: Take the lock away, id: unlock, owner: prabhu, closes: lock }
      """);

  @Test
  @Tag("R51")
  @Tag("R52")
  void aPairIsOpenFromTheBeginOfItsFirstHalfToTheEndOfItsSecond() {
    assertThat(Pairs.open(run.state())).isEmpty();
    run.asks(PRABHU, Say.take("1"));
    assertThat(Pairs.open(run.state())).containsEntry("lock", new StepId("lock"));
    run.asks(PRABHU, Say.done("1"));
    run.asks(PRABHU, Say.done("2"));
    run.asks(PRABHU, Say.take("3"));
    assertThat(Pairs.open(run.state())).isNotEmpty();
    run.asks(PRABHU, Say.done("3"));
    assertThat(Pairs.open(run.state())).isEmpty();
  }

  @Test
  @Tag("R51")
  void aRunDoesNotEndByItselfWithAPairOpen() {
    run.asks(PRABHU, Say.done("1"));
    run.asks(PRABHU, Say.done("2"));
    run.asks(THOMAS, Say.skip("3"));
    assertThat(run.state().course()).isInstanceOf(Course.Forward.class);
    run.asks(THOMAS, Say.redo("3"));
    run.asks(PRABHU, Say.done("3"));
    assertThat(run.state().course()).isInstanceOf(Course.Ended.class);
  }

  @Test
  @Tag("R51")
  @Tag("R52")
  void theLeadsAreAskedOnceWhetherItEndsWithThePairOpen() {
    run.asks(PRABHU, Say.done("1"));
    run.asks(PRABHU, Say.done("2"));
    assertThat(run.asks(THOMAS, Say.skip("3"))).filteredOn(RunEvent.Proposed.class::isInstance)
        .singleElement().isInstanceOfSatisfying(RunEvent.Proposed.class,
            question -> assertThat(question.request()).isEqualTo(new Request.End()));
    run.asks(THOMAS, new Request.No(run.token()));
    assertThat(run.after(Duration.ofHours(1))).isEmpty();
    run.confirms(SANDRA, new Request.End());
    assertThat(run.state().course()).isInstanceOf(Course.Ended.class);
  }

  @Test
  @Tag("R52")
  void aWayBackThatLeavesAPairOpenAsksToo() {
    run.asks(PRABHU, Say.done("1"));
    run.confirms(THOMAS, Say.fallback());
    run.asks(THOMAS, Say.done("F1"));
    assertThat(run.state().course()).isInstanceOf(Course.Back.class);
    run.asks(SANDRA, Say.yes(run));
    assertThat(run.state().course()).isInstanceOf(Course.Ended.class);
  }

  @Test
  @Tag("R52")
  void anAbortKeepsWhatStandsOpenOnTheRecord() {
    run.asks(PRABHU, Say.done("1"));
    run.confirms(THOMAS, new Request.Abort(run.state().id(), "why"));
    assertThat(run.state().course().ended()).isTrue();
    assertThat(Pairs.open(run.state())).containsKey("lock");
  }

  @Test
  @Tag("R52")
  void theFirstHalfDoneAnewOpensItAgain() {
    var again = PlanText.running("""
        - { step: Set the lock, id: lock, owner: prabhu, opens: lock }
        - { step: Take the lock away, id: unlock, owner: prabhu, closes: lock }
        - { step: Look, id: look, owner: ann }
        """);
    again.asks(PRABHU, Say.done("1"));
    again.after(Duration.ofMinutes(1));
    again.asks(PRABHU, Say.done("2"));
    again.after(Duration.ofMinutes(1));
    again.confirms(PRABHU, Say.redo("1"));
    again.asks(PRABHU, Say.done("1"));
    assertThat(again.word("look")).isEqualTo("called");
    assertThat(Pairs.open(again.state())).containsKey("lock");
  }
}
