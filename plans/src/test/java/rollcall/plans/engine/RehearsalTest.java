package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.SANDRA;
import static rollcall.plans.engine.Release.THOMAS;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.Plan;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;

/** A walk through a plan in which nothing is sent to any host. */
class RehearsalTest {
  private static final Plan PLAN = PlanText.steps("""
      - { step: Deploy, id: deploy, owner: prabhu, run: { ssh: 'deploy "$TAG"', hosts: h1 } }
      - { step: Look, id: look, owner: sandra }
      """);

  private static Release rehearsed() {
    var opened = Opener.rehearse(new RunId("smartsite-test"), PLAN,
        new Opening.Channel("net", "#release"), THOMAS);
    return switch (opened) {
      case Opener.Outcome.Ready(var opening) ->
        new Release(opening, Sites.with(PlanText.HOSTS)).started();
      case Opener.Outcome.Hindered(var obstacles) -> throw new AssertionError(obstacles);
    };
  }

  @Test
  @Tag("R80")
  void theSamePeopleAreCalledAndTheCommandGoesNowhere() {
    var run = rehearsed();
    assertThat(run.asks(PRABHU, Say.run("1"))).filteredOn(RunEvent.WorkOrdered.class::isInstance)
        .singleElement().isInstanceOfSatisfying(RunEvent.WorkOrdered.class, order -> {
          assertThat(order.intent().script()).isEmpty();
          assertThat(order.intent().address()).isEqualTo("nowhere");
        });
    run.ends("deploy", "h1", 0);
    assertThat(run.word("look")).isEqualTo("called");
    run.asks(SANDRA, Say.done("2"));
    assertThat(run.state().course().ended()).isTrue();
  }

  @Test
  @Tag("R80")
  void liveTheSameCommandGoesToItsHost() {
    var run = PlanText.opened(PLAN).started();
    assertThat(run.asks(PRABHU, Say.run("1"))).filteredOn(RunEvent.WorkOrdered.class::isInstance)
        .singleElement().isInstanceOfSatisfying(RunEvent.WorkOrdered.class,
            order -> assertThat(order.intent().address()).isEqualTo("h1"));
  }
}
