package rollcall.bot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import rollcall.bot.desk.Decided;
import rollcall.bot.desk.Follower;
import rollcall.bot.gateway.Room;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;

/**
 * Sees that after every entry the replay of all entries is the state that the desk goes on with.
 */
final class Witness implements Follower {
  private final Map<RunId, List<Entry>> records = new HashMap<>();
  private Function<RunId, List<Entry>> record = _ -> List.of();
  /** Every state that the desk went on with, by run and by the number of its last entry. */
  private final Map<RunId, Map<Long, RunState>> states = new HashMap<>();
  private final Map<String, Long> positions = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  @Override
  public synchronized void committed(Decided decided) {
    var run = decided.last().id();
    var entries = records.computeIfAbsent(run, _ -> new ArrayList<>());
    for (int i = 0; i < decided.placed().size(); i++) {
      entries.add(decided.placed().get(i).entry());
      var after = decided.after().get(i);
      states.computeIfAbsent(run, _ -> new HashMap<>()).put(after.number(), after);
      if (!RunState.replay(entries).equals(after)) {
        faults.add("replay differs after " + entries.getLast());
      }
    }
    var channel = decided.last().opening().channel();
    positions.put(new Room(channel.network(), channel.name()).toString(),
        decided.placed().getLast().head().position());
  }

  /** A new start knows what was before it, and that nobody was heard meanwhile. */
  @Override
  public synchronized void resumed(RunState state) {
    records.put(state.id(), new ArrayList<>(record.apply(state.id())));
  }

  /** {@code known} is where a desk has the entries of a run. */
  synchronized void watches(Function<RunId, List<Entry>> known) {
    record = known;
  }

  synchronized Set<RunId> runs() {
    return Set.copyOf(states.keySet());
  }

  /** The numbers of those {@code entries} after which the desk had another state. */
  synchronized List<Long> differing(RunId run, List<Entry> entries) {
    var seen = states.getOrDefault(run, Map.of());
    var differing = new ArrayList<Long>();
    var state = RunState.of(entries.getFirst());
    for (var entry : entries) {
      state = entry.number() == 1 ? state : state.apply(entry);
      if (!state.equals(seen.getOrDefault(entry.number(), state))) {
        differing.add(entry.number());
      }
    }
    return differing;
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  /** Whether every room's last entry is behind its cursor. */
  synchronized boolean allSaid(Map<String, Long> cursors) {
    return positions.entrySet().stream()
        .allMatch(e -> Objects.equals(cursors.get(e.getKey()), e.getValue()));
  }
}
