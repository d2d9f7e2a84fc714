package rollcall.plans.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.plans.format.PlanFile;
import rollcall.plans.model.StepId;
import rollcall.plans.run.History;
import rollcall.plans.shape.Read;
import rollcall.plans.site.Inventory;
import rollcall.plans.site.People;
import rollcall.plans.site.Permits;
import rollcall.plans.site.Policy;
import rollcall.plans.site.Site;

/**
 * Each rule finds what it is for in a plan that is good but for that, and nothing in the good plan.
 */
class LintTest {
  private static final String GOOD = """
      rollcall: 1
      id: smartsite
      title: SmartSite
      change: SAK-2009
      date: 2009-08-18
      zone: America/Los_Angeles
      window: 05:00 - 08:00
      lead: thomas
      deputies: [sandra]
      people: { thomas: Thomas Amsler, sandra: Sandra, prabhu: Prabhu }
      hosts: { all: [web-app-01, web-app-02] }
      phases:
        - phase: Release
          steps:
            - { step: Maintenance mode on, id: out, owner: thomas, at: S, takes: 2m, users: out, opens: the page }
            - step: Back up the database
              id: save
              owner: prabhu
              at: S+2m
              takes: 20m
              restore-point: before
              check: [Its size is near yesterday's]
            - step: Deploy
              id: deploy
              owner: thomas
              at: S+30m
              takes: 5m
              changes-data: true
              details: The release of the night.
              run: { ssh: deploy --all, hosts: all, limit: 5m }
            - { step: Verify, id: verify, owner: sandra, at: S+40m, takes: 10m }
            - step: Go on?
              id: gate
              owner: [thomas, sandra]
              gate: { by: [thomas, sandra], answer-within: 10m }
            - { step: Let users in, id: in, owner: thomas, takes: 2m, users: back, closes: the page, no-way-back: users write }
        - phase: Back
          kind: fallback
          to: before
          steps:
            - { step: Restore the database, id: restore, owner: prabhu, takes: 20m }
            - { step: Verify the old version, id: look, owner: sandra, takes: 5m }
            - { step: Let users in, id: back, owner: thomas, takes: 1m, users: back, closes: the page }
      """;

  /** What makes the good plan a bad one. */
  record Slip(String rule, String said, String text) {
    @Override
    public String toString() {
      return rule + ": " + said;
    }
  }

