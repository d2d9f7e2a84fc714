package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Sighting;
import rollcall.bot.gateway.Unsaid;
import rollcall.bot.peers.Await;
import rollcall.bot.peers.Inspircd;
import rollcall.bot.peers.IrcUser;
import rollcall.plans.run.Absence;

/** Each test has its own users, and a connection costs a second, so they run beside each other. */
@Execution(ExecutionMode.CONCURRENT)
class IrcIdentityTest {
  private static final String NICK_ALICE = "nick alice";
  private static Inspircd server;
  private static IrcGateway gateway;
  private static Heard heard;

  @BeforeAll
  static void connect() {
    server = Inspircd.start();
    server.register("rollcall", Networks.PASSWORD);
    server.register("alice", "pw-alice");
    server.register("bob", "pw-bob");
    server.register("carol", "pw-carol");
    server.register("dora", "pw-dora");
    server.register("foo[x]", "pw-foo");
    gateway = Networks.gateway(Networks.tls(server));
    heard = new Heard();
    gateway.start(heard);
    heard.back(1);
  }

  @AfterAll
  static void leave() {
    gateway.close();
    server.close();
  }

  @Test
  @ResourceLock(NICK_ALICE)
  void theOwnerIsKnownByTheAccountOfTheLine() {
    try (IrcUser alice = server.login("alice", "alice", "pw-alice").join(Networks.CHANNEL)) {
      Instant before = Instant.now();
      alice.say(Networks.CHANNEL, "!ack 1");
      Incoming.Said said = heard.said("!ack 1");
      assertThat(said.by().account()).contains("alice");
      assertThat(said.room()).isEqualTo(Networks.ROOM);
      assertThat(said.messageId()).isNotBlank();
      assertThat(said.saidAt()).isBetween(before.minusSeconds(2), Instant.now().plusSeconds(2));
    }
  }

  @Test
  @ResourceLock(NICK_ALICE)
  void anImpostorUnderTheOwnersNickHasNoAccount() {
    try (IrcUser impostor = server.connect("alice").join(Networks.CHANNEL)) {
      impostor.say(Networks.CHANNEL, "!ack impostor");
      Incoming.Said said = heard.said("!ack impostor");
      assertThat(said.by().account()).isEmpty();
      assertThat(said.by().shown()).isEqualTo("alice");
    }
  }

  @Test
  @ResourceLock(NICK_ALICE)
  void anotherAccountUnderTheOwnersNickIsTheOtherAccount() {
    try (IrcUser bob = server.login("alice", "bob", "pw-bob").join(Networks.CHANNEL)) {
      bob.say(Networks.CHANNEL, "!ack as bob");
      assertThat(heard.said("!ack as bob").by().account()).contains("bob");
    }
  }

  @Test
  void aClientsOwnAccountTagCountsForNothing() {
    try (IrcUser mallory = server.connect("mallory").join(Networks.CHANNEL);
        IrcUser bob = server.login("bob2", "bob", "pw-bob").join(Networks.CHANNEL)) {
      mallory.send("@+account=alice PRIVMSG #release :!ack forged");
      assertThat(heard.said("!ack forged").by().account()).isEmpty();
      bob.send("@+account=alice PRIVMSG #release :!ack forged too");
      assertThat(heard.said("!ack forged too").by().account()).contains("bob");
    }
  }

  @Test
  void theAccountStaysWhenTheNickChanges() {
    try (IrcUser alice = server.login("alice3", "alice", "pw-alice").join(Networks.CHANNEL)) {
      alice.send("NICK ally");
      alice.say(Networks.CHANNEL, "!ack as ally");
      assertThat(heard.said("!ack as ally").by().account()).contains("alice");
    }
  }

