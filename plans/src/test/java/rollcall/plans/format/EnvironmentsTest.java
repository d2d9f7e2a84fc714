package rollcall.plans.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Variable;
import rollcall.plans.model.Work;

/**
 * What another environment says stands in the place of what live says, and nothing else changes.
 */
class EnvironmentsTest {
  private static final Environment STAGING = new Environment("staging");

  private static final String BEFORE = """
      rollcall: 1
      id: x
      title: X
      date: 2026-11-21
      zone: Europe/Vienna
      window: 23:00 - 02:00
      start: 23:30
      latest-end: { at: 03:30, agreed-by: Ann }
      channels: ["#live"]
      lead: ann
      deputies: [bob]
      people: { ann: Ann, bob: Bob, carl: Carl }
      roles: { ops: [bob, carl], dba: carl }
      hosts: { web: ["web[1-2]"], db: db1, all: [web, db] }
      variables:
        tag: { value: r-2, pattern: 'r-\\d+' }
        pass: { value: canary-live, secret: true }
      environments:
        staging:
      """;
  private static final String AFTER = """
        test: {}
      phases:
        - phase: P
          steps:
            - { step: Deploy, id: deploy, owner: ops, takes: 5m, run: { ssh: x, hosts: all } }
            - { step: Mail, id: mail, owner: carl, steps: [ { step: Write, id: write } ] }
            - { step: Tell, id: tell, at: S+30m }
      """;

  static byte[] text(String staging) {
    return (BEFORE + staging.indent(4) + AFTER).getBytes(StandardCharsets.UTF_8);
  }

  private static PlanFile file(String staging) {
    return TheExampleTest.good(text(staging));
  }

  private static Plan staging(String said) {
    return file(said).plan(STAGING).orElseThrow();
  }

