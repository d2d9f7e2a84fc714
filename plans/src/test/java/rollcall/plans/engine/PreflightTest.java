package rollcall.plans.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.plans.engine.Release.PRABHU;
import static rollcall.plans.engine.Release.THOMAS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.HostName;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.PreflightBegun;
import rollcall.plans.run.RunEvent.PreflightEnded;
import rollcall.plans.run.UnfitHost;
import rollcall.plans.site.Site;

/** The hosts that will be needed are looked at in time, and what was seen is kept. */
class PreflightTest {
  private static final String PLAN = """
      rollcall: 1
      id: smartsite
      title: SmartSite
      date: 2009-08-18
      zone: UTC
      window: 10:00-12:00
      lead: thomas
      people: { thomas: Thomas, sandra: Sandra, prabhu: Prabhu }
      hosts: { all: [h1, h2] }
      variables: { tag: { value: v1 } }
      phases:
        - phase: release
          steps:
            - { step: Save, id: save, owner: prabhu, restore-point: before }
            - { step: Deploy, id: deploy, owner: prabhu, run: { ssh: 'deploy "$TAG"', hosts: all } }
        - phase: back
          kind: fallback
          to: before
          steps:
            - step: Deploy what was
              id: back
              owner: prabhu
              run: { ssh: "\\n# as it was\\n./bin/undeploy --all", hosts: [h2, h3], as: root }
              check:
                - { text: It is up, run: { ssh: "$HOME/look", hosts: [h2] } }
      """;
  private static final Site SITE = Sites.with(List.of("h1", "h2", "h3"));
  private static final List<StepId> DEPLOY = List.of(new StepId("deploy"));
  private static final List<StepId> BACK = List.of(new StepId("back"));
  private static final UnfitHost H2 = new UnfitHost(new HostName("h2"),
      DEPLOY, "it has no deploy");

  private final Release run = new Release(PlanText.whole(PLAN), SITE, 0);

  private List<RunEvent> until(String clock) {
    run.goTo(Instant.parse("2009-08-18T" + clock + ":00Z"));
    return run.after(Duration.ZERO);
  }

  private long look() {
    return run.state().facts().ground().preflight().look();
  }

  private List<RunEvent> seen(UnfitHost... unfit) {
    return run.saw(new PreflightEnded(look(), 3, List.of(unfit)));
  }

  private List<RunEvent> asked() {
    return run.asks(PRABHU, new Request.Preflight());
  }

  @Test
  void theyAreLookedAtWhenTheRunIsOpenedAndWhenTheRollIsCalled() {
    assertThat(until("05:00")).containsExactly(new PreflightBegun(3));
    seen();
    assertThat(until("09:29")).isEmpty();
    assertThat(until("09:30")).hasSize(2).contains(new PreflightBegun(3));
    seen();
    assertThat(until("09:40")).doesNotHaveAnyElementsOfTypes(PreflightBegun.class);
  }

  @Test
  void theWordThatStartsTheRunLooksAgainAtWhatWasSeenLongBefore() {
    until("05:00");
    assertThat(run.asks(THOMAS, new Request.Start(Optional.empty())))
        .doesNotHaveAnyElementsOfTypes(PreflightBegun.class);
    seen();
    until("05:10");
    assertThat(run.asks(THOMAS, new Request.Start(Optional.empty())))
        .startsWith(new PreflightBegun(3)).hasSize(2);
    assertThat(run.state().facts().ground().preflight().by()).contains(THOMAS);
  }

  @Test
  void aRehearsalAndAPlanOfPeopleReachNoHost() {
    var rehearsal = PlanText.opened(PLAN, true);
    assertThat(rehearsal.after(Duration.ofHours(4).plusMinutes(45))).isEmpty();
    assertThat(rehearsal.asks(THOMAS, new Request.Preflight()))
        .containsExactly(new RunEvent.Rejected(new Request.Preflight(),
            new Rejection.NoHostNeeded()));
    var people = PlanText.opened(PlanText.steps("- { step: Wait, id: wait, owner: thomas }"));
    assertThat(people.asks(THOMAS, new Request.Preflight()))
        .contains(new RunEvent.Rejected(new Request.Preflight(),
            new Rejection.NoHostNeeded()));
  }

  @Test
  void askedTwiceTheyAreLookedAtOnceButNothingIsWaitedForForEver() {
    until("05:00");
    assertThat(asked()).containsExactly(new RunEvent.Rejected(new Request.Preflight(),
        new Rejection.LookedAtNow(run.now())));
    until("05:02");
    assertThat(asked()).containsExactly(new PreflightBegun(3));
    seen(H2);
    assertThat(asked()).containsExactly(new PreflightBegun(3));
  }

