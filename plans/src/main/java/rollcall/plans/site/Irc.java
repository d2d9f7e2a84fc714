package rollcall.plans.site;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Reading;
import rollcall.plans.shape.Text;

/**
 * One network of IRC. {@code trust} is a PEM file to trust instead of the JDK's anchors;
 * {@code byNick} takes a nick for an identity, on servers without account tags; {@code services} is
 * the server whose word about the registration of an account counts; {@code burst} is the lines
 * that may be said at once after a silence, {@code interval} the time between lines after that,
 * both where the server is known to bear more, or less, than usual.
 */
public record Irc(String name, String server, int port, boolean tls, Optional<String> trust,
    String nick, Optional<String> account, Optional<Config.Secret> password, boolean byNick,
    Optional<String> services, List<String> channels, Optional<Integer> burst,
    Optional<Duration> interval) implements Network {
  private static final int IRC_PORT = 6697;
  private static final int LAST_PORT = 65_535;
  private static final int MOST_LINES_AT_ONCE = 100;
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

  private static final Key<String> SERVER = required("server",
      Text.word("a server", "irc.libera.chat", "[A-Za-z0-9:][A-Za-z0-9.:-]{0,252}"), "where it is");
  private static final Key<Integer> PORT = optional("port", Text.number(1, LAST_PORT),
      "default 6697");
  private static final Key<Boolean> TLS = optional("tls", Text.flag(),
      "default true; false is for loopback");
  private static final Key<String> TRUST = optional("trust", Text.line(),
      "a PEM file to trust instead of the usual anchors");
  private static final Key<String> NICK = required("nick",
      Text.word("a nick", "rollcall", "[^\\s,:!@*?#&+%~$=0-9-][^\\s,:!@*?]{0,29}"),
      "what it is called there");
  private static final Key<String> ACCOUNT = optional("account", Text.line(),
      "its account, for SASL");
  private static final Key<String> PASSWORD = optional("password", Text.line(),
      "its password, best as ${NAME}");
  private static final Key<String> IDENTITY = optional("identity",
      Text.choice("what proves who speaks", Map.of("account", "account", "nick", "nick")),
      "account (default) or, where the server has no account tags, nick");
  private static final Key<String> SERVICES = optional("services",
      Text.word("the name of a server", "services.libera.chat",
          "[A-Za-z0-9][A-Za-z0-9.:_-]{0,252}"),
      "the server that NickServ is on, to ask since when an account is registered");
  private static final Key<List<String>> CHANNELS = required("channels",
      Text.word("a channel", "\"#release\"", "[#&+!][^\\s,:]{1,63}").oneOrMore(),
      "where runs may be");
  private static final Key<Integer> BURST = optional("burst",
      Text.number(1, MOST_LINES_AT_ONCE), "lines at once after a silence; default 5");
  private static final Key<Duration> INTERVAL = optional("interval",
      new Text<>("a time between lines, up to 1 minute", "500ms", Irc::interval,
          d -> d.toMillis() + "ms"),
      "between lines after that; default 1s");
  static final Mapping KEYS = new Mapping("network of IRC",
      List.of(Network.NAME, SERVER, PORT, TLS, TRUST, NICK, ACCOUNT, PASSWORD, IDENTITY, SERVICES,
          CHANNELS,
          BURST,
          INTERVAL));

  public Irc {
    channels = List.copyOf(channels);
  }

  /** What its keys come to; {@code reading} is told where they do not agree with one another. */
  static Irc of(Fields f, Reading reading) {
    if (f.has(ACCOUNT) != f.has(PASSWORD)) {
      reading.problem(f.at(), "`account` and `password` belong together");
    }
    return new Irc(f.need(Network.NAME), f.need(SERVER), f.get(PORT).orElse(IRC_PORT),
        f.get(TLS).orElse(true), f.get(TRUST), f.need(NICK), f.get(ACCOUNT),
        f.get(PASSWORD).map(Config.Secret::new),
        f.get(IDENTITY).filter("nick"::equals).isPresent(), f.get(SERVICES), f.need(CHANNELS),
        f.get(BURST), f.get(INTERVAL));
  }

  @Override
  public String botName() {
    return nick;
  }

  private static Optional<Duration> interval(String text) {
    if (!text.matches("[1-9][0-9]{0,4}(ms|s)")) {
      return Optional.empty();
    }
    var length = text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
        : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    return Optional.of(length).filter(d -> d.compareTo(LONGEST_INTERVAL) <= 0);
  }
}
