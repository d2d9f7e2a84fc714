package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunId;
import rollcall.plans.shape.Read;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.People;
import rollcall.plans.site.Permits;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/** What keeps a plan from being opened in one environment, and not in another. */
class OpenerTest {
  private static final Environment STAGING = new Environment("staging");

  private static final Site SITE = new Site(
      good(People.read("people", bytes("ann: { name: Ann }"))),
      good(Inventory.read("hosts",
          bytes(
              """
                  web1: { user: u, key: k, host-key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExample, environment: live }
                  stage1: { user: u, key: k, host-key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExample, environment: staging }
                  """))),
      good(Permits.read("permits", bytes("- { hosts: [web1, stage1], as: u, command: deploy, "
          + "environments: [live, staging], plans: '*' }"))),
      good(Policy.read("policy", bytes(
          "- { plans: '*', environments: live, load: anyone, lead: anyone, approvers: 0 }"))));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T good(Read<T> read) {
    return switch (read) {
      case Read.Good<T>(T value) -> value;
      case Read.Bad<T>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  private static PlanFile file(String staging) {
    return good(PlanFile.read("x.plan.yaml", bytes("""
        rollcall: 1
        id: x
        title: X
        date: 2026-11-21
        lead: ann
        people: { ann: Ann, bob: Bob }
        roles: { teller: ann }
        hosts: { web: web1 }
        environments: { staging: { %s } }
        phases:
          - phase: P
            steps:
              - { step: Deploy, id: deploy, run: { ssh: deploy, hosts: web } }
              - { step: Tell, id: tell, owner: teller }
        """.formatted(staging))));
  }

  private static List<Obstacle> obstacles(Plan plan) {
    return switch (Opener.open(new RunId("x-1"), plan, new Opening.Channel("net", "#x"),
        new PersonId("ann"), SITE)) {
      case Opener.Outcome.Ready _ -> List.of();
      case Opener.Outcome.Hindered(var found) -> found;
    };
  }

  private static List<Obstacle> staging(String said) {
    return obstacles(file(said).plan(STAGING).orElseThrow());
  }

  private static Obstacle notPermitted(String host) {
    var deploy = new StepId("deploy");
    return new Obstacle.NotPermitted(Map.of(deploy, List.of(new HostName(host))),
        Map.of(deploy, new StepNumber("1")));
  }

  @Test
  void aRunTouchesOnlyHostsOfItsOwnEnvironmentWhateverAPermitSays() {
    assertThat(staging("")).containsExactly(notPermitted("web1"));
    assertThat(staging("hosts: { web: stage1 }")).isEmpty();
    assertThat(obstacles(file("hosts: { web: stage1 }").plan())).isEmpty();
    assertThat(obstacles(file("").plan(Environment.LIVE).orElseThrow())).isEmpty();
  }

  @Test
  void aSkippedStepNeedsNeitherAPermitNorItsPeople() {
    assertThat(staging("skip: deploy")).isEmpty();
    assertThat(staging("skip: tell")).containsExactly(notPermitted("web1"));
    assertThat(staging("roles: { teller: bob }, skip: [deploy, tell]")).isEmpty();
    assertThat(staging("roles: { teller: bob }, skip: deploy"))
        .containsExactly(new Obstacle.Strangers(List.of(new PersonId("bob"))));
  }

  @Test
  void theRunIsOfTheEnvironmentThatWasAskedFor() {
    var opened = Opener.open(new RunId("x-1"),
        file("hosts: { web: stage1 }").plan(STAGING).orElseThrow(),
        new Opening.Channel("net", "#x"), new PersonId("ann"), SITE);
    assertThat(opened).isInstanceOfSatisfying(Opener.Outcome.Ready.class,
        ready -> assertThat(ready.opening().plan().environment()).isEqualTo(STAGING));
  }
}
