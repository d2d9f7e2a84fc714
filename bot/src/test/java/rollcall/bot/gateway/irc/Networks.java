package rollcall.bot.gateway.irc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import rollcall.bot.gateway.Identity;
import rollcall.bot.gateway.Room;
import rollcall.bot.peers.Inspircd;

/** Settings for the bot on a test server: account {@code rollcall}, channel {@code #release}. */
final class Networks {
  static final String PASSWORD = "pw-canary-rollcall";
  static final String CHANNEL = "#release";
  static final Room ROOM = new Room("test", CHANNEL);
  static final IrcSettings.Pace FAST = new IrcSettings.Pace(100, Duration.ofMillis(1));
  static final IrcSettings.Patience HASTY = new IrcSettings.Patience(Duration.ofSeconds(10),
      Duration.ofMillis(100), Duration.ofMillis(500));

  private Networks() {}

  /** The bot on a network, where no account is looked up. */
  static IrcGateway gateway(IrcSettings settings) {
    return new IrcGateway(settings, Pins.in(Path.of("none")), _ -> false);
  }

  static IrcSettings tls(Inspircd server) {
    return tls(server, FAST, HASTY);
  }

  static IrcSettings tls(Inspircd server, IrcSettings.Pace pace, IrcSettings.Patience patience) {
    return settings("127.0.0.1", server.tlsPort(), IrcSettings.Security.tls(server.certificate()),
        Optional.of(new IrcSettings.Login("rollcall", PASSWORD)), Identity.ACCOUNT, pace, patience);
  }

  static IrcSettings settings(String host, int port, IrcSettings.Security security,
      Optional<IrcSettings.Login> login, Identity identity, IrcSettings.Pace pace,
      IrcSettings.Patience patience) {
    return new IrcSettings("test", host, port, security, "rollcall", login, List.of(CHANNEL),
        identity,
        Optional.of("services.test"), pace, patience);
  }
}
