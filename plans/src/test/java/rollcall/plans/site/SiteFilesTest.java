package rollcall.plans.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rollcall.plans.model.Account;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlanId;
import rollcall.plans.shape.Read;
import rollcall.plans.site.Policy.Power;

/** The files of the bot's machine: what they come to, and what is told where they are wrong. */
class SiteFilesTest {
  private static final PersonId THOMAS = new PersonId("thomas");
  private static final PersonId SANDRA = new PersonId("sandra");
  private static final PlanId PLAN = new PlanId("smartsite-2009");
  private static final Environment STAGING = new Environment("staging");
  private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExample";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T good(Read<T> read) {
    return switch (read) {
      case Read.Good<T>(var value) -> value;
      case Read.Bad<T>(var problems) -> throw new AssertionError(problems.lines());
    };
  }

  private static List<String> bad(Read<?> read) {
    return switch (read) {
      case Read.Good<?> _ -> List.of();
      case Read.Bad<?>(var problems) -> problems.lines();
    };
  }

  private static People people(String text) {
    return good(People.read("people.yaml", bytes(text)));
  }

  private static List<String> badPeople(String text) {
    return bad(People.read("people.yaml", bytes(text)));
  }

  private final People both = people("""
      thomas: { name: Thomas Amsler, irc: { libera: Thomas }, terminal: root, deputy: sandra }
      sandra: { name: Sandra, irc: { libera: "sandra[qc]" }, slack: U012AB3CD, hours: 07:00-18:00,
        email: s@example.org, phone: +1 530 555 0100, zone: America/Los_Angeles }
      """);

  @Test
  void anAccountIsFoldedAsItsServerFolds() {
    assertThat(both.whoIs(new Account("libera", "THOMAS"))).contains(THOMAS);
    assertThat(both.whoIs(new Account("oftc", "thomas"))).isEmpty();
    assertThat(both.whoIs(new Account("libera", "sandra{qc}"))).isEmpty();
    assertThat(both.whoIs(new Account("terminal", "root"))).contains(THOMAS);
    assertThat(both.whoIs(new Account("terminal", "Root"))).isEmpty();
    assertThat(both.whoIs(new Account("slack", "U012AB3CD"))).contains(SANDRA);
  }

  @Test
  void theThreeFoldingsDifferInBracketsAndTheCaret() {
    assertThat(Folding.ASCII.fold("A[\\]^")).isEqualTo("a[\\]^");
    assertThat(Folding.STRICT_RFC1459.fold("A[\\]^")).isEqualTo("a{|}^");
    assertThat(Folding.RFC1459.fold("A[\\]^")).isEqualTo("a{|}~");
  }

  @Test
  void twoEntriesNeverShareAnAccountInAnyFolding() {
    assertThat(badPeople("""
        a: { name: Ann, irc: { libera: 'x[1]' } }
        b: { name: Bob, irc: { libera: 'X{1}', oftc: 'x[1]' } }
        """)).containsExactly(
        "people.yaml:2:4: `a` and `b` share the account `X{1}` on libera");
    assertThat(badPeople("a: { name: Ann, slack: U012 }\nb: { name: Bob, slack: U012 }\n"))
        .containsExactly("people.yaml:2:4: `a` and `b` share the account `U012` on slack");
    assertThat(badPeople("a: { name: Ann, terminal: root }\nb: { name: Bob, terminal: root }\n"))
        .containsExactly("people.yaml:2:4: `a` and `b` share the account `root` on terminal");
  }

  @Test
  void twoEntriesNeverShareAnEmailAddress() {
    assertThat(badPeople("""
        a: { name: Ann, email: X@example.org }
        b: { name: Bob, email: x@Example.org }
        """))
        .containsExactly("people.yaml:2:4: `a` and `b` share an e-mail address");
  }

  @Test
  void namesThatLookAlikeAreRefused() {
    for (var pair : List.of(List.of("paul", "pau1"), List.of("Ian", "lan"), List.of("tom", "torn"),
        List.of("bob", "b0b"), List.of("Thomas", "thomas"), List.of("vvill", "will"))) {
      assertThat(badPeople(pair.getFirst() + ": { name: Some One }\n" + pair.getLast()
          + ": { name: Another }\n")).as("%s", pair).singleElement().asString()
          .endsWith("differ only by letters that look alike");
    }
    assertThat(badPeople("a: { name: Sandra }\nb: { name: S\u0430ndr\u0430 }\n"))
        .containsExactly("people.yaml:2:4: `a` and `b` differ only by letters that look alike");
    assertThat(badPeople("a: { name: \u039F\u03BB\u03B3\u03B1 }\nb: { name: O\u03BBy\u03B1 }\n"))
        .hasSize(1);
    assertThat(badPeople("ann: { name: Ann }\nanna: { name: Anna }\n")).isEmpty();
  }

  @Test
  void aPeopleFileIsReadStrictly() {
    assertThat(badPeople("thomas: { nmae: T }\n9: { name: X, deputy: thomsa, hours: late }\n"))
        .containsExactly("people.yaml:1:9: the person lacks `name`: the full name",
            "people.yaml:1:11: no key of a person `nmae`; did you mean `name`?",
            "people.yaml:2:1: `9` is not the short name of a person, such as `prabhu`",
            "people.yaml:2:23: no person `thomsa`; did you mean `thomas`?",
            "people.yaml:2:38: `late` is not a span of the day, such as `05:00 - 08:00`");
  }

  private static Inventory inventory(String text) {
    return good(Inventory.read("hosts.yaml", bytes(text)));
  }

  private static String host(String name, String more) {
    return name + ": { user: sakai, key: id, host-key: " + KEY + more + " }\n";
  }

  private final Inventory hosts = inventory(host("sakaiprod1", ", environment: live")
      + host("sakaiprod2", ", environment: live, jump: sakaiprod1, port: 2222, address: 10.0.0.2")
      + host("stage1", ", environment: staging"));

  @Test
  void aHostIsItsOwnAddressOnPort22WhereTheInventorySaysNoMore() {
    var host = hosts.find(new HostName("sakaiprod1")).orElseThrow();
    assertThat(host.address()).isEqualTo("sakaiprod1");
    assertThat(host.port()).isEqualTo(22);
    assertThat(hosts.find(new HostName("sakaiprod2")).orElseThrow().port()).isEqualTo(2222);
  }

  @Test
  void anInventoryThatNamesNothingIsRefused() {
    assertThat(bad(Inventory.read("hosts.yaml",
        bytes(host("a", ", environment: live, jump: b") + "c: { user: x, key: k, host-key: ssh-dss"
            + " AAAA, environment: Live }\n"))))
        .containsExactly("hosts.yaml:1:" + (host("a", ", environment: live, jump: ")
            .indexOf(" }") + 1) + ": no host `b`; there are a, c",
            "hosts.yaml:2:33: `ssh-dss AAAA` is not a host key, such as "
                + "`ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA…`",
            "hosts.yaml:2:60: `Live` is not the name of an environment, such as `staging`");
    assertThat(bad(Inventory.read("hosts.yaml",
        bytes(host("a", ", environment: live, jump: b")
            + host("b", ", environment: live, jump: a")))))
        .hasSize(2).first().asString()
        .endsWith("`a` is behind more than 4 jump hosts, or behind itself");
  }

  private static final String DEPLOY = "setup-sakai-node.sh \"$TAG\"";
  private static final String PERMIT = "- { hosts: [sakaiprod1, 'sakaiprod[2-6]'], as: sakai, "
      + "command: '" + DEPLOY + "', environments: [live], plans: ['smartsite*'] }\n";

  private static Permits permits(String text) {
    return good(Permits.read("permits.yaml", bytes(text)));
  }

  private Site site(Permits permits, Policy policy) {
    return new Site(both, hosts, permits, policy);
  }

  private static Wish wish(String plan, Environment environment, String host, String as,
      String command, String value) {
    return new Wish(new PlanId(plan), environment, new HostName(host), as, command,
        List.of(value));
  }

  @Test
  void nothingRunsThatNoPermitNames() {
    var site = site(permits(PERMIT), Policy.NONE);
    var live = Environment.LIVE;
    assertThat(site.permit(wish("smartsite-2009", live, "sakaiprod2", "sakai", DEPLOY, "t1")))
        .isPresent();
    for (var wish : List.of(wish("other", live, "sakaiprod2", "sakai", DEPLOY, "t1"),
        wish("smartsite", STAGING, "sakaiprod2", "sakai", DEPLOY, "t1"),
        wish("smartsite", live, "sakaiprod3", "sakai", DEPLOY, "t1"),
        wish("smartsite", live, "stage1", "sakai", DEPLOY, "t1"),
        wish("smartsite", live, "sakaiprod2", "root", DEPLOY, "t1"),
        wish("smartsite", live, "sakaiprod2", "sakai", DEPLOY + " ", "t1"),
        wish("smartsite", live, "sakaiprod2", "sakai", DEPLOY, "$(touch x)"))) {
      assertThat(site.permit(wish)).as("%s", wish).isEmpty();
    }
    assertThat(site(Permits.NONE, Policy.NONE)
        .permit(wish("smartsite", live, "sakaiprod2", "sakai", DEPLOY, "t1"))).isEmpty();
  }

  @Test
  void onlyFreeTextLetsAnyValueThrough() {
    var free = permits(PERMIT.replace(" }", ", free-text: true, rerun: safe }"));
    var odd = wish("smartsite", Environment.LIVE, "sakaiprod2", "sakai", DEPLOY, "two words");
    assertThat(site(free, Policy.NONE).permit(odd)).hasValueSatisfying(permit -> {
      assertThat(permit.rerun()).isTrue();
      assertThat(permit.byItself()).isFalse();
    });
  }

  @Test
  void aPermitOrARuleThatNamesNothingIsToldWithItsFileAndPlace() {
    var policy = good(Policy.read("policy.yaml", bytes(
        "- { plans: '*', environments: live, lead: [thomas, kirk] }\n")));
    var names = new Site.Names("people.yaml", "hosts.yaml", "permits.yaml", "policy.yaml");
    var odd = permits("- { hosts: [stage1, 'sakaiprod[1-3]'], as: sakai, command: x, "
        + "environments: live, plans: x }\n");
    assertThat(site(odd, policy).check(names).lines()).containsExactly(
        "permits.yaml:1:3: the permit names the host `sakaiprod3`, which is not in the inventory",
        "permits.yaml:1:3: the permit names the host `stage1`, which is in `staging`, "
            + "not where the permit holds",
        "policy.yaml:1:3: the rule names `kirk`, who is not in the people file");
    assertThat(site(permits(PERMIT.replace("-6", "-2")), Policy.NONE).check(names).isEmpty())
        .isTrue();
  }

  @Test
  void aPermitIsReadStrictly() {
    assertThat(bad(Permits.read("permits.yaml", bytes("- { hosts: a, comand: x, plans: 'A?' }\n"))))
        .containsExactly("permits.yaml:1:3: the permit lacks `as`: the user on the host",
            "permits.yaml:1:3: the permit lacks `command`: the exact text of the command",
            "permits.yaml:1:3: the permit lacks `environments`: where",
            "permits.yaml:1:15: no key of a permit `comand`; did you mean `command`?",
            "permits.yaml:1:33: `A?` is not a pattern of plan ids, such as `smartsite*`");
    assertThat(bad(Permits.read("permits.yaml", bytes("hosts: a\n")))).containsExactly(
        "permits.yaml:1:1: expected a list, but a mapping stands here");
  }

  @Test
  void theFirstRuleThatFitsDecidesAlone() {
    var site = site(Permits.NONE, good(Policy.read("policy.yaml", bytes("""
        - { plans: "smartsite-*", environments: [live], lead: thomas, load: anyone, approvers: 2 }
        - { plans: "*", environments: [live, staging], lead: sandra }
        """))));
    assertThat(site.may(THOMAS, Power.LEAD, PLAN, Environment.LIVE)).isTrue();
    assertThat(site.may(SANDRA, Power.LEAD, PLAN, Environment.LIVE)).isFalse();
    assertThat(site.may(SANDRA, Power.LOAD, PLAN, Environment.LIVE)).isTrue();
    assertThat(site.may(new PersonId("kirk"), Power.LOAD, PLAN, Environment.LIVE)).isFalse();
    assertThat(site.may(THOMAS, Power.APPROVE, PLAN, Environment.LIVE)).isFalse();
    assertThat(site.may(SANDRA, Power.LEAD, PLAN, STAGING)).isTrue();
    assertThat(site.policy().approvers(PLAN, Environment.LIVE)).isEqualTo(2);
    assertThat(site.policy().approvers(PLAN, STAGING)).isEqualTo(1);
  }

  @Test
  void whereNoRuleFitsLiveIsClosedAndTheRestIsOpen() {
    for (var power : Power.values()) {
      assertThat(Policy.NONE.may(THOMAS, power, PLAN, Environment.LIVE)).isFalse();
      assertThat(Policy.NONE.may(THOMAS, power, PLAN, STAGING)).isTrue();
    }
    assertThat(Policy.NONE.approvers(PLAN, Environment.LIVE)).isEqualTo(1);
    assertThat(Policy.NONE.approvers(PLAN, STAGING)).isZero();
  }

  @Test
  void aPolicyIsReadStrictly() {
    assertThat(bad(Policy.read("policy.yaml", bytes(
        "- { plans: x, environments: live, approve: [anyone, thomas], aprovers: 1 }\n"))))
        .containsExactly("policy.yaml:1:44: `anyone` stands alone",
            "policy.yaml:1:62: no key of a rule `aprovers`; did you mean `approvers`?");
  }

  private static Read<Config> config(String text) {
    return Config.read("rollcall.yaml", bytes(text), SiteFilesTest::environment);
  }

  private static Irc irc(String text) {
    return (Irc) good(config(text)).networks().getFirst();
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(Map.of("IRC_PASSWORD", "s3cr,et: #x").get(name));
  }

  private static final String NETWORK = "gateways: { irc: [ { name: libera, server: irc.libera.chat, "
      + "nick: rc, account: rc, password: \"${IRC_PASSWORD}\", channels: ['#release'] } ] }\n";

  @Test
  void anEnvironmentVariableIsAValueAndNeverMore() {
    var irc = irc(NETWORK);
    assertThat(irc.password().orElseThrow().reveal()).isEqualTo("s3cr,et: #x");
    assertThat(irc.toString()).doesNotContain("s3cr");
    assertThat(irc.tls()).isTrue();
    assertThat(irc.port()).isEqualTo(6697);
    assertThat(irc.byNick()).isFalse();
  }

  @Test
  void aNetworkSaysHowFastItMayBeSpokenTo() {
    var irc = irc(NETWORK.replace("nick:", "burst: 20, interval: 250ms, nick:"));
    assertThat(irc.burst()).contains(20);
    assertThat(irc.interval()).contains(Duration.ofMillis(250));
    assertThat(irc.services()).isEmpty();
    assertThat(irc(NETWORK.replace("nick:", "services: services.libera.chat, nick:")).services())
        .contains("services.libera.chat");
    assertThat(irc(NETWORK.replace("nick:", "interval: 60s, nick:"))
        .interval()).contains(Duration.ofMinutes(1));
    assertThat(bad(config(NETWORK.replace("nick:", "burst: 101, interval: 61s, nick:"))))
        .containsExactly(
            "rollcall.yaml:1:68: `101` is not a whole number from 1 to 100, such as `1`",
            "rollcall.yaml:1:83: `61s` is not a time between lines, up to 1 minute, such as `500ms`");
    assertThat(bad(config(NETWORK.replace("nick:", "interval: 0ms, nick:")))).hasSize(1);
  }

  @Test
  void aConfigurationMayLeaveEverythingOut() {
    var config = good(config("prefix: \".\"\n"));
    assertThat(config.prefix()).isEqualTo(".");
    assertThat(config.journalUrl()).isEqualTo(Config.H2);
    assertThat(config.networks()).isEmpty();
  }

  @Test
  void aConfigurationIsReadStrictly() {
    assertThat(bad(config("""
        peple: p
        hosts: ${HOSTS}
        board: { port: 1 }
        gateways: { slack: [], irc: [] }
        journal: { url: mysql }
        """))).containsExactly(
        "rollcall.yaml:1:1: no key of a configuration `peple`; did you mean `people`?",
        "rollcall.yaml:2:8: the environment has no variable `HOSTS`",
        "rollcall.yaml:3:8: `board` is not built yet: leave it out",
        "rollcall.yaml:4:20: `slack` is not built yet: leave it out",
        "rollcall.yaml:4:29: an empty list says nothing: leave the key out",
        "rollcall.yaml:5:17: `mysql` is not the address of a database, such as `h2`");
    assertThat(bad(config(NETWORK.replace("name: libera", "name: terminal")
        .replace("account: rc, ", "")))).containsExactly(
            "rollcall.yaml:1:20: `account` and `password` belong together",
            "rollcall.yaml:1:22: a second network `terminal`, or one of the bot's own");
  }

  @Test
  void aRangeOfHostsKeepsItsZeros() {
    assertThat(HostPattern.parse("a-[08-10,x]-b").orElseThrow().hosts())
        .extracting(HostName::value).containsExactly("a-08-b", "a-09-b", "a-10-b", "a-x-b");
    assertThat(HostPattern.parse("a[1-999999]b[1-999999]").orElseThrow().count())
        .isEqualTo(HostPattern.MOST + 1);
    for (var wrong : List.of("a[", "a[]", "a[2-1]", "a[1,]", "[-1]", "a b", "", "a[.]")) {
      assertThat(HostPattern.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void aGlobIsMatchedWhole() {
    assertThat(new Glob("smart*-2*9").matches("smartsite-2009")).isTrue();
    assertThat(new Glob("smart*").matches("a-smartsite")).isFalse();
    assertThat(new Glob("*".repeat(40) + "b").matches("a".repeat(80))).isFalse();
  }

  @Test
  void aValueIsPlainWhateverItsPatternSays() {
    for (var plain : List.of("a", "sakai-2009-08", "a/b.c:d@e+f=g,h", "1.10", "a..b", "a=b/a=b")) {
      assertThat(ValueRule.complaint(plain)).as(plain).isEmpty();
    }
    for (var odd : List.of("", "-a", "a b", "a;b", "$(x)", "`x`", "a/../b", "a/..", "a\n", "\u00e4",
        "a".repeat(201))) {
      assertThat(ValueRule.complaint(odd)).as(odd).isPresent();
    }
  }

  @Test
  void aVariableIsNotCalledAsSomethingThatRulesAShell() {
    for (var name : List.of("path", "ifs", "env", "home", "shell", "ps4", "ld-preload",
        "ld-audit", "lc-all", "bash-env", "bashopts", "java-tool-options", "pythonpath", "perl5opt",
        "git-ssh-command", "malloc-arena-max", "rollcall-execution")) {
      assertThat(ValueRule.nameComplaint(name)).as(name).isPresent();
    }
    assertThat(ValueRule.nameComplaint("previous-tag")).isEmpty();
    assertThat(ValueRule.environmentName("previous-tag")).isEqualTo("PREVIOUS_TAG");
  }
}
