package rollcall.plans.site;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Read;
import rollcall.plans.shape.Reading;
import rollcall.plans.shape.Text;

/**
 * {@code rollcall.yaml}: how the program is set up. Paths are as written; they are relative to the
 * folder of the file.
 */
public record Config(Optional<String> people, Optional<String> hosts, Optional<String> permits,
    Optional<String> policy, List<String> plans, String journalUrl, List<Network> networks,
    String prefix) {
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

  private static final Key<String> URL = required("url",
      Text.word("the address of a database", "h2",
          "h2|jdbc:postgresql://\\S{1,400}"),
      "h2, or jdbc:postgresql://…");
  private static final Mapping JOURNAL = new Mapping("journal", List.of(URL));

  /** A kind of network: those of the file, the keys of each, and what they come to. */
  private record Kind(Key<List<Fields>> all, Mapping keys,
      BiFunction<Fields, Reading, Network> made) {}

  private static final List<Kind> KINDS = List.of(new Kind(
      optional("irc", Irc.KEYS.oneOrMore(), "networks of IRC"), Irc.KEYS, Irc::of));
  private static final Key<Object> SLACK = optional("slack", new NotBuilt("slack"),
      "workspaces of Slack; not built yet");
  private static final Mapping GATEWAYS = new Mapping("list of gateways",
      Stream.concat(KINDS.stream().map(Kind::all), Stream.of(SLACK)).toList());

  private static final Key<String> PEOPLE = optional("people", Text.line(), "the people file");
  private static final Key<String> HOSTS = optional("hosts", Text.line(), "the inventory");
  private static final Key<String> PERMITS = optional("permits", Text.line(), "the permits");
  private static final Key<String> POLICY = optional("policy", Text.line(), "the policy");
  private static final Key<List<String>> PLANS = optional("plans", Text.line().oneOrMore(),
      "folders with plans");
  private static final Key<Fields> JOURNAL_KEY = optional("journal", JOURNAL, "where it is kept");
  private static final Key<Fields> GATEWAYS_KEY = optional("gateways", GATEWAYS, "chat networks");
  private static final Key<String> PREFIX = optional("prefix",
      Text.word("a prefix of commands", "!", "[!.?~%$^,;-]{1,3}"),
      "what commands begin with; default !");
  private static final Key<Object> BOARD = optional("board", new NotBuilt("board"),
      "the web page of a run; not built yet");

  private static final Mapping FILE = new Mapping("configuration", List.of(PEOPLE, HOSTS, PERMITS,
      POLICY, PLANS, JOURNAL_KEY, GATEWAYS_KEY, PREFIX, BOARD));

  public Config {
    plans = List.copyOf(plans);
    networks = List.copyOf(networks);
  }

  /** Reads the file {@code name}; {@code ${NAME}} takes what {@code environment} has. */
  public static Read<Config> read(String name, byte[] bytes,
      Function<String, Optional<String>> environment) {
    return FILE.filledFrom(environment).read(name, bytes, Config::config);
  }

  /** The parts of the file with the keys of each. */
  public static List<Mapping> parts() {
    return Stream.concat(Stream.of(FILE, JOURNAL, GATEWAYS), KINDS.stream().map(Kind::keys))
        .toList();
  }

  private static Optional<Config> config(Fields f, Reading reading) {
    return Optional.of(new Config(f.get(PEOPLE), f.get(HOSTS), f.get(PERMITS), f.get(POLICY),
        f.get(PLANS).orElse(List.of()), f.get(JOURNAL_KEY).map(j -> j.need(URL)).orElse(H2),
        f.get(GATEWAYS_KEY).map(g -> networks(g, reading)).orElse(List.of()),
        f.get(PREFIX).orElse("!")));
  }

  private static List<Network> networks(Fields gateways, Reading reading) {
    Set<String> names = new HashSet<>(Set.of(People.TERMINAL, People.SLACK));
    return KINDS.stream().flatMap(kind -> gateways.get(kind.all()).stream().flatMap(List::stream)
        .map(written -> network(kind, written, names, reading))).toList();
  }

  private static Network network(Kind kind, Fields written, Set<String> names, Reading reading) {
    if (!names.add(written.need(Network.NAME))) {
      reading.problem(written.at(Network.NAME),
          "a second network `" + written.need(Network.NAME) + "`, or one of the bot's own");
    }
    return kind.made().apply(written, reading);
  }
}
