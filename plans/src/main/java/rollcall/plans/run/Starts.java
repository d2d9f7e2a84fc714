package rollcall.plans.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;

/**
 * How the commands of a step's present attempt go, in the order of their starts: its own, and those
 * that look at its checks.
 */
public record Starts(SequencedMap<HostName, OnHost> command,
    SequencedMap<CheckLetter, SequencedMap<HostName, OnHost>> checks) {
  static final Starts NONE = new Starts(new LinkedHashMap<>(), new LinkedHashMap<>());

  public Starts {
    command = copy(command);
    var each = new LinkedHashMap<CheckLetter, SequencedMap<HostName, OnHost>>();
    checks.forEach((letter, hosts) -> each.put(letter, copy(hosts)));
    checks = Collections.unmodifiableSequencedMap(each);
  }

  private static SequencedMap<HostName, OnHost> copy(SequencedMap<HostName, OnHost> hosts) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(hosts));
  }

  /** Those of one check, or of the step's own command. */
  public SequencedMap<HostName, OnHost> of(Optional<CheckLetter> check) {
    return check.map(c -> checks.getOrDefault(c, Collections.emptyNavigableMap()))
        .orElse(command);
  }

  public Stream<OnHost> all() {
    return Stream.concat(command.values().stream(),
        checks.values().stream().flatMap(hosts -> hosts.values().stream()));
  }

  /** Whether any has no known end. */
  public boolean going() {
    return (!command.isEmpty() || !checks.isEmpty()) && all().anyMatch(h -> !h.ended());
  }

  Starts with(Optional<CheckLetter> check, HostName host, OnHost now) {
    var hosts = new LinkedHashMap<>(of(check));
    hosts.put(host, now);
    if (check.isEmpty()) {
      return new Starts(hosts, checks);
    }
    var all = new LinkedHashMap<>(checks);
    all.put(check.get(), hosts);
    return new Starts(command, all);
  }
}
