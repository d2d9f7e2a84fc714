package rollcall.plans.site;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Name;
import rollcall.plans.shape.Read;
import rollcall.plans.shape.Reading;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/** The inventory: which hosts there are, how each is reached, and in which environment it is. */
public record Inventory(Map<HostName, Host> hosts) {
  /**
   * {@code key} is the file of the private key, as written; {@code hostKey} the one line of a known
   * host's public key; {@code jump} another host of the inventory to go through.
   */
  public record Host(HostName name, String address, int port, String user, String key,
      Optional<HostName> jump, String hostKey, Environment environment) {}

  private static final int SSH_PORT = 22;
  private static final int LAST_PORT = 65_535;
  private static final int MOST_JUMPS = 4;
  private static final String KIND = "host";

  private static final Shape<String> ADDRESS = Text.word("an address", "10.0.0.7",
      "[A-Za-z0-9:][A-Za-z0-9.:%-]{0,252}");
  private static final Shape<String> HOST_KEY = Text.word("a host key",
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA…",
      "(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)) AAAA[A-Za-z0-9+/]{20,2000}={0,3}");

  private static final Key<String> ADDRESS_KEY = optional("address", ADDRESS,
      "name or number; the host's name where left out");
  private static final Key<Integer> PORT = optional("port", Text.number(1, LAST_PORT),
      "the port of SSH; default 22");
  private static final Key<String> USER = required("user",
      Text.word("the name of a user", "sakai", "[a-z_][a-z0-9_.-]{0,31}"),
      "whom the bot logs in as");
  private static final Key<String> KEY = required("key", Text.line(),
      "the file of the private key");
  private static final Key<HostName> JUMP = optional("jump",
      Name.used(Words.HOST, HostName::value, KIND), "the host to go through");
  private static final Key<String> HOST_KEY_KEY = required("host-key", HOST_KEY,
      "the host's public key, type and Base64");
  private static final Key<Environment> ENVIRONMENT = required("environment", Words.ENVIRONMENT,
      "live, staging, test: a run stays in its own");

  private static final Mapping ENTRY = new Mapping("host",
      List.of(ADDRESS_KEY, PORT, USER, KEY, JUMP, HOST_KEY_KEY, ENVIRONMENT));
  private static final Shape<Map<HostName, Fields>> FILE = ENTRY
      .by(Name.given(Words.HOST, HostName::value, KIND));

  public Inventory {
    hosts = Map.copyOf(hosts);
  }

  /** Reads the file {@code name}, at most 1 MiB of UTF-8. */
  public static Read<Inventory> read(String name, byte[] bytes) {
    return FILE.read(name, bytes, (written, reading) -> {
      written.forEach((host, fields) -> checkJumps(host, fields, written, reading));
      Map<HostName, Host> hosts = new LinkedHashMap<>();
      written.forEach((host, fields) -> hosts.put(host, host(host, fields)));
      return Optional.of(new Inventory(hosts));
    });
  }

  private static void checkJumps(HostName host, Fields fields, Map<HostName, Fields> all,
      Reading reading) {
    int jumps = 0;
    var next = fields.get(JUMP);
    for (; next.isPresent() && jumps <= MOST_JUMPS; jumps++) {
      next = Optional.ofNullable(all.get(next.get())).flatMap(f -> f.get(JUMP));
    }
    if (jumps > MOST_JUMPS) {
      reading.problem(fields.at(JUMP), "`" + host + "` is behind more than " + MOST_JUMPS
          + " jump hosts, or behind itself");
    }
  }

  private static Host host(HostName name, Fields f) {
    return new Host(name, f.get(ADDRESS_KEY).orElse(name.value()), f.get(PORT).orElse(SSH_PORT),
        f.need(USER), f.need(KEY), f.get(JUMP), f.need(HOST_KEY_KEY), f.need(ENVIRONMENT));
  }

  public Optional<Host> find(HostName host) {
    return Optional.ofNullable(hosts.get(host));
  }

  /** Whether {@code host} is in the inventory, in {@code environment}. */
  public boolean has(HostName host, Environment environment) {
    return find(host).filter(h -> h.environment().equals(environment)).isPresent();
  }
}