  private static Step step(Plan plan, String id) {
    return plan.steps().filter(s -> s.id().value().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> hosts(Plan plan) {
    return step(plan, "deploy").work() instanceof Work.Command command
        ? command.hosts().stream().map(HostName::value).toList()
        : List.of();
  }

  private static PersonId person(String id) {
    return new PersonId(id);
  }

  @Test
  void theFileAsItStandsIsLiveWhateverOthersSay() {
    var file = file("hosts: { web: s1 }\nlead: carl\nskip: tell");
    var live = file.plan();
    assertThat(file.environments()).containsExactly(Environment.LIVE, STAGING,
        new Environment("test"));
    assertThat(live.environment()).isEqualTo(Environment.LIVE);
    assertThat(file.plan(Environment.LIVE)).contains(live);
    assertThat(hosts(live)).containsExactly("web1", "web2", "db1");
    assertThat(live.team().lead()).isEqualTo(person("ann"));
    assertThat(live.skipped()).isEmpty();
    assertThat(live.unbuilt()).extracting(Plan.Unbuilt::key).doesNotContain("environments");
  }

  @Test
  void anEnvironmentThatSaysNothingIsLiveInAnotherPlace() {
    var file = file("lead: carl");
    var test = file.plan(new Environment("test")).orElseThrow();
    assertThat(test.environment()).isEqualTo(new Environment("test"));
    assertThat(test).usingRecursiveComparison().ignoringFields("environment")
        .isEqualTo(file.plan());
  }

  @Test
  void anEnvironmentThatTheFileDoesNotNameHasNoPlan() {
    assertThat(file("lead: carl").plan(new Environment("stagin"))).isEmpty();
    assertThat(file("lead: carl").json(new Environment("stagin"))).isEmpty();
  }

  @Test
  void namedGroupsOfHostsAreReplacedAlsoWithinOtherGroupsAndTheRestStay() {
    assertThat(hosts(staging("hosts: { web: ['s[1-3]'] }"))).containsExactly("s1", "s2", "s3",
        "db1");
    assertThat(hosts(staging("hosts: { all: [web] }"))).containsExactly("web1", "web2");
  }

  @Test
  void theValueOfAVariableIsReplacedAndItsPatternAndItsSecrecyStay() {
    var plan = staging("variables: { tag: { value: r-3 }, pass: { value: canary-staging } }");
    assertThat(plan.variables()).containsOnly(
        entry("tag", new Variable("r-3", Optional.of("r-\\d+"), false)),
        entry("pass", new Variable("canary-staging", Optional.empty(), true)));
  }

  @Test
  void aVariableMayHaveAnotherPatternElsewhere() {
    var plan = staging("variables: { tag: { value: snapshot, pattern: '[a-z]+' } }");
    assertThat(plan.variables().get("tag"))
        .isEqualTo(new Variable("snapshot", Optional.of("[a-z]+"), false));
  }

  @Test
  void peopleAndRolesAreReplacedByNameAndTheOwnersWithThem() {
    var plan = staging("people: { bob: Robert, tess: Tess }\nroles: { ops: [tess] }");
    assertThat(plan.team().people()).isEqualTo(Map.of(person("ann"), "Ann", person("bob"),
        "Robert", person("carl"), "Carl", person("tess"), "Tess"));
    assertThat(plan.team().roles()).isEqualTo(
        Map.of("ops", List.of(person("tess")), "dba", List.of(person("carl"))));
    assertThat(step(plan, "deploy").owners()).isEqualTo(Owners.any(List.of(person("tess"))));
  }

  @Test
  void theLeadIsReplacedAlsoAsTheOwnerOfWhatNobodyOwns() {
    var plan = staging("people: { tess: Tess }\nlead: tess");
    assertThat(plan.team().lead()).isEqualTo(person("tess"));
    assertThat(plan.team().deputies()).containsExactly(person("bob"));
    assertThat(step(plan, "tell").owners()).isEqualTo(Owners.any(List.of(person("tess"))));
  }

  @Test
  void dateZoneStartAndChannelsAreReplacedEachByItself() {
    assertThat(staging("date: 2026-11-14").schedule().date()).contains(LocalDate.of(2026, 11, 14));
    assertThat(staging("zone: UTC").schedule().zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(staging("start: 23:45").schedule().plannedStart())
        .contains(Instant.parse("2026-11-21T22:45:00Z"));
    assertThat(staging("start: 23:45").schedule().fallbackEnd())
        .contains(Instant.parse("2026-11-22T02:30:00Z"));
    assertThat(staging("channels: '#staging'").channels()).containsExactly("#staging");
  }

  @Test
  void aWindowOfItsOwnDoesNotKeepTheStartAndTheAgreedEndOfLive() {
    var schedule = staging("window: 14:00 - 17:00").schedule();
    assertThat(schedule.plannedStart()).contains(Instant.parse("2026-11-21T13:00:00Z"));
    assertThat(schedule.fallbackEnd()).contains(Instant.parse("2026-11-21T16:00:00Z"));
    assertThat(staging("window: 14:00 - 17:00\nstart: 14:20").schedule().plannedStart())
        .contains(Instant.parse("2026-11-21T13:20:00Z"));
  }

  @Test
  void skippedStepsStayInThePlanWithTheirNumbersAndAreMarkedWithAllBelowThem() {
    var file = file("skip: [mail]");
    var plan = file.plan(STAGING).orElseThrow();
    assertThat(plan.skipped()).containsExactlyInAnyOrder(new StepId("mail"), new StepId("write"));
    assertThat(plan.steps().map(Step::number)).isEqualTo(
        file.plan().steps().map(Step::number).toList());
    assertThat(plan.walked().map(s -> s.id().value())).doesNotContain("mail")
        .contains("deploy", "tell");
  }

  @Test
  void whoOwnsOnlySkippedStepsIsNotNeeded() {
    assertThat(staging("roles: { ops: [bob] }\nskip: [mail, write]").everyone())
        .containsExactlyInAnyOrder(person("ann"), person("bob"));
    assertThat(staging("roles: { ops: [bob] }").everyone()).contains(person("carl"));
  }

  @Test
  void anotherDayKeepsWhatIsSkipped() {
    var plan = staging("skip: tell");
    assertThat(plan.on(plan.schedule().on(LocalDate.of(2027, 1, 1))).skipped())
        .isEqualTo(plan.skipped()).isNotEmpty();
  }

  @Test
  void theTreeForProgramsIsThatOfTheEnvironment() {
    var file = file("hosts: { web: s1 }\nskip: tell");
    assertThat(file.json(STAGING).orElseThrow()).containsEntry("environment", "staging")
        .containsEntry("hosts", Map.of("web", List.of("s1"), "db", List.of("db1"), "all",
            List.of("s1", "db1")));
    assertThat(file.json(STAGING).orElseThrow().toString()).contains("n=3, id=tell, skipped=true");
    assertThat(file.json()).containsEntry("environment", "live");
    assertThat(file.json().toString()).doesNotContain("skipped");
  }

  @Test
  void aSecretOfLiveIsInNoTreeForProgramsWhicheverEnvironmentSaysItsValue() {
    var file = file("variables: { pass: { value: canary-staging } }");
    var bold = file("variables: { pass: { value: canary-staging, secret: false } }");
    assertThat(List.of(file.json(), file.json(STAGING), bold.json(), bold.json(STAGING)).toString())
        .contains("pass").doesNotContain("canary");
  }

  @Test
  void theFileIsWrittenAndReadBackWithItsEnvironments() {
    var file = file("hosts: { web: s1 }\nvariables: { tag: { value: r-3 } }\npeople: { t: T }\n"
        + "roles: { ops: t }\nwindow: 01:00 - 02:00\nskip: tell");
    var again = TheExampleTest.good(file.text().getBytes(StandardCharsets.UTF_8));
    assertThat(again.fields()).isEqualTo(file.fields());
    assertThat(again.plan(STAGING).orElseThrow().skipped()).containsExactly(new StepId("tell"));
  }

  @Test
  void environmentsMayStandBeforeWhatTheyReplace() {
    var file = TheExampleTest.good("""
        rollcall: 1
        id: x
        title: X
        environments:
          staging: { people: { ann: Anna }, roles: { ops: ann }, hosts: { web: s1 }, skip: a }
        lead: ann
        people: { ann: Ann, bob: Bob }
        roles: { ops: bob }
        hosts: { web: w1 }
        phases: [ { phase: P, steps: [ { step: A, id: a } ] } ]
        """.getBytes(StandardCharsets.UTF_8));
    assertThat(file.plan(STAGING).orElseThrow().team().people())
        .containsEntry(person("ann"), "Anna");
  }
}
