package rollcall.bot.journal;

import java.util.List;

/** What became of a batch that was to be appended. */
public sealed interface Appended {
  /** All of the batch is on disk, twice, in this order. */
  record Written(List<Line> lines) implements Appended {
    public Written {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Nothing was written: somebody else appended to `run`, whose last entry is `number` (0: none).
   */
  record Moved(String run, long number) implements Appended {}

  /** Nothing was written: too many batches are waiting already. */
  record Busy() implements Appended {}
}
