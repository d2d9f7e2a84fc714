package rollcall.commands.reply;

import java.util.ArrayList;
import java.util.List;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunState;

/** An entry, and the run before and after it. For the opening, both are the state after it. */
public record Told(RunState before, Entry entry, RunState after) {
  /** The entries that follow {@code state}, each with its states. */
  public static List<Told> from(RunState state, List<Entry> entries) {
    var told = new ArrayList<Told>();
    var before = state;
    for (var entry : entries) {
      var after = before.apply(entry);
      told.add(new Told(before, entry, after));
      before = after;
    }
    return List.copyOf(told);
  }

  /** The run's first entry. */
  public static Told opening(Entry first) {
    var state = RunState.of(first);
    return new Told(state, first, state);
  }
}
