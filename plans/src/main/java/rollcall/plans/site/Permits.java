package rollcall.plans.site;

import static rollcall.plans.shape.Key.optional;
import static rollcall.plans.shape.Key.required;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.shape.Fields;
import rollcall.plans.shape.Key;
import rollcall.plans.shape.Mapping;
import rollcall.plans.shape.Read;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Text;

/** What may run where. Nothing is permitted that no rule names. */
public record Permits(List<Permit> rules) {
  /** Nothing may run. */
  public static final Permits NONE = new Permits(List.of());

  private static final int MOST = 5_000;

  private static final Key<List<HostPattern>> HOSTS = required("hosts", Words.HOSTS.oneOrMore(),
      "hosts of the inventory, and ranges of them");
  private static final Key<String> AS = required("as",
      Text.word("the name of a user", "sakai", "[a-z_][a-z0-9_.-]{0,31}"), "the user on the host");
  private static final Key<String> COMMAND = required("command", Text.lines(),
      "the exact text of the command");
  private static final Key<List<Environment>> ENVIRONMENTS = required("environments",
      Words.ENVIRONMENT.oneOrMore(), "where");
  private static final Key<List<Glob>> PLANS = required("plans", Rules.GLOB.oneOrMore(),
      "ids of plans; `*` stands for anything");
  private static final Key<Boolean> BY_ITSELF = optional("by-itself", Text.flag(),
      "true: may start without a person's word");
  private static final Key<String> RERUN = optional("rerun",
      Text.choice("what a second run is", Map.of("safe", "safe")), "safe: may run again");
  private static final Key<Boolean> FREE_TEXT = optional("free-text", Text.flag(),
      "true: values may be any text");

  private static final Mapping RULE = new Mapping("permit",
      List.of(HOSTS, AS, COMMAND, ENVIRONMENTS, PLANS, BY_ITSELF, RERUN, FREE_TEXT));
  private static final Shape<List<Fields>> FILE = RULE.list()
      .checked(all -> all.size() <= MOST
          ? Optional.empty()
          : Optional.of("there are at most " + MOST + " permits"));

  public Permits {
    rules = List.copyOf(rules);
  }

  /** Reads the file {@code name}, at most 1 MiB of UTF-8. */
  public static Read<Permits> read(String name, byte[] bytes) {
    return FILE.read(name, bytes,
        (rules, _) -> Optional.of(new Permits(rules.stream().map(Permits::permit).toList())));
  }

  private static Permit permit(Fields f) {
    Set<HostName> hosts = new HashSet<>();
    f.need(HOSTS).forEach(pattern -> hosts.addAll(pattern.hosts()));
    return new Permit(hosts, f.need(AS), f.need(COMMAND), Set.copyOf(f.need(ENVIRONMENTS)),
        f.need(PLANS), f.get(BY_ITSELF).orElse(false), f.has(RERUN),
        f.get(FREE_TEXT).orElse(false), f.at());
  }
}
