package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Speaker;
import rollcall.bot.gateway.Unsaid;
import rollcall.bot.gateway.Urgency;
import rollcall.bot.peers.Await;

/** What other servers, bouncers and hostile relays do and the ones at hand do not. */
class IrcOddServerTest {
  private final Heard heard = new Heard();

  private IrcGateway connect(ScriptedServer server, String password, IrcSettings.Pace pace) {
    IrcGateway gateway = Networks.gateway(Networks.settings("127.0.0.1", server.port(),
        IrcSettings.Security.onThisMachine(),
        Optional.of(new IrcSettings.Login("rollcall", password)),
        Identity.ACCOUNT, pace, Networks.HASTY));
    gateway.start(heard);
    return gateway;
  }

  private IrcGateway connect(ScriptedServer server) {
    return connect(server, "secret", Networks.FAST);
  }

  @Test
  void historyIsDroppedEvenWhereItCarriesTheAccount() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
        IrcGateway _ = connect(server)) {
      heard.back(1);
      server.send(
          "@account=alice;time=2026-08-01T05:09:59.999Z :a!a@h PRIVMSG #release :!ack by a bouncer\r\n");
      server.send(":s BATCH +x chathistory #release\r\n");
      server.send(
          "@batch=x;account=alice;time=2026-08-01T05:11:00.000Z :a!a@h PRIVMSG #release :!ack in a batch\r\n");
      server.send(
          "@account=alice;time=2026-08-01T05:10:00.500Z;msgid=m1 :a!a@h PRIVMSG #release :!ack live\r\n");
      Incoming.Said live = heard.said("!ack live");
      assertThat(live.messageId()).isEqualTo("m1");
      assertThat(live.saidAt()).isEqualTo(Instant.parse("2026-08-01T05:10:00.500Z"));
      assertThat(heard.all(Incoming.Said.class)).hasSize(1);
    }
  }

  @Test
  void aMessageWithoutAnIdGetsTheSameOneEachTimeItComes() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
        IrcGateway _ = connect(server)) {
      heard.back(1);
      String line = "@account=alice;time=2026-08-01T05:11:00.000Z :a!a@h PRIVMSG #release :!ack 3\r\n";
      server.send(line + line + line.replace("00.000", "00.001"));
      Await.until("three", () -> heard.all(Incoming.Said.class).size() == 3);
      List<String> ids = heard.all(Incoming.Said.class).stream().map(Incoming.Said::messageId)
          .toList();
      assertThat(ids.get(1)).isEqualTo(ids.get(0)).isNotEqualTo(ids.get(2));
    }
  }

  @Test
  void aLineHiddenBehindACarriageReturnIsNotHeard() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
        IrcGateway _ = connect(server)) {
      heard.back(1);
      server.send(
          "@account=mallory :m!m@h PRIVMSG #release :x\r@account=alice :alice!a@h PRIVMSG #release :!ack\r\n");
      Incoming.Said said = heard.await(Incoming.Said.class, any -> true);
      assertThat(said.by().account()).contains("mallory");
      assertThat(heard.all(Incoming.Said.class)).hasSize(1);
    }
  }

  @Test
  void aServerThatKeepsBracketsApartIsBelieved() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
        IrcGateway gateway = connect(server)) {
      heard.back(1);
      server.send("@account=Foo[x] :f!f@h PRIVMSG #release :!ack\r\n");
      assertThat(heard.said("!ack").by().account()).contains("foo[x]");
      assertThat(gateway.canonical("FOO{X}")).isEqualTo("foo{x}");
    }
  }

  @Test
  void aPasswordThatFillsAChunkIsEndedByAnEmptyOne() throws Exception {
    String fills = "p".repeat(300 - "rollcall".length() * 2 - 2);
    try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
        IrcGateway _ = connect(server, fills, Networks.FAST)) {
      heard.back(1);
      List<String> sent = server.got().stream().filter(line -> line.startsWith("AUTHENTICATE "))
          .toList();
      assertThat(sent).hasSize(3).last().isEqualTo("AUTHENTICATE +");
      assertThat(sent.get(1)).hasSize("AUTHENTICATE ".length() + Registration.CHUNK);
    }
  }

  @Test
  void aWelcomeWithoutALoginIsNotEnough() throws Exception {
    try (ScriptedServer server = new ScriptedServer(line -> line.startsWith("AUTHENTICATE")
        ? ":s 001 rollcall :hi\n:s 422 rollcall :no MOTD"
        : ScriptedServer.usual(line)); IrcGateway _ = connect(server)) {
      heard.await(Incoming.Trouble.class, any -> true);
      assertThat(server.got()).noneMatch(line -> line.startsWith("JOIN"));
    }
  }

  @Test
  void everyRefusalOfALoginEndsIt() throws Exception {
    for (String refusal : List.of("902", "904", "905", "906", "907")) {
      Heard told = new Heard();
      try (ScriptedServer server = new ScriptedServer(line -> line.startsWith("AUTHENTICATE")
          ? ":s " + refusal + " rollcall :no"
          : ScriptedServer.usual(line));
          IrcGateway gateway = Networks.gateway(Networks.settings("127.0.0.1", server.port(),
              IrcSettings.Security.onThisMachine(),
              Optional.of(new IrcSettings.Login("rollcall", "secret")),
              Identity.ACCOUNT, Networks.FAST, Networks.HASTY))) {
        gateway.start(told);
        assertThat(told.await(Incoming.Trouble.class, any -> true).why()).contains(refusal);
      }
    }
  }

  @Test
  void aServerWithoutAccountTagsIsRefused() throws Exception {
    try (
        ScriptedServer server = new ScriptedServer(
            line -> ScriptedServer.usual(line).replace(" account-tag", ""));
        IrcGateway _ = connect(server)) {
      assertThat(heard.await(Incoming.Trouble.class, any -> true).why()).contains("account-tag");
    }
  }

  @Test
  void aBotThatIsLoggedOutLeavesAndLogsInAgain() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
        IrcGateway _ = connect(server)) {
      heard.back(1);
      server.send(":s 901 rollcall rollcall!r@h :You are now logged out\r\n");
      assertThat(heard.await(Incoming.Lost.class, any -> true).why()).contains("logged us out");
      heard.back(2);
    }
  }

  @Test
  void whatTheServerNeverConfirmsIsNotTakenForSaid() throws Exception {
    CompletableFuture<Instant> said;
    try (
        ScriptedServer server = new ScriptedServer(
            line -> line.startsWith("PING") ? "" : ScriptedServer.usual(line));
        IrcGateway gateway = connect(server)) {
      heard.back(1);
      said = gateway.say(Networks.ROOM, List.of("hello"), Urgency.CALL);
      Await.until("the line", () -> server.got().contains("PRIVMSG #release :hello"));
      assertThat(said).isNotDone();
    }
    assertThatThrownBy(() -> said.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(Unsaid.class);
  }

  @Test
  void whatWaitsToBeSaidIsBounded() throws Exception {
    IrcSettings.Pace slow = new IrcSettings.Pace(1, Duration.ofMinutes(1));
    try (ScriptedServer server = new ScriptedServer(ScriptedServer::usual);
        IrcGateway gateway = connect(server, "secret", slow)) {
      heard.back(1);
      List<CompletableFuture<Instant>> said = new ArrayList<>();
      for (int i = 0; i < Mouth.MAX_WAITING; i++) {
        said.add(gateway.say(Networks.ROOM, List.of("x"), Urgency.LISTING));
      }
      assertThat(said).noneMatch(CompletableFuture::isDone);
      said.add(gateway.say(Networks.ROOM, List.of("x"), Urgency.LISTING));
      CompletableFuture<Instant> tooMany = gateway.say(Networks.ROOM, List.of("x"),
          Urgency.LISTING);
      assertThatThrownBy(() -> tooMany.get(5, TimeUnit.SECONDS))
          .hasMessageContaining("already wait");
    }
  }

  @Test
  void whatCannotActIsDroppedFirstWhenTheListenerFallsBehind() throws Exception {
    CompletableFuture<Boolean> hold = new CompletableFuture<>();
    List<Incoming> told = new ArrayList<>();
    Incoming asked = new Incoming.Asked("test", new Speaker("test", Optional.empty(), "x"), "x");
    try (Ear ear = new Ear("test", told::add)) {
      ear.run(hold::join);
      for (int i = 0; i < Ear.LIMIT; i++) {
        ear.hear(asked);
      }
      ear.hear(new Incoming.Said(Networks.ROOM, new Speaker("test", Optional.of("alice"), "a"),
          "!ack", Instant.EPOCH, "1"));
      hold.complete(true);
    }
    assertThat(told).hasSize(Ear.BUSY + 1).last().isInstanceOf(Incoming.Said.class);
  }
}