  static Stream<Slip> slips() {
    return Stream.of(
        slip("no-date", "no date", "date: 2009-08-18\n", ""),
        slip("no-zone", "taken as UTC", "zone: America/Los_Angeles\n", ""),
        slip("no-window", "no window", "window: 05:00 - 08:00", "start: 05:10"),
        slip("start-unknown", "1 Maintenance mode on: its time counts from S",
            "window: 05:00 - 08:00\n", ""),
        slip("times-against-order", "4 Verify: planned for S+20m, and waits for 3, which is planned"
            + " for S+30m", "at: S+40m", "at: S+20m"),
        slip("outside-window", "planned for 08:10, after the window's end 08:00", "at: S+40m",
            "at: S+3h10m"),
        slip("longer-than-window", "end at 08:09, 9 min after the window's end 08:00",
            "takes: 10m", "takes: 160m"),
        slip("owner-twice", "2 Back up the database: prabhu is planned for 1 at the same time",
            "owner: thomas, at: S, takes: 2m", "owner: prabhu, at: S, takes: 5m"),
        slip("no-fallback", "no way back",
            GOOD.substring(GOOD.indexOf("  - phase: Back")), ""),
        slip("fallback-too-long",
            "3 Deploy: begins 05:22; falling back takes 166 min, so that to end"
                + " by 08:00 it must start by 05:14",
            "owner: prabhu, takes: 20m",
            "owner: prabhu, takes: 160m"),
        slip("fallback-unverified", "Back: no step of it looks",
            "      - { step: Verify the old version, id: look, owner: sandra, takes: 5m }\n",
            ""),
        slip("fallback-length-unknown", "Back: none of its steps says how long",
            GOOD.substring(GOOD.indexOf("      - { step: Restore the database")),
            "      - { step: Verify the old version, id: look, owner: sandra }\n"),
        slip("decision-late",
            "5 Go on?: is decided about 05:37, and the last moment to fall back is"
                + " 05:14",
            "owner: prabhu, takes: 20m", "owner: prabhu, takes: 160m"),
        slip("restores-what-nobody-made",
            "F1 Rename db.conf.017 to db.conf: puts back db.conf.017, db.conf",
            "step: Restore the database", "step: Rename db.conf.017 to db.conf"),
        slip("reopens-what-is-open", "lets users back, and no step keeps them out",
            "users: out, ", ""),
        slip("data-unsaved", "3 Deploy: changes data, and no step before it",
            "        restore-point: before\n", "", "step: Verify, id: verify,",
            "step: Verify, id: verify, restore-point: before,"),
        slip("backup-unverified", "2 Back up the database: makes a restore point, and nothing",
            "        check: [Its size is near yesterday's]\n", ""),
        slip("users-still-in", "1 Maintenance mode on: comes before users are out",
            "users: out, opens", "changes-data: true, opens", "step: Verify, id",
            "step: Verify, users: out, id"),
        slip("no-return-unverified", "3 Deploy: there is no way back after it",
            "changes-data: true",
            "changes-data: true\n        no-way-back: the tables are new",
            "step: Back up the database",
            "step: Back up the database\n        changes-data: true",
            "        check: [Its size is near yesterday's]\n", ""),
        slip("no-owner", "4 Verify: has no owner", "id: verify, owner: sandra", "id: verify"),
        slip("open-owners", "4 Verify: more people are meant", "id: verify, owner: sandra",
            "id: verify, owner: { any: [sandra], open: true }"),
        slip("own-verdict", "5 Go on?: sandra decides alone, and alone has done 4",
            "by: [thomas, sandra]", "by: sandra", "owner: [thomas, sandra]", "deputy: thomas"),
        slip("deputy-is-owner", "4 Verify: sandra is its owner and its deputy",
            "id: verify, owner: sandra", "id: verify, owner: sandra, deputy: sandra"),
        slip("may-be-one-person", "prab and prabhu may be one person", "people: {",
            "people: { prab: Prab,"),
        slip("near-host", "4 Verify on wep-app-01: wep-app-01 is a letter off web-app-01",
            "step: Verify,", "step: Verify on wep-app-01,"),
        slip("mixed-names", "web-app-01 and web-app-01.example.org are both named",
            "step: Verify,", "step: Verify on web-app-01.example.org,"),
        slip("person-is-host", "zoidberg is a person and a host", "[web-app-01,",
            "[zoidberg, web-app-01,", "people: {", "people: { zoidberg: Z,"),
        slip("entity-in-command", "3 Deploy: its command holds &gt;", "deploy --all",
            "deploy --all &gt; log"),
        slip("suspicious-blank", "is the blank meant in /usr/local/bin/deploy _all.sh?",
            "deploy --all", "/usr/local/bin/deploy _all.sh"),
        slip("never-ends", "`tail` goes on until somebody stops it", "deploy --all",
            "tail -f log",
            ", limit: 5m", ""),
        slip("wants-a-keyboard", "`mysql` wants somebody at the keyboard", "deploy --all",
            "mysql release"),
        slip("output-thrown-away", "throws away what it says", "deploy --all",
            "deploy --all > /dev/null"),
        slip("secret-in-text", "3 Deploy: holds what looks like a secret",
            "The release of the night.",
            "Log in with password=hunter22"),
        slip("risk-unverified", "3 Deploy: changes data, and nothing is looked at before",
            GOOD.substring(GOOD.indexOf("      - { step: Verify,"),
                GOOD.indexOf("      - { step: Let users in, id: in")),
            ""),
        slip("first-node-only",
            "5 Deploy the others: several hosts are changed, and nothing on them"
                + " is looked at before users are let in",
            GOOD.substring(GOOD.indexOf("      - step: Go on?"),
                GOOD.indexOf("      - { step: Let users in, id: in")),
            "      - { step: Deploy the others, owner: thomas, run: { ssh: x, hosts: all } }\n"),
        slip("pair-left-open", "1 Maintenance mode on: opens \"the page\", and no later step",
            "users: back, closes: the page, no-way-back", "users: back, no-way-back"),
        slip("step-in-prose", "3 Deploy: its details ask for something to be done",
            "The release of the night.", "The release. Then restart the mail server."),
        slip("condition-in-prose", "4 Verify if needed: is on a condition", "step: Verify,",
            "step: Verify if needed,"),
        slip("vague-words", "4 Verify some pages: \"some\" does not say what", "step: Verify,",
            "step: Verify some pages,"),
        slip("gate-without-time", "5 Go on?: no time within which", ", answer-within: 10m", ""),
        slip("gate-without-stand-in", "5 Go on?: only thomas can decide it", "by: [thomas, sandra]",
            "by: thomas", "        owner: [thomas, sandra]\n", ""),
        slip("other-change", "3 Deploy: names SAK-1845, and the plan is of SAK-2009",
            "The release of the night.", "The tag SAK-1845_20090818."));
  }

