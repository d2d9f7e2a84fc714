package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Speaker;
import rollcall.bot.peers.Await;

/** What services do that those at hand cannot be made to: hesitate, say nothing, know nobody. */
class RegistrationsTest {
  private static final String ON_ITS_SERVER = """
      :s 311 rollcall NickServ NickServ services.test * :Accounts
      :s 312 rollcall NickServ services.test :Services
      :s 318 rollcall NickServ :End""";
  private static final String SINCE_2009 = notices(
      "Information on \u0002ulla\u0002 (account ulla):",
      "Registered  : Jul 01 05:00:00 2009 +0000 (17y ago)", "*** \u0002End of Info\u0002 ***");
  private static final String NOT_REGISTERED = notices("\u0002ulla\u0002 is not registered.");
  private final Heard heard = new Heard();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  @TempDir
  Path state;

  private static String notices(String... texts) {
    return ":NickServ!NickServ@services.test NOTICE rollcall :"
        + String.join("\n:NickServ!NickServ@services.test NOTICE rollcall :", texts);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Registrations.class);
  }

  @BeforeEach
  void listen() {
    log.start();
    logger().setLevel(Level.WARN);
    logger().addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    logger().detachAppender(log);
    logger().setLevel(null);
  }

  private List<String> logged() {
    return List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains("ulla")).toList();
  }

  private static ScriptedServer server(String whois, String info) {
    return new ScriptedServer(line -> line.equals("WHOIS NickServ")
        ? whois
        : line.equals("PRIVMSG NickServ :INFO ulla") ? info : ScriptedServer.usual(line));
  }

  private IrcGateway connect(ScriptedServer server) {
    IrcGateway gateway = new IrcGateway(Networks.settings("127.0.0.1", server.port(),
        IrcSettings.Security.onThisMachine(), Optional.of(new IrcSettings.Login("rollcall", "pw")),
        Identity.ACCOUNT, Networks.FAST, Networks.HASTY), Pins.in(state), "ulla"::equals);
    gateway.start(heard);
    heard.back(1);
    return gateway;
  }

  private static void says(ScriptedServer server, String account, String text) {
    server.send("@account=" + account + " :" + account + "!a@h PRIVMSG #release :" + text + "\r\n");
  }

  private static long asked(ScriptedServer server) {
    return server.got().stream().filter("WHOIS NickServ"::equals).count();
  }

  @Test
  void anAccountThatIsNotRegisteredIsNotBelieved() throws Exception {
    try (ScriptedServer server = server(ON_ITS_SERVER, NOT_REGISTERED);
        IrcGateway _ = connect(server)) {
      says(server, "ulla", "!ack 1");
      assertThat(heard.said("!ack 1").by())
          .isEqualTo(new Speaker("test", Optional.empty(), "ulla"));
      says(server, "ulla", "!ack 2");
      assertThat(heard.said("!ack 2").by().account()).isEmpty();
      assertThat(heard.all(Incoming.Refused.class)).singleElement()
          .satisfies(refused -> assertThat(refused.why()).contains("ulla is registered no more"));
      assertThat(logged()).singleElement().asString().contains("not believed");
      assertThat(state.resolve(Pins.FILE_NAME)).doesNotExist();
    }
  }

  @Test
  void theServicesAreAskedOnceUntilTheAccountComesAnewOrTheRoomIsLost() throws Exception {
    try (ScriptedServer server = server(ON_ITS_SERVER, SINCE_2009);
        IrcGateway _ = connect(server)) {
      List.of("one", "two", "three").forEach(text -> says(server, "ulla", text));
      assertThat(heard.said("three").by().account()).contains("ulla");
      assertThat(asked(server)).isEqualTo(1);
      assertThat(Files.readString(state.resolve(Pins.FILE_NAME)))
          .isEqualTo("2009-07-01T05:00:00Z ulla test\n");
      server.send("@account=ulla :u2!a@h JOIN #release\r\n");
      says(server, "ulla", "four");
      heard.said("four");
      assertThat(asked(server)).isEqualTo(2);
      server.send(":u3!a@h ACCOUNT ULLA\r\n:u3!a@h ACCOUNT *\r\n");
      says(server, "ulla", "five");
      heard.said("five");
      assertThat(asked(server)).isEqualTo(3);
      server.send(":op!o@h KICK #release rollcall :out\r\n");
      heard.back(2);
      says(server, "ulla", "six");
      heard.said("six");
      assertThat(asked(server)).isEqualTo(4);
      assertThat(logged()).isEmpty();
    }
  }

  @Test
  void linesWaitInOrderAndBoundedWhileOthersPass() throws Exception {
    try (ScriptedServer server = server(ON_ITS_SERVER, ""); IrcGateway _ = connect(server)) {
      List<String> lines = IntStream.range(0, Registrations.MOST_WAITING + 2)
          .mapToObj(i -> "line " + i).toList();
      lines.forEach(text -> says(server, "ulla", text));
      says(server, "otto", "beside");
      heard.said("beside");
      assertThat(heard.all(Incoming.Said.class)).hasSize(1);
      Await.until("INFO", () -> server.got().contains("PRIVMSG NickServ :INFO ulla"));
      server.send(SINCE_2009.replace("\n", "\r\n") + "\r\n");
      assertThat(heard.await(Incoming.Refused.class, any -> true).why()).contains("last 2 lines");
      assertThat(heard.all(Incoming.Said.class).stream().skip(1))
          .allSatisfy(said -> assertThat(said.by().account()).contains("ulla"))
          .extracting(Incoming.Said::text)
          .isEqualTo(lines.subList(0, Registrations.MOST_WAITING));
    }
  }

  @Test
  void withoutAnAnswerLinesPassAndItIsAskedAgainAtTheNextLine() throws Exception {
    try (ScriptedServer server = server("", ""); IrcGateway _ = connect(server)) {
      says(server, "ulla", "!ack 1");
      says(server, "ulla", "!ack 2");
      assertThat(heard.said("!ack 1").by().account()).contains("ulla");
      assertThat(heard.said("!ack 2").by().account()).contains("ulla");
      assertThat(asked(server)).isEqualTo(1);
      assertThat(logged()).singleElement().asString().contains("no answer in 10 s");
      says(server, "ulla", "!ack 3");
      Await.until("asked again", () -> asked(server) == 2);
    }
  }

  @Test
  void nobodyElsesNickServIsAskedAndItIsSaidOnceInTheLog() throws Exception {
    try (ScriptedServer server = server(ON_ITS_SERVER.replace("services.test :", "s :"),
        NOT_REGISTERED); IrcGateway _ = connect(server)) {
      says(server, "ulla", "!ack 1");
      assertThat(heard.said("!ack 1").by().account()).contains("ulla");
      says(server, "ulla", "!ack 2");
      assertThat(heard.said("!ack 2").by().account()).contains("ulla");
      assertThat(server.got()).noneMatch(line -> line.contains("INFO"));
      assertThat(logged()).singleElement().asString().contains("services' own server");
    }
  }

  @Test
  void aPinFileThatBreaksWhileTheBotRunsChangesNobodysStanding() throws IOException {
    Path pins = state.resolve(Pins.FILE_NAME);
    Files.writeString(pins, "2010-07-01T05:00:00Z ulla test\n");
    try (ScriptedServer server = server(ON_ITS_SERVER, SINCE_2009);
        IrcGateway _ = connect(server)) {
      says(server, "ulla", "!ack 1");
      assertThat(heard.said("!ack 1").by().account()).isEmpty();
      Files.writeString(pins, "broken\n");
      says(server, "ulla", "!ack 2");
      assertThat(heard.said("!ack 2").by().account()).isEmpty();
    }
  }
}