  @Test
  void whatWasSeenIsKeptAndASecondTellingOfItIsNothing() {
    until("05:00");
    assertThat(seen(H2)).hasSize(1);
    assertThat(run.state().facts().ground().preflight().found().orElseThrow().unfit())
        .containsExactly(H2);
    assertThat(seen()).isEmpty();
  }

  @Test
  void anotherPlanHasOtherHosts() {
    until("05:00");
    seen(H2);
    run.asks(PRABHU, new Request.Amend(PlanText.whole(PLAN.replace("[h2, h3]", "[h2]"))));
    assertThat(run.asks(THOMAS, new Request.Yes(run.token()))).contains(new PreflightBegun(2));
    assertThat(run.state().facts().ground().preflight().found()).isEmpty();
  }

  @Test
  void aLookAtTheHostsOfThePlanBeforeSaysNothingOfThisOne() {
    until("05:00");
    var before = look();
    run.asks(PRABHU, new Request.Amend(PlanText.whole(PLAN.replace("[h2, h3]", "[h2]"))));
    run.asks(THOMAS, new Request.Yes(run.token()));
    assertThat(run.saw(new PreflightEnded(before, 3, List.of(H2)))).isEmpty();
    assertThat(seen()).hasSize(1);
  }

  @Test
  void eachHostIsVisitedAsEachUserWithWhatItsCommandsBeginWith() {
    var visits = Visit.of(PlanText.whole(PLAN), SITE);
    assertThat(visits).extracting(v -> v.host() + " " + v.user() + " " + v.programs())
        .containsExactly("h1 deploy {deploy=[deploy]}", "h2 deploy {deploy=[deploy]}",
            "h2 root {./bin/undeploy=[back]}", "h3 root {./bin/undeploy=[back]}");
    assertThat(visits).extracting(Visit::steps).containsExactly(DEPLOY, List.of(DEPLOY.getFirst(),
        BACK.getFirst()), BACK, BACK);
    assertThat(visits).extracting(Visit::unpermitted).containsExactly(List.of(), BACK, BACK, BACK);
  }

  @Test
  void whatIsDoneNeedsNoHostAnyMore() {
    run.asks(THOMAS, new Request.Start(Optional.empty()));
    assertThat(Visit.of(run.state(), SITE)).hasSize(4);
    run.input(new Input.Saw(new PreflightEnded(look(), 3, List.of())));
    run.insists(THOMAS, new Request.Start(Optional.empty()));
    until("10:00");
    run.asks(PRABHU, Say.take("1"));
    run.insists(PRABHU, Say.done("1"));
    run.insists(THOMAS, new Request.Fallback(Optional.empty(), "no good"));
    assertThat(Visit.of(run.state(), SITE)).extracting(Visit::steps)
        .containsOnly(BACK).hasSize(3);
  }

  @Test
  void whatIsNotFitIsSaidOfEachStepThatNeedsIt() {
    var visit = Visit.of(PlanText.whole(PLAN), SITE).get(2);
    var noPermit = new UnfitHost(visit.host(), BACK, "no permit covers the command");
    assertThat(visit.unfit(new Fitness.Fit(1_000, List.of()))).containsExactly(noPermit);
    assertThat(visit.unfit(new Fitness.Fit(255, List.of("./bin/undeploy", "another"))))
        .containsExactly(noPermit,
            new UnfitHost(visit.host(), BACK, "it has no ./bin/undeploy"),
            new UnfitHost(visit.host(), BACK, "only 255 MiB are free where its home is"));
    assertThat(visit.unfit(new Fitness.Unfit("it does not let the key in"))).contains(
        new UnfitHost(visit.host(), BACK, "it does not let the key in"));
  }

  @Test
  void aCommandsFirstWordIsItsProgramWhereItIsAPlainOne() {
    assertThat(Visits.program("\n  # a word\n  /opt/x/run.sh -a | tee log"))
        .contains("/opt/x/run.sh");
    assertThat(Visits.program("g++")).contains("g++");
    for (var made : Set.of("", "# nothing", "\"$DIR\"/run", "`which x`", "A=b run", "-x", "(cd /)",
        "run;stop", "deploy () {")) {
      assertThat(Visits.program(made)).as(made).isEmpty();
    }
  }
}
