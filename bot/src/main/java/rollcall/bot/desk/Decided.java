package rollcall.bot.desk;

import java.util.List;
import rollcall.bot.journal.Journal.Placed;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunState;

/**
 * What one decision put on the record: the state before it, its entries with their places, and the
 * state after each. A run's first decision has the state after its opening as the one before.
 */
public record Decided(RunState before, List<Placed> placed, List<RunState> after) {
  public Decided {
    placed = List.copyOf(placed);
    after = List.copyOf(after);
  }

  public RunState last() {
    return after.getLast();
  }

  public List<Entry> entries() {
    return placed.stream().map(Placed::entry).toList();
  }
}