  private static Slip slip(String rule, String said, String... changes) {
    var text = GOOD;
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(text).contains(changes[i]);
      text = text.replace(changes[i], changes[i + 1]);
    }
    return new Slip(rule, said, text);
  }

  private static List<Finding> findings(String text) {
    return findings(text, Optional.empty(), History.NONE);
  }

  private static List<Finding> findings(String text, Optional<Site> site, History history) {
    return switch (PlanFile.read("x", text.getBytes(StandardCharsets.UTF_8))) {
      case Read.Good<PlanFile>(var file) -> Lint.of(Subject.of(file, file.plan(), site, history));
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  @Test
  void aGoodPlanHasNoFinding() {
    assertThat(findings(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("slips")
  void eachSlipIsFoundAndSaidInOneLine(Slip slip) {
    assertThat(findings(slip.text())).filteredOn(f -> f.rule().name().equals(slip.rule()))
        .extracting(Finding::message).anySatisfy(m -> assertThat(m).contains(slip.said()))
        .allMatch(m -> !m.contains("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gunzip -c d.sql.gz | mysql sakai", "psql -d sakai -f up.sql",
      "psql -tAc 'select 1'", "yes | apt-get install x", "top -b -n 1", "watch-dog.sh", "top-up.sh",
      "journalctl -n 9 | grep -f pats", "mysql db < up.sql", "cp /a/b .bashrc"})
  void aCommandThatEndsByItselfIsNotFound(String command) {
    assertThat(findings(GOOD.replace("ssh: deploy --all", "ssh: \"" + command + "\""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tail -n 100 -f log", "sudo tail -F log", "  top", "watch ls",
      "journalctl -u x -f", "sleep infinity"})
  void aCommandThatDoesNotIs(String command) {
    assertThat(findings(GOOD.replace("ssh: deploy --all", "ssh: '" + command + "'")
        .replace(", limit: 5m", ""))).extracting(f -> f.rule().name())
        .containsExactly("never-ends");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Restore the database, e.g. by hand", "Restore SmartSite 2.5.3",
      "Restore sakai-2.5.3", "Restore it on web-app-01"})
  void whatIsNoFileIsNotMissed(String title) {
    assertThat(findings(GOOD.replace("step: Restore the database", "step: '" + title + "'")))
        .isEmpty();
  }

  @Test
  void aVariableMayHoldASecretToo() {
    assertThat(findings(GOOD.replace("hosts: { all",
        "variables: { db-password: { value: hunter22 } }\nhosts: { all")))
        .extracting(Finding::message)
        .containsExactly("the variable db-password holds what looks like a secret");
  }

  @Test
  void aLongTextCostsNothing() {
    for (var piece : List.of("a.", "/a", "x-", "restore a", ";less ", "a ", "&", "&gt", "SAK-")) {
      var text = GOOD.replace("The release of the night.", "\"" + piece.repeat(60_000) + "\"")
          .replace("deploy --all", "'" + piece.repeat(9_000 / piece.length()) + "'");
      assertThat(findings(text)).as(piece).isNotNull();
    }
  }

  @Test
  void whatTookLongerBeforeIsPlannedTooTight() {
    var history = new History(Map.of(new StepId("deploy"),
        Stream.of(7, 9, 11).map(Duration::ofMinutes).toList()));
    assertThat(findings(GOOD, Optional.empty(), history)).extracting(Finding::message)
        .containsExactly("3 Deploy: planned 5 min, and half of 3 runs took 9 min or more");
  }

  @Test
  void whoIsAsleepThenIsNamed() {
    var people = """
        thomas: { name: Thomas, irc: { net: thomas } }
        sandra: { name: Sandra, irc: { net: sandra }, zone: Europe/London, hours: 09:00-13:20 }
        prabhu: { name: Prabhu, irc: { net: prabhu }, zone: Asia/Kolkata, hours: 22:00-18:00 }
        """;
    var site = new Site(
        switch (People.read("people", people.getBytes(StandardCharsets.UTF_8))) {
          case Read.Good<People>(var read) -> read;
          case Read.Bad<People>(var problems) -> throw new AssertionError(problems.lines());
        }, new Inventory(Map.of()), Permits.NONE, Policy.NONE);
    assertThat(findings(GOOD, Optional.of(site), History.NONE)).extracting(Finding::message)
        .containsExactly("4 Verify: comes about 13:27 where sandra lives, whose hours are"
            + " 09:00-13:20");
  }

  private static Subject subject(String text) {
    return switch (PlanFile.read("x", text.getBytes(StandardCharsets.UTF_8))) {
      case Read.Good<PlanFile>(var file) -> Subject.of(file.plan());
      case Read.Bad<PlanFile>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  @Test
  void twoPlansOfOneDayNameWhatBothNeed() {
    var other = GOOD.replace("id: smartsite\n", "id: mail\n")
        .replace("owner: sandra", "owner: thomas")
        .replace("web-app-02", "web-app-03");
    assertThat(SameDay.between(subject(GOOD), subject(other)).map(Finding::message))
        .contains("on 2009-08-18 there is also mail: both need prabhu, thomas; both have"
            + " web-app-01; both keep users out");
    assertThat(SameDay.between(subject(GOOD), subject(other.replace("08-18", "08-19")))).isEmpty();
  }

  @Test
  void everyRuleSaysWhatItIsAndHasASlip() {
    var rules = new LinkedHashMap<String, Rule>();
    Lint.rules().forEach(rule -> rules.put(rule.name(), rule));
    assertThat(rules).hasSameSizeAs(Lint.rules());
    assertThat(Lint.rules()).allMatch(r -> r.name().matches("[a-z]+(-[a-z]+)*"))
        .allMatch(r -> r.reason().endsWith("."))
        .allMatch(r -> r.source().matches("R\\d\\d(, R\\d\\d)*"));
    assertThat(
        Stream.concat(slips().map(Slip::rule), Stream.of("too-tight", "out-of-hours", "same-day")))
        .containsExactlyInAnyOrderElementsOf(rules.keySet());
  }
}
