package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Urgency;
import rollcall.bot.peers.Inspircd;
import rollcall.bot.peers.IrcUser;
import rollcall.bot.peers.Ngircd;

class IrcRefusalTest {
  private static final Optional<IrcSettings.Login> LOGIN = Optional
      .of(new IrcSettings.Login("rollcall", Networks.PASSWORD));
  private static Inspircd server;

  @BeforeAll
  static void serve() {
    server = Inspircd.start();
    server.register("rollcall", Networks.PASSWORD);
  }

  @AfterAll
  static void end() {
    server.close();
  }

  private static IrcSettings tls(String host, IrcSettings.Security security, String password) {
    return Networks.settings(host, server.tlsPort(), security,
        Optional.of(new IrcSettings.Login("rollcall", password)), Identity.ACCOUNT, Networks.FAST,
        Networks.HASTY);
  }

  private static String trouble(IrcSettings settings) {
    Heard heard = new Heard();
    try (IrcGateway gateway = Networks.gateway(settings)) {
      gateway.start(heard);
      String why = heard.await(Incoming.Trouble.class, any -> true).why();
      assertThat(heard.all(Incoming.Back.class)).isEmpty();
      assertThat(gateway.provenAt(Networks.ROOM)).isEmpty();
      return why;
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefused() {
    assertThat(trouble(tls("127.0.0.1", IrcSettings.Security.tls(), Networks.PASSWORD)))
        .contains("certificate");
  }

  @Test
  void aCertificateOfAnotherServerIsRefused() {
    try (Inspircd other = Inspircd.start()) {
      assertThat(trouble(
          tls("127.0.0.1", IrcSettings.Security.tls(other.certificate()), Networks.PASSWORD)))
          .contains("certificate");
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    assertThat(trouble(
        tls("localhost", IrcSettings.Security.tls(server.certificate()), Networks.PASSWORD)))
        .contains("certificate").contains("localhost");
  }

  @Test
  void aCertificateFileThatIsMissingIsNamed() {
    assertThat(trouble(
        tls("127.0.0.1", IrcSettings.Security.tls(server.certificate().resolveSibling("none.pem")),
            Networks.PASSWORD)))
        .contains("none.pem");
  }

  @Test
  void aWrongPasswordIsRefusedWithTheReason() {
    assertThat(trouble(
        tls("127.0.0.1", IrcSettings.Security.tls(server.certificate()), "pw-wrong-canary")))
        .contains("account rollcall was rejected").contains("904")
        .doesNotContain("pw-wrong-canary");
  }

  @Test
  void aPasswordOverOneChunkIsSentWhole() {
    String whole = "p".repeat(300);
    assertThat(trouble(tls("127.0.0.1", IrcSettings.Security.tls(server.certificate()), whole)))
        .contains("904");
  }

  @Test
  void aServerWithoutAccountsIsRefusedUnlessNicksAreTrustedInAsManyWords() throws Exception {
    try (Ngircd plain = Ngircd.start()) {
      IrcSettings.Security here = IrcSettings.Security.onThisMachine();
      assertThat(trouble(Networks.settings("127.0.0.1", plain.port(), here, LOGIN, Identity.ACCOUNT,
          Networks.FAST, Networks.HASTY)))
          .contains("identity: nick");
      Heard heard = new Heard();
      try (
          IrcGateway gateway = Networks.gateway(Networks.settings("127.0.0.1", plain.port(), here,
              Optional.empty(), Identity.NICK, Networks.FAST, Networks.HASTY));
          IrcUser alice = plain.connect("Alice")) {
        gateway.start(heard);
        heard.back(1);
        assertThat(gateway.identity()).isEqualTo(Identity.NICK);
        alice.join(Networks.CHANNEL);
        alice.say(Networks.CHANNEL, "!ack by nick");
        assertThat(heard.said("!ack by nick").by().account()).contains("alice");
        gateway.say(Networks.ROOM, List.of("a\rb"), Urgency.CALL).get(20, TimeUnit.SECONDS);
        alice.await("PRIVMSG #release :a\\\\x0db$");
      }
    }
  }

  @Test
  void noPasswordIsEverLogged() throws Exception {
    Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Map<Logger, Level> before = new HashMap<>();
    for (Logger each : List.of(root, logger("org.pircbotx"), logger("rollcall"))) {
      before.put(each, each.getLevel());
      each.setLevel(Level.TRACE);
    }
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    Heard heard = new Heard();
    try (IrcGateway gateway = Networks.gateway(Networks.tls(server))) {
      gateway.start(heard);
      heard.back(1);
      gateway.say(Networks.ROOM, List.of("IDENTIFY rollcall " + Networks.PASSWORD), Urgency.CALL)
          .get(20, TimeUnit.SECONDS);
      trouble(tls("127.0.0.1", IrcSettings.Security.tls(server.certificate()), "pw-wrong-canary"));
    } finally {
      before.forEach(Logger::setLevel);
      root.detachAppender(log);
    }
    String all = String.join("\n",
        List.copyOf(log.list).stream().map(IrcRefusalTest::text).toList());
    assertThat(all).contains("AUTHENTICATE ***").contains("JOIN #release");
    assertThat(all).doesNotContain(Networks.PASSWORD).doesNotContain("pw-wrong-canary")
        .doesNotContain(payload(Networks.PASSWORD)).doesNotContain(payload("pw-wrong-canary"));
    assertThat(Networks.tls(server).toString()).doesNotContain(Networks.PASSWORD);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  private static String payload(String password) {
    return Base64.getEncoder()
        .encodeToString(("rollcall\0rollcall\0" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(ILoggingEvent event) {
    String thrown = event.getThrowableProxy() == null
        ? ""
        : ThrowableProxyUtil.asString(event.getThrowableProxy());
    return event.getFormattedMessage() + thrown;
  }
}
