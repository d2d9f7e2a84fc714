package rollcall.plans.format;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.HostName;
import rollcall.plans.shape.Position;
import rollcall.plans.shape.Reading;
import rollcall.plans.site.HostPattern;

/**
 * The groups of hosts of a plan. All are counted first, so that no short file can ask for millions
 * of names; only what was counted is expanded.
 */
final class HostGroups {
  /** Groups of one plan; also how deep they can lie within one another. */
  static final int MOST_GROUPS = 1_000;

  /** Hosts of one plan: those of all groups, and those that commands name themselves. */
  static final int MOST_IN_PLAN = 10_000;

  private final Map<String, List<HostPattern>> groups;
  private final Reading reading;
  private final Position at;
  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<String> counting = new LinkedHashSet<>();
  private final Map<List<HostPattern>, List<HostName>> expanded = new HashMap<>();
  private boolean good = true;
  private int total;

  /** {@code at} is where problems of the groups are told. */
  HostGroups(Map<String, List<HostPattern>> groups, Position at, Reading reading) {
    this.groups = groups;
    this.at = at;
    this.reading = reading;
    if (groups.size() > MOST_GROUPS) {
      refuse(at, "a plan has at most " + MOST_GROUPS + " groups of hosts, not " + groups.size());
      return;
    }
    groups.keySet().forEach(group -> total = Math.min(MOST_IN_PLAN + 1, total + count(group)));
    refuseTooMany(at);
  }

  private void refuse(Position place, String message) {
    good = false;
    reading.problem(place, message);
  }

  private void refuseTooMany(Position place) {
    if (total > MOST_IN_PLAN && good) {
      refuse(place, "a plan has at most " + MOST_IN_PLAN + " hosts, groups within groups counted");
    }
  }

  private int count(String group) {
    var known = counts.get(group);
    if (known != null) {
      return known;
    }
    if (!counting.add(group)) {
      var circle = Stream.concat(counting.stream().dropWhile(g -> !g.equals(group)),
          Stream.of(group)).collect(Collectors.joining(" -> "));
      refuse(at, "the groups of hosts go in a circle: " + circle);
      return 0;
    }
    int count = count(groups.getOrDefault(group, List.of()));
    counting.remove(group);
    counts.put(group, count);
    if (count > HostPattern.MOST) {
      refuse(at, "the group `" + group + "` has more than " + HostPattern.MOST + " hosts");
    }
    return count;
  }

  private int count(List<HostPattern> patterns) {
    int count = 0;
    for (var pattern : patterns) {
      int more = isGroup(pattern) ? count(pattern.toString()) : pattern.count();
      count = Math.min(HostPattern.MOST + 1, count + more);
    }
    return count;
  }

  private boolean isGroup(HostPattern pattern) {
    return groups.containsKey(pattern.toString());
  }

  /** The hosts that a command at {@code place} names, each once; empty where they are too many. */
  Optional<List<HostName>> hosts(List<HostPattern> patterns, Position place) {
    if (!good || expanded.containsKey(patterns)) {
      return Optional.ofNullable(expanded.get(patterns));
    }
    var own = patterns.stream().filter(p -> !isGroup(p)).toList();
    total = Math.min(MOST_IN_PLAN + 1, total + count(own));
    refuseTooMany(place);
    if (good && count(patterns) > HostPattern.MOST) {
      refuse(place, "a command goes to at most " + HostPattern.MOST + " hosts");
    }
    return good ? Optional.of(expanded(patterns)) : Optional.empty();
  }

  /** The hosts of every group. */
  Stream<HostName> all() {
    return groups.values().stream().flatMap(patterns -> expanded(patterns).stream());
  }

  private List<HostName> expanded(List<HostPattern> patterns) {
    var known = expanded.get(patterns);
    if (known != null) {
      return known;
    }
    Set<HostName> hosts = new LinkedHashSet<>();
    for (var pattern : patterns) {
      var group = groups.get(pattern.toString());
      hosts.addAll(group == null ? pattern.hosts() : expanded(group));
    }
    expanded.put(patterns, List.copyOf(hosts));
    return List.copyOf(hosts);
  }
}
