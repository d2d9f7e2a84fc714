package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.peers.Inspircd;
import rollcall.bot.peers.IrcUser;

/** An account is its owner's only while it is registered since the date first seen. */
class IrcRegistrationsTest {
  private static final Set<String> PEOPLE = Set.of("anna", "bert", "cora", "dora", "emil", "finn");
  private static Inspircd server;
  @TempDir
  Path state;
  private IrcGateway gateway;
  private Heard heard;

  @BeforeAll
  static void serve() {
    server = Inspircd.start();
    server.register("rollcall", Networks.PASSWORD);
    PEOPLE.forEach(account -> server.register(account, "pw-1"));
    server.register("stranger", "pw-1");
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @BeforeEach
  void connect() {
    gateway = new IrcGateway(Networks.tls(server), Pins.in(state), PEOPLE::contains);
    heard = new Heard();
    gateway.start(heard);
    heard.back(1);
  }

  @AfterEach
  void leave() {
    gateway.close();
  }

  private static IrcUser login(String account) {
    return server.login(account, account, "pw-1").join(Networks.CHANNEL);
  }

  private List<String> pins() throws IOException {
    Path file = state.resolve(Pins.FILE_NAME);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private Incoming.Said says(IrcUser user, String text) {
    user.say(Networks.CHANNEL, text);
    return heard.said(text);
  }

  @Test
  void anAccountIsPinnedAtFirstSightAndPassesFromThenOn() throws IOException {
    try (IrcUser anna = login("anna")) {
      assertThat(says(anna, "!ack 1").by().account()).contains("anna");
      assertThat(pins()).singleElement().asString().endsWith("Z anna test");
      assertThat(says(anna, "!ack 2").by().account()).contains("anna");
      gateway.close();
      connect();
      assertThat(says(anna, "!ack 3").by().account()).contains("anna");
      assertThat(pins()).hasSize(1);
      assertThat(heard.all(Incoming.Refused.class)).isEmpty();
    }
  }

  @Test
  void linesThatComeWhileTheServicesAreAskedKeepTheirOrderAndTime() {
    try (IrcUser bert = login("bert")) {
      List<String> lines = IntStream.range(0, Registrations.MOST_WAITING)
          .mapToObj(i -> "!note " + i).toList();
      lines.forEach(line -> bert.say(Networks.CHANNEL, line));
      Instant said = Instant.now();
      heard.said(lines.getLast());
      List<Incoming.Said> all = heard.all(Incoming.Said.class);
      assertThat(all).extracting(Incoming.Said::text).isEqualTo(lines);
      assertThat(all).isSortedAccordingTo((a, b) -> a.saidAt().compareTo(b.saidAt()))
          .allSatisfy(each -> assertThat(each.by().account()).contains("bert"));
      assertThat(all.getLast().saidAt()).isBefore(said.plusSeconds(2));
    }
  }

  @Test
  void anAccountThatIsRegisteredAnewIsNotBelieved() throws IOException {
    try (IrcUser cora = login("cora"); IrcUser bert = login("bert")) {
      assertThat(says(cora, "!ack mine").by().account()).contains("cora");
      List<String> pinned = pins();
      server.drop("cora", "pw-1");
      assertThat(says(cora, "!ack dropped").by().account()).isEmpty();
      cora.send("NICK formerly");
      cora.settle();
      server.registerLater("cora", "pw-1");
      try (IrcUser thief = login("cora")) {
        assertThat(says(thief, "!ack stolen").by().account()).isEmpty();
        Incoming.Refused refused = heard.await(Incoming.Refused.class, any -> true);
        assertThat(refused.by().account()).isEmpty();
        assertThat(refused.room()).isEqualTo(Networks.ROOM);
        assertThat(refused.why()).contains("the account cora is registered since", "operator",
            Pins.FILE_NAME);
        assertThat(says(thief, "!ack stolen again").by().account()).isEmpty();
        assertThat(heard.all(Incoming.Refused.class)).hasSize(1);
        assertThat(says(bert, "!ack beside").by().account()).contains("bert");
        gateway.close();
        connect();
        assertThat(says(thief, "!ack after a restart").by().account()).isEmpty();
        assertThat(heard.all(Incoming.Refused.class)).hasSize(1);
        assertThat(pins()).containsAll(pinned);
        Files.delete(state.resolve(Pins.FILE_NAME));
        assertThat(says(thief, "!ack meant").by().account()).contains("cora");
        assertThat(pins()).singleElement().asString().isNotIn(pinned).endsWith(" cora test");
      }
    }
  }

  @Test
  void whoLogsInInTheRoomIsAskedForAgain() throws IOException {
    try (IrcUser dora = login("dora"); IrcUser thief = server.connect("thief")) {
      thief.join(Networks.CHANNEL);
      assertThat(says(dora, "!ack first").by().account()).contains("dora");
      server.drop("dora", "pw-1");
      dora.send("NICK formerly2");
      dora.settle();
      server.registerLater("dora", "pw-2");
      thief.send("PRIVMSG NickServ :IDENTIFY dora pw-2");
      thief.await(" 900 ");
      assertThat(says(thief, "!ack second").by().account()).isEmpty();
      heard.await(Incoming.Refused.class, any -> true);
    }
  }

  @Test
  void linesPassWhileTheServicesAreDownAndAreLookedUpWhenTheyAreBack() throws IOException {
    try (IrcUser emil = login("emil")) {
      server.stopServices();
      try {
        assertThat(says(emil, "!ack without services").by().account()).contains("emil");
        assertThat(pins()).isEmpty();
      } finally {
        server.startServices();
      }
      assertThat(says(emil, "!ack with services").by().account()).contains("emil");
      assertThat(pins()).singleElement().asString().endsWith(" emil test");
    }
  }

  @Test
  void whoMayDoNothingHereIsNotLookedUp() throws IOException {
    try (IrcUser stranger = login("stranger")) {
      assertThat(says(stranger, "!status").by().account()).contains("stranger");
      assertThat(pins()).isEmpty();
    }
  }

  @Test
  void aPinFromBeforeIsWhatCounts() throws IOException {
    gateway.close();
    Files.writeString(state.resolve(Pins.FILE_NAME), "2009-07-01T05:00:00Z finn test\n");
    connect();
    try (IrcUser finn = login("finn")) {
      assertThat(says(finn, "!ack").by().account()).isEmpty();
      assertThat(heard.await(Incoming.Refused.class, any -> true).why())
          .contains("2009-07-01T05:00:00Z");
    }
  }
}