  @Test
  void aLogoutCountsFromTheNextLineOnAndSoDoesTheLoginAfterIt() {
    try (IrcUser alice = server.login("alice4", "alice", "pw-alice").join(Networks.CHANNEL)) {
      alice.send("PRIVMSG NickServ :LOGOUT");
      alice.await(" 901 ");
      alice.say(Networks.CHANNEL, "!ack logged out");
      assertThat(heard.said("!ack logged out").by().account()).isEmpty();
      alice.send("PRIVMSG NickServ :IDENTIFY alice pw-alice");
      alice.await(" 900 ");
      alice.say(Networks.CHANNEL, "!ack again");
      assertThat(heard.said("!ack again").by().account()).contains("alice");
    }
  }

  @Test
  void anAccountIsOneHoweverItIsSpelledAtTheLogin() {
    try (IrcUser alice = server.login("alice5", "ALICE", "pw-alice").join(Networks.CHANNEL)) {
      alice.say(Networks.CHANNEL, "!ack in capitals");
      assertThat(heard.said("!ack in capitals").by().account()).contains("alice");
    }
  }

  @Test
  void bracketsAndBracesAreTheSameWhereTheServerSaysSo() {
    try (IrcUser foo = server.login("foo1", "foo{x}", "pw-foo").join(Networks.CHANNEL)) {
      foo.say(Networks.CHANNEL, "!ack folded");
      assertThat(heard.said("!ack folded").by().account()).contains("foo{x}");
      assertThat(gateway.canonical("Foo[X]")).isEqualTo("foo{x}");
    }
  }

  @Test
  void onlyAPlainMessageInTheChannelActs() {
    try (IrcUser alice = server.login("alice6", "alice", "pw-alice").join(Networks.CHANNEL)
        .join("#other")) {
      alice.send("NOTICE #release :!ack notice");
      alice.say(Networks.CHANNEL, "\u0001ACTION !ack action\u0001");
      alice.say(Networks.CHANNEL, "\u0001ACTION !ack unclosed");
      alice.say("@" + Networks.CHANNEL, "!ack status");
      alice.say("#other", "!ack elsewhere");
      alice.send("TAGMSG #release");
      alice.say("rollcall", "!ack private");
      alice.say(Networks.CHANNEL, "!ack plain 6");
      heard.said("!ack plain 6");
      assertThat(heard.all(Incoming.Said.class).stream()
          .filter(said -> said.by().shown().equals("alice6")))
          .extracting(Incoming.Said::text).containsExactly("!ack plain 6");
      assertThat(heard.await(Incoming.Asked.class, asked -> asked.text().equals("!ack private"))
          .by().account()).contains("alice");
    }
  }

  @Test
  void theChannelIsTheSameInCapitals() {
    try (IrcUser alice = server.login("alice7", "alice", "pw-alice").join(Networks.CHANNEL)) {
      alice.say("#RELEASE", "!ack loud");
      assertThat(heard.said("!ack loud").room()).isEqualTo(Networks.ROOM);
    }
  }

  @Test
  void aBotIsNotObeyed() {
    try (IrcUser bot = server.login("otherbot", "bob", "pw-bob").join(Networks.CHANNEL);
        IrcUser alice = server.login("alice8", "alice", "pw-alice").join(Networks.CHANNEL)) {
      bot.send("MODE otherbot +B");
      bot.await("MODE otherbot :?\\+B");
      bot.say(Networks.CHANNEL, "!ack from a bot");
      bot.settle();
      alice.say(Networks.CHANNEL, "!ack after the bot");
      heard.said("!ack after the bot");
      assertThat(heard.heard("!ack from a bot")).isFalse();
    }
  }

  @Test
  void theBotMarksItselfAsABot() {
    try (IrcUser alice = server.connect("looker")) {
      alice.send("WHOIS rollcall");
      assertThat(alice.await(" (335|318) ")).contains("is a bot");
    }
  }

