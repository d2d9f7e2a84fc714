package rollcall.bot.gateway.irc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rollcall.bot.gateway.Identity;

class IrcSettingsTest {
  private static final IrcSettings.Security PLAIN = IrcSettings.Security.onThisMachine();

  private static IrcSettings settings(String server, int port, IrcSettings.Security security,
      String nick,
      List<String> channels, boolean login, Identity identity) {
    return new IrcSettings("libera", server, port, security, nick,
        login ? Optional.of(new IrcSettings.Login("rollcall", "secret")) : Optional.empty(),
        channels,
        identity, Optional.empty(), IrcSettings.Pace.CAREFUL, IrcSettings.Patience.USUAL);
  }

  private static IrcSettings on(String server, IrcSettings.Security security) {
    return settings(server, 6667, security, "rollcall", List.of("#release"), true,
        Identity.ACCOUNT);
  }

  private static IrcSettings in(List<String> channels) {
    return settings("irc.example.org", 6697, IrcSettings.Security.tls(), "rollcall", channels, true,
        Identity.ACCOUNT);
  }

  @Test
  void plainTextIsForThisMachineOrInAsManyWords() {
    assertThatCode(() -> on("127.0.0.1", PLAIN)).doesNotThrowAnyException();
    assertThatCode(() -> on("localhost", PLAIN)).doesNotThrowAnyException();
    assertThatCode(() -> on("::1", PLAIN)).doesNotThrowAnyException();
    assertThatThrownBy(() -> on("irc.example.org", PLAIN)).hasMessageContaining("TLS");
    assertThatThrownBy(() -> on("127.0.0.1.example.org", PLAIN)).hasMessageContaining("TLS");
    assertThatCode(
        () -> on("irc.example.org", new IrcSettings.Security(true, true, Optional.empty())))
        .doesNotThrowAnyException();
  }

  @Test
  void withoutAnAccountTheBotRunsOnlyWhereNicksAreTrustedInAsManyWords() {
    assertThatThrownBy(() -> settings("h", 1, IrcSettings.Security.tls(), "r", List.of("#a"), false,
        Identity.ACCOUNT))
        .hasMessageContaining("identity: nick");
    assertThatCode(() -> settings("h", 1, IrcSettings.Security.tls(), "r", List.of("#a"), false,
        Identity.NICK)).doesNotThrowAnyException();
  }

  @Test
  void channelsAreBoundedAndDistinctAsTheNetworkSeesThem() {
    assertThatThrownBy(() -> in(List.of())).hasMessageContaining("channels");
    assertThatThrownBy(() -> in(List.of("release"))).hasMessageContaining("#");
    assertThatThrownBy(() -> in(List.of("#a b"))).hasMessageContaining("space");
    assertThatThrownBy(() -> in(List.of("#a\r\nQUIT"))).hasMessageContaining("space");
    assertThatThrownBy(() -> in(List.of("#a[", "#A{"))).hasMessageContaining("twice");
    assertThatCode(() -> in(channels(IrcSettings.MAX_CHANNELS))).doesNotThrowAnyException();
    assertThatThrownBy(() -> in(channels(IrcSettings.MAX_CHANNELS + 1)))
        .hasMessageContaining("channels");
  }

  private static List<String> channels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "#c" + i).toList();
  }

  @Test
  void nickServerAndPortAreChecked() {
    for (String nick : List.of("", "1x", "a b", "x".repeat(31), "a\r\nQUIT")) {
      assertThatThrownBy(() -> settings("h", 1, IrcSettings.Security.tls(), nick, List.of("#a"),
          true, Identity.ACCOUNT)).hasMessageContaining("nick");
    }
    assertThatThrownBy(() -> on("a b", IrcSettings.Security.tls())).hasMessageContaining("server");
    for (int port : new int[]{0, -1, 65_536}) {
      assertThatThrownBy(() -> settings("h", port, IrcSettings.Security.tls(), "r", List.of("#a"),
          true, Identity.ACCOUNT)).hasMessageContaining("port");
    }
  }

  @Test
  void aPasswordIsBoundedAndNeverShows() {
    assertThat(in(List.of("#a")).toString()).doesNotContain("secret");
    assertThatCode(() -> new IrcSettings.Login("a", "p".repeat(IrcSettings.Login.MAX_BYTES)))
        .doesNotThrowAnyException();
    for (String password : List.of("", "a\0b", "a\nb",
        String.join("", Collections.nCopies(IrcSettings.Login.MAX_BYTES + 1, "p")))) {
      assertThatThrownBy(() -> new IrcSettings.Login("a", password))
          .hasMessageContaining("password");
    }
  }

  @Test
  void waitsAndPacesAreBounded() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new IrcSettings.Patience(Duration.ofSeconds(31), second, second))
        .hasMessageContaining("30 s");
    assertThatThrownBy(() -> new IrcSettings.Patience(second, Duration.ZERO, second))
        .hasMessageContaining("retry");
    assertThatThrownBy(() -> new IrcSettings.Patience(second, second, Duration.ofMinutes(11)))
        .hasMessageContaining("retry");
    assertThatThrownBy(() -> new IrcSettings.Pace(0, second)).hasMessageContaining("burst");
    assertThatThrownBy(() -> new IrcSettings.Pace(101, second)).hasMessageContaining("burst");
    assertThatThrownBy(() -> new IrcSettings.Pace(5, Duration.ofMinutes(2)))
        .hasMessageContaining("interval");
  }
}
