package rollcall.plans.site;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Read;
import rollcall.plans.shape.Reading;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/**
 * {@code rollcall.yaml}: how the program is set up. Paths are as written; they are relative to the
 * folder of the file.
 */
public record Config(Optional<String> people, Optional<String> hosts, Optional<String> permits,
    Optional<String> policy, List<String> plans, String journalUrl, List<Irc> irc, String prefix) {
  /**
   * One network of IRC. {@code trust} is a PEM file to trust instead of the JDK's anchors;
   * {@code byNick} takes a nick for an identity, on servers without account tags; {@code services}
   * is the server whose word about the registration of an account counts; {@code burst} is the
   * lines that may be said at once after a silence, {@code interval} the time between lines after
   * that, both where the server is known to bear more, or less, than usual.
   */
  public record Irc(String name, String server, int port, boolean tls, Optional<String> trust,
      String nick, Optional<String> account, Optional<Secret> password, boolean byNick,
      Optional<String> services, List<String> channels, Optional<Integer> burst,
      Optional<Duration> interval) {
    public Irc {
      channels = List.copyOf(channels);
    }
  }

  /** A text that is never shown: only {@link #reveal} tells it. */
  public static final class Secret {
    private final String value;

    public Secret(String value) {
      this.value = value;
    }

    public String reveal() {
      return value;
    }

    @Override
    public String toString() {
      return "(secret)";
    }
  }

  /** The journal of a program that is told nothing: an H2 file in the state folder. */
  public static final String H2 = "h2";

  private static final int IRC_PORT = 6697;
  private static final int LAST_PORT = 65_535;
  private static final int MOST_LINES_AT_ONCE = 100;
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

  private static final Key<String> URL = required("url", word("the address of a database", "h2",
      "h2|jdbc:postgresql://\\S{1,400}"), "h2, or jdbc:postgresql://…");
  private static final Mapping JOURNAL = new Mapping("journal", List.of(URL));

  private static final Key<String> NAME = required("name",
      word("the name of a network", "libera", "[a-z][a-z0-9-]{0,39}"), "as the people file has it");
  private static final Key<String> SERVER = required("server",
      word("a server", "irc.libera.chat", "[A-Za-z0-9:][A-Za-z0-9.:-]{0,252}"), "where it is");
  private static final Key<Integer> PORT = optional("port", Text.number(1, LAST_PORT),
      "default 6697");
  private static final Key<Boolean> TLS = optional("tls", Text.flag(),
      "default true; false is for loopback");
  private static final Key<String> TRUST = optional("trust", Text.line(),
      "a PEM file to trust instead of the usual anchors");
  private static final Key<String> NICK = required("nick",
      word("a nick", "rollcall", "[^\\s,:!@*?#&+%~$=0-9-][^\\s,:!@*?]{0,29}"),
      "what it is called there");
  private static final Key<String> ACCOUNT = optional("account", Text.line(),
      "its account, for SASL");
  private static final Key<String> PASSWORD = optional("password", Text.line(),
      "its password, best as ${NAME}");
  private static final Key<String> IDENTITY = optional("identity",
      Text.choice("what proves who speaks", Map.of("account", "account", "nick", "nick")),
      "account (default) or, where the server has no account tags, nick");
  private static final Key<String> SERVICES = optional("services",
      word("the name of a server", "services.libera.chat", "[A-Za-z0-9][A-Za-z0-9.:_-]{0,252}"),
      "the server that NickServ is on, to ask since when an account is registered");
  private static final Key<List<String>> CHANNELS = required("channels",
      word("a channel", "\"#release\"", "[#&+!][^\\s,:]{1,63}").oneOrMore(), "where runs may be");
  private static final Key<Integer> BURST = optional("burst",
      Text.number(1, MOST_LINES_AT_ONCE), "lines at once after a silence; default 5");
  private static final Key<Duration> INTERVAL = optional("interval",
      new Text<>("a time between lines, up to 1 minute", "500ms", Config::interval,
          d -> d.toMillis() + "ms"),
      "between lines after that; default 1s");
  private static final Mapping IRC_NETWORK = new Mapping("network of IRC",
      List.of(NAME, SERVER, PORT, TLS, TRUST, NICK, ACCOUNT, PASSWORD, IDENTITY, SERVICES, CHANNELS,
          BURST,
          INTERVAL));

  private static final Key<List<Fields>> IRC = optional("irc", IRC_NETWORK.oneOrMore(),
      "networks of IRC");
  private static final Key<Object> SLACK = optional("slack", new NotBuilt("slack"),
      "workspaces of Slack; not built yet");
  private static final Mapping GATEWAYS = new Mapping("list of gateways", List.of(IRC, SLACK));

  private static final Key<String> PEOPLE = optional("people", Text.line(), "the people file");
  private static final Key<String> HOSTS = optional("hosts", Text.line(), "the inventory");
  private static final Key<String> PERMITS = optional("permits", Text.line(), "the permits");
  private static final Key<String> POLICY = optional("policy", Text.line(), "the policy");
  private static final Key<List<String>> PLANS = optional("plans", Text.line().oneOrMore(),
      "folders with plans");
  private static final Key<Fields> JOURNAL_KEY = optional("journal", JOURNAL, "where it is kept");
  private static final Key<Fields> GATEWAYS_KEY = optional("gateways", GATEWAYS, "chat networks");
  private static final Key<String> PREFIX = optional("prefix",
      word("a prefix of commands", "!", "[!.?~%$^,;-]{1,3}"),
      "what commands begin with; default !");
  private static final Key<Object> BOARD = optional("board", new NotBuilt("board"),
      "the web page of a run; not built yet");

  private static final Mapping FILE = new Mapping("configuration", List.of(PEOPLE, HOSTS, PERMITS,
      POLICY, PLANS, JOURNAL_KEY, GATEWAYS_KEY, PREFIX, BOARD));

  public Config {
    plans = List.copyOf(plans);
    irc = List.copyOf(irc);
  }

  /** The names of the networks that the bot goes to. */
  public Stream<String> networks() {
    return irc.stream().map(Irc::name);
  }

  private static Shape<String> word(String what, String example, String form) {
    return new Text<>(what, example,
        s -> s.matches(form) ? Optional.of(s) : Optional.empty(), s -> s);
  }

  /** Reads the file {@code name}; {@code ${NAME}} takes what {@code environment} has. */
  public static Read<Config> read(String name, byte[] bytes,
      Function<String, Optional<String>> environment) {
    return FILE.filledFrom(environment).read(name, bytes, Config::config);
  }

  /** The parts of the file with the keys of each. */
  public static List<Mapping> parts() {
    return List.of(FILE, JOURNAL, GATEWAYS, IRC_NETWORK);
  }

  private static Optional<Config> config(Fields f, Reading reading) {
    var networks = f.get(GATEWAYS_KEY).flatMap(g -> g.get(IRC)).orElse(List.of());
    checkNetworks(networks, reading);
    return Optional.of(new Config(f.get(PEOPLE), f.get(HOSTS), f.get(PERMITS), f.get(POLICY),
        f.get(PLANS).orElse(List.of()), f.get(JOURNAL_KEY).map(j -> j.need(URL)).orElse(H2),
        networks.stream().map(Config::irc).toList(), f.get(PREFIX).orElse("!")));
  }

  private static void checkNetworks(List<Fields> networks, Reading reading) {
    Set<String> names = new HashSet<>(Set.of(People.TERMINAL, People.SLACK));
    for (var network : networks) {
      if (!names.add(network.need(NAME))) {
        reading.problem(network.at(NAME),
            "a second network `" + network.need(NAME) + "`, or one of the bot's own");
      }
      if (network.has(ACCOUNT) != network.has(PASSWORD)) {
        reading.problem(network.at(), "`account` and `password` belong together");
      }
    }
  }

  private static Irc irc(Fields f) {
    return new Irc(f.need(NAME), f.need(SERVER), f.get(PORT).orElse(IRC_PORT),
        f.get(TLS).orElse(true), f.get(TRUST), f.need(NICK), f.get(ACCOUNT),
        f.get(PASSWORD).map(Secret::new), f.get(IDENTITY).filter("nick"::equals).isPresent(),
        f.get(SERVICES), f.need(CHANNELS), f.get(BURST), f.get(INTERVAL));
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