  @Test
  void twoConnectionsOfOneAccountAreOneAccount() {
    try (IrcUser one = server.login("alice9", "alice", "pw-alice").join(Networks.CHANNEL);
        IrcUser two = server.login("alice10", "alice", "pw-alice").join(Networks.CHANNEL)) {
      one.say(Networks.CHANNEL, "!ack from one");
      two.say(Networks.CHANNEL, "!ack from two");
      assertThat(heard.said("!ack from one").by().account())
          .isEqualTo(heard.said("!ack from two").by().account());
    }
  }

  @Test
  void whatIsConfidentialGoesToTheAccountAndNotToTheNick() throws Exception {
    try (IrcUser impostor = server.connect("carol").join(Networks.CHANNEL)) {
      assertThatThrownBy(() -> gateway.tell("carol", List.of("phone 1")).get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(Unsaid.class);
      try (IrcUser carol = server.login("carrie", "carol", "pw-carol").join(Networks.CHANNEL)) {
        gateway.tell("CAROL", List.of("phone 2")).get(20, TimeUnit.SECONDS);
        carol.await("PRIVMSG carrie :phone 2");
        impostor.settle();
        assertThat(impostor.heard()).noneMatch(line -> line.contains("phone"));
      }
    }
  }

  @Test
  void theServicesSaySinceWhenAnAccountIsRegistered() throws Exception {
    assertThat(gateway.registeredSince("alice").get(20, TimeUnit.SECONDS)).get()
        .satisfies(since -> assertThat(since).isBetween(Instant.now().minusSeconds(600),
            Instant.now().plusSeconds(2)));
    assertThat(gateway.registeredSince("nobody").get(20, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void aPrivateQuestionCanBeAnswered() throws Exception {
    try (IrcUser user = server.connect("asker")) {
      user.say("rollcall", "where?");
      Incoming.Asked asked = heard.await(Incoming.Asked.class,
          each -> each.text().equals("where?"));
      gateway.answer(asked, "ask in #release").get(20, TimeUnit.SECONDS);
      user.await("PRIVMSG asker :ask in #release");
    }
  }

  @Test
  void whoReadsTheRoomIsSeenByTheirAccount() {
    isSeen("dora", new Sighting.Gone(Absence.NOT_THERE));
    try (IrcUser one = server.login("dora1", "dora", "pw-dora").join(Networks.CHANNEL);
        IrcUser two = server.login("dora2", "dora", "pw-dora").join(Networks.CHANNEL)) {
      isSeen("dora", new Sighting.Here());
      one.send("AWAY :lunch");
      one.settle();
      isSeen("dora", new Sighting.Here());
      two.send("AWAY :lunch too");
      isSeen("dora", new Sighting.Gone(Absence.AWAY));
      one.send("AWAY");
      isSeen("dora", new Sighting.Here());
      one.send("NICK dora3");
      two.send("QUIT :bye");
      two.await("ERROR");
      isSeen("dora", new Sighting.Here());
      one.say("NickServ", "LOGOUT");
      isSeen("dora", new Sighting.Gone(Absence.LOGGED_OUT));
      one.say("NickServ", "IDENTIFY dora pw-dora");
      isSeen("dora", new Sighting.Here());
      one.send("PART " + Networks.CHANNEL);
      isSeen("dora", new Sighting.Gone(Absence.LEFT_CHANNEL));
      one.join(Networks.CHANNEL);
      isSeen("dora", new Sighting.Here());
      one.send("QUIT :bye");
      isSeen("dora", new Sighting.Gone(Absence.LEFT_NETWORK));
    }
  }

  private static void isSeen(String account, Sighting sighting) {
    Await.until(account + " is seen as " + sighting,
        () -> gateway.sighting(Networks.ROOM, account).equals(sighting));
  }

  @Test
  void everythingComesOnOneThread() {
    assertThat(heard.threads()).containsExactly("irc-ear-test");
  }

  @Test
  void theRoomIsProvenWhileItIsHeard() {
    assertThat(gateway.provenAt(Networks.ROOM)).get().satisfies(
        at -> assertThat(Duration.between(at, Instant.now())).isLessThan(Duration.ofSeconds(30)));
  }
}
