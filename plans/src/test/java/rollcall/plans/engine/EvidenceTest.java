package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.PlanText.QUINN;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.THOMAS;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.RunEvent;

/** Values that steps record, and what uses them later. */
class EvidenceTest {
  private final Release run = PlanText.opened(PlanText.phases("""
      - phase: Release
        steps:
          - { step: Note the version in use, id: version, owner: prabhu, records: [old] }
          - { step: Deploy, id: deploy, owner: prabhu }
      - phase: Fallback
        kind: fallback
        steps:
          - { step: Deploy the old one, id: f-deploy, owner: prabhu,
              run: { ssh: 'deploy "$TAG"', hosts: h1 } }
          - { step: Look, id: f-look, owner: quinn, check: ["The version is {old}"] }
      """)).started();

  @Test
  @Tag("R56")
  void aStepThatRecordsAValueIsNotDoneWithoutIt() {
    assertThat(run.refusal(PRABHU, Say.done("1"))).isEqualTo(
        new Rejection.ValuesWanted(new StepId("version"), List.of("old"), List.of()));
    run.asks(PRABHU, Say.done("1", Map.of("old", "r017")));
    assertThat(run.state().facts().values()).containsEntry("old", "r017");
  }

  @Test
  @Tag("R55")
  @Tag("R56")
  void theValueReachesTheCommandsOfTheWayBack() {
    run.asks(PRABHU, Say.done("1", Map.of("old", "r017")));
    run.confirms(THOMAS, Say.fallback());
    assertThat(run.asks(PRABHU, Say.run("F1"))).filteredOn(RunEvent.WorkOrdered.class::isInstance)
        .singleElement().isInstanceOfSatisfying(RunEvent.WorkOrdered.class,
            order -> assertThat(order.intent().script()).contains("OLD").contains("r017"));
    run.ends("f-deploy", "h1", 0);
    run.asks(QUINN, Say.ok("F2", "a"));
    assertThat(run.state().course().ended()).isTrue();
  }
}
