package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Sighting;
import rollcall.bot.gateway.Unsaid;
import rollcall.bot.gateway.Urgency;
import rollcall.bot.peers.Await;
import rollcall.bot.peers.Inspircd;
import rollcall.bot.peers.IrcUser;
import rollcall.plans.run.Absence;

class IrcOutageTest {
  private static final IrcSettings.Patience SHORT = new IrcSettings.Patience(Duration.ofSeconds(2),
      Duration.ofMillis(100), Duration.ofMillis(500));
  private static Inspircd server;
  /** In the channel before the bot, so that the bot never is the one to rule it. */
  private static IrcUser operator;
  private IrcGateway gateway;
  private Heard heard;

  @BeforeAll
  static void serve() {
    server = Inspircd.start();
    server.register("rollcall", Networks.PASSWORD);
    server.register("alice", "pw-alice");
    operator = server.connect("op").join(Networks.CHANNEL);
    operator.send("OPER root operator");
    operator.await(" 381 ");
  }

  @AfterAll
  static void end() {
    operator.close();
    server.close();
  }

  @BeforeEach
  void connect() {
    connect(server);
    heard.back(1);
  }

  private void connect(Inspircd to) {
    gateway = Networks.gateway(Networks.tls(to, Networks.FAST, SHORT));
    heard = new Heard();
    gateway.start(heard);
  }

  @AfterEach
  void leave() {
    gateway.close();
  }

  private void say(String line) throws Exception {
    gateway.say(Networks.ROOM, List.of(line), Urgency.CALL).get(20, TimeUnit.SECONDS);
  }

  @Test
  void whoWasThereBeforeTheBotIsSeenOnceItIsIn() {
    try (IrcUser alice = server.login("alice", "alice", "pw-alice").join(Networks.CHANNEL)) {
      alice.send("AWAY :lunch");
      alice.settle();
      operator.send("KILL rollcall :enough");
      heard.await(Incoming.Lost.class, any -> true);
      heard.back(2);
      Await.until("alice is seen", () -> gateway.sighting(Networks.ROOM, "alice")
          .equals(new Sighting.Gone(Absence.AWAY)));
      alice.send("AWAY");
      Await.until("alice is seen", () -> gateway.sighting(Networks.ROOM, "ALICE")
          .equals(new Sighting.Here()));
    }
  }

  @Test
  void aBotThatIsKilledComesBackIntoItsRoomAndSaysSinceWhenItWasAway() throws Exception {
    assertThat(heard.all(Incoming.Back.class).getFirst().lostAt()).isEmpty();
    operator.send("KILL rollcall :enough");
    Incoming.Lost lost = heard.await(Incoming.Lost.class, any -> true);
    assertThat(lost.why()).contains("enough");
    heard.back(2);
    assertThat(heard.all(Incoming.Back.class).getLast().lostAt()).contains(lost.since());
    say("here again");
    operator.await("PRIVMSG #release :here again");
  }

  @Test
  void aServerThatRestartsIsFoundAgainAfterFailedAttempts() throws Exception {
    gateway.close();
    try (Inspircd other = Inspircd.start()) {
      other.register("rollcall", Networks.PASSWORD);
      other.register("alice", "pw-alice");
      connect(other);
      heard.back(1);
      other.stopServer();
      heard.await(Incoming.Lost.class, any -> true);
      heard.await(Incoming.Trouble.class, trouble -> trouble.why().contains("cannot reach"));
      assertThatThrownBy(() -> say("lost?")).hasCauseInstanceOf(Unsaid.class);
      assertThat(gateway.provenAt(Networks.ROOM)).isEmpty();
      other.startServer();
      heard.back(2);
      try (IrcUser alice = other.login("alice", "alice", "pw-alice").join(Networks.CHANNEL)) {
        alice.say(Networks.CHANNEL, "!ack after the restart");
        assertThat(heard.said("!ack after the restart").by().account()).contains("alice");
      }
      gateway.close();
    }
  }

