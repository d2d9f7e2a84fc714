package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Room;
import rollcall.bot.gateway.Urgency;
import rollcall.bot.peers.Inspircd;
import rollcall.bot.peers.IrcUser;

class IrcSpeechTest {
  private static final int LINE_LIMIT = 510;
  private static final String LONG_CHANNEL = "#" + "release".repeat(8);
  private static Inspircd server;
  private static IrcGateway gateway;
  private static Heard heard;
  private static IrcUser alice;
  private int heardBefore;

  @BeforeAll
  static void connect() {
    server = Inspircd.start();
    server.register("rollcall", Networks.PASSWORD);
    server.register("alice", "pw-alice");
    alice = server.login("alice", "alice", "pw-alice").join(Networks.CHANNEL).join(LONG_CHANNEL);
    alice.send("MODE #release +H 20:1d");
    alice.await("MODE #release .?\\+H");
    alice.say(Networks.CHANNEL, "!ack said before the bot came");
    alice.settle();
    gateway = Networks.gateway(new IrcSettings("test", "127.0.0.1", server.tlsPort(),
        IrcSettings.Security.tls(server.certificate()), "rollcall",
        Optional.of(new IrcSettings.Login("rollcall", Networks.PASSWORD)),
        List.of(Networks.CHANNEL, LONG_CHANNEL), Identity.ACCOUNT, Optional.empty(), Networks.FAST,
        Networks.HASTY));
    heard = new Heard();
    gateway.start(heard);
    heard.back(2);
  }

  @AfterAll
  static void leave() {
    gateway.close();
    alice.close();
    server.close();
  }

  @BeforeEach
  void remember() {
    alice.settle();
    heardBefore = alice.saidBy("rollcall", Networks.CHANNEL).size();
  }

  private List<String> arrive(String... lines) throws Exception {
    gateway.say(Networks.ROOM, List.of(lines), Urgency.CALL).get(20, TimeUnit.SECONDS);
    alice.settle();
    List<String> said = alice.saidBy("rollcall", Networks.CHANNEL);
    return said.subList(heardBefore, said.size());
  }

  @Test
  void aLongLineArrivesWhole() throws Exception {
    String text = "step 7 of 22 is called ".repeat(60).strip();
    List<String> pieces = arrive(text);
    assertThat(pieces).hasSize(4);
    assertThat(String.join("", pieces)).isEqualTo(text);
  }

  @Test
  void aLongLineInOtherScriptsArrivesWholeAndNoCharacterIsCut() throws Exception {
    String text = "Datenbank prüfen, 数据库检查, проверка 👍🏽 ".repeat(18).strip();
    List<String> pieces = arrive(text);
    assertThat(String.join("", pieces)).isEqualTo(text);
    assertThat(String.join("", pieces)).doesNotContain("\ufffd");
  }

  @Test
  void aLongWordWithoutSpacesArrivesWhole() throws Exception {
    String text = "è́".repeat(300);
    List<String> pieces = arrive(text);
    assertThat(String.join("", pieces)).isEqualTo(text);
    assertThat(pieces).allMatch(piece -> piece.startsWith("e") || piece.startsWith("è"));
  }

  @Test
  void noLineIsLongerThanTheServerRelays() throws Exception {
    Room room = new Room("test", LONG_CHANNEL);
    String text = "x".repeat(1_500);
    gateway.say(room, List.of(text), Urgency.CALL).get(20, TimeUnit.SECONDS);
    alice.settle();
    assertThat(String.join("", alice.saidBy("rollcall", LONG_CHANNEL))).isEqualTo(text);
    assertThat(alice.heard()).filteredOn(line -> line.contains(" PRIVMSG "))
        .allMatch(line -> line.replaceFirst("^@\\S+ ", "")
            .getBytes(StandardCharsets.UTF_8).length <= LINE_LIMIT);
  }

  @Test
  void moreThanFourLongLinesSayHowMuchIsNotShown() throws Exception {
    List<String> pieces = arrive("y".repeat(2_000));
    assertThat(pieces).hasSize(4);
    assertThat(pieces.getLast()).endsWith(" [400 bytes more]");
  }

  @Test
  void lineEndsAndControlsInATextShowAsWhatTheyAre() throws Exception {
    assertThat(arrive("a\r\nQUIT :b\rc\nd\u0000\u0007\u001b[31m\u202e\u2028\u200b"))
        .containsExactly(
            "a\\x0d\\x0aQUIT :b\\x0dc\\x0ad\\x00\\x07\\x1b[31m\\x{202e}\\x{2028}\\x{200b}");
  }

  @Test
  void linesComeInTheOrderInWhichTheyWereSaid() throws Exception {
    assertThat(arrive("one", "two", "", "four")).containsExactly("one", "two", " ", "four");
  }

  @Test
  void whatOneEventMayTakeIsBounded() {
    assertThatThrownBy(
        () -> gateway.say(Networks.ROOM, List.of("1", "2", "3", "4", "5"), Urgency.CALL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> gateway.say(Networks.ROOM, List.of(), Urgency.CALL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> gateway.say(new Room("other", "#release"), List.of("x"), Urgency.CALL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void historyThatTheServerPlaysBackIsNotHeard() {
    alice.say(Networks.CHANNEL, "!ack said now");
    heard.said("!ack said now");
    assertThat(heard.heard("!ack said before the bot came")).isFalse();
  }

  @Test
  void theServersTimeAndIdOfAMessageArePassedOn() {
    alice.say(Networks.CHANNEL, "!ack timed");
    Incoming.Said said = heard.said("!ack timed");
    alice.say(Networks.CHANNEL, "!ack timed later");
    Incoming.Said later = heard.said("!ack timed later");
    assertThat(later.saidAt()).isAfterOrEqualTo(said.saidAt())
        .isBefore(Instant.now().plusSeconds(2));
    assertThat(later.messageId()).isNotEqualTo(said.messageId());
  }

  @Test
  void whatTheBotSaysItDoesNotHear() throws Exception {
    arrive("!ack from myself");
    alice.say(Networks.CHANNEL, "!ack after myself");
    heard.said("!ack after myself");
    assertThat(heard.heard("!ack from myself")).isFalse();
  }
}