  @Test
  void aKickedBotComesBackAndWhatItWantedToSayFailsMeanwhile() throws Exception {
    operator.send("KICK #release rollcall :out");
    Incoming.Lost lost = heard.await(Incoming.Lost.class, any -> true);
    assertThat(lost.why()).contains("kicked by op");
    assertThatThrownBy(() -> say("too early")).hasCauseInstanceOf(Unsaid.class);
    heard.back(2);
    say("back");
    operator.await("PRIVMSG #release :back");
  }

  @Test
  void aRoomThatRefusesTheBotIsTriedAgain() {
    operator.send("MODE #release +i");
    operator.send("KICK #release rollcall :out");
    heard.await(Incoming.Trouble.class, trouble -> trouble.why().contains("#release"));
    operator.send("MODE #release -i");
    heard.back(2);
  }

  @Test
  void linesThatTheChannelRefusesFail() {
    operator.send("MODE #release +m");
    operator.settle();
    try {
      assertThatThrownBy(() -> say("nobody hears")).hasCauseInstanceOf(Unsaid.class)
          .hasMessageContaining("refused");
    } finally {
      operator.send("MODE #release -m");
    }
  }

  @Test
  void theNickIsTakenBackFromWhoeverTookItMeanwhile() throws Exception {
    gateway.close();
    Await.until("the nick is free", () -> free("rollcall"));
    try (IrcUser impostor = server.connect("rollcall")) {
      connect();
      Await.until("the impostor is gone", impostor::ended);
    }
    try (IrcUser looker = server.connect("looker").join(Networks.CHANNEL)) {
      Await.until("the nick is the bot's", () -> saysUnder("rollcall", looker));
    }
  }

  private boolean free(String nick) {
    try (IrcUser looker = server.connect("looker2")) {
      looker.send("WHOIS " + nick);
      return looker.await(" (401|311) ").contains(" 401 ");
    }
  }

  private boolean saysUnder(String nick, IrcUser looker) {
    gateway.say(Networks.ROOM, List.of("me"), Urgency.CALL).join();
    looker.settle();
    return !looker.saidBy(nick, Networks.CHANNEL).isEmpty();
  }

  @Test
  void aServerThatFallsSilentIsTakenForDeadAndFoundAgain() throws Exception {
    Instant frozen = Instant.now();
    server.freeze();
    try {
      CompletableFuture<Instant> unsaid = gateway.say(Networks.ROOM, List.of("hello?"),
          Urgency.CALL);
      Incoming.Lost lost = heard.await(Incoming.Lost.class, any -> true);
      assertThat(lost.why()).contains("silent");
      assertThat(lost.since()).isBefore(frozen.plusSeconds(1));
      assertThat(Duration.between(frozen, Instant.now())).isLessThan(Duration.ofSeconds(6));
      assertThatThrownBy(() -> unsaid.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(Unsaid.class);
    } finally {
      server.thaw();
    }
    heard.back(2);
    say("there you are");
  }

  @Test
  void aQuietServerIsNotTakenForDead() {
    Instant quietUntil = Instant.now().plus(SHORT.silence()).plusSeconds(1);
    Await.until("quiet for longer than the limit", () -> Instant.now().isAfter(quietUntil));
    assertThat(heard.all(Incoming.Lost.class)).isEmpty();
  }

  @Test
  void whoIsLoggedInGoesOnWhileTheServicesAreDown() {
    try (IrcUser alice = server.login("alice", "alice", "pw-alice").join(Networks.CHANNEL)) {
      server.stopServices();
      try {
        alice.say(Networks.CHANNEL, "!ack without services");
        assertThat(heard.said("!ack without services").by().account()).contains("alice");
        try (IrcUser impostor = server.connect("NickServ")) {
          assertThatThrownBy(() -> gateway.registeredSince("alice").get(20, TimeUnit.SECONDS))
              .hasMessageContaining("services' own server");
          assertThat(impostor.heard()).noneMatch(line -> line.contains("INFO"));
        }
        operator.send("KILL rollcall :while the services are down");
        heard.await(Incoming.Trouble.class,
            trouble -> trouble.why().contains("services are down"));
      } finally {
        server.startServices();
      }
      heard.back(2);
    }
  }
}
