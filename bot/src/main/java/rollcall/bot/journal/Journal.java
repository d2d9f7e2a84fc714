package rollcall.bot.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;

/**
 * The entries of all runs, on disk twice before anybody hears of them. For any number of threads.
 */
public final class Journal {
  /** After so long without an answer from the disk, a request is refused. */
  static final int PATIENCE_SECONDS = 5;

  /** An entry, and the journal's head once it stood there. */
  public record Placed(Head head, RunId run, Entry entry) {}

  private final JournalStore store;
  private final EventCodec codec;

  public Journal(JournalStore store) {
    this.store = store;
    this.codec = new EventCodec(hash -> store.document(hash).orElseThrow(
        () -> new JournalException("the plan " + hash.hex() + " is missing in the journal")));
  }

  /**
   * Returns where {@code entries} stand when they are on disk. Throws JournalException when they
   * were not written, or when it is not known in time whether they were.
   */
  public List<Placed> append(RunId run, List<Entry> entries) {
    var drafts = new ArrayList<Draft>();
    var documents = new ArrayList<Document>();
    for (var entry : entries) {
      var encoded = codec.write(entry);
      drafts.add(new Draft(run.value(), entry.number(), entry.at(), encoded.payload()));
      documents.addAll(encoded.documents());
    }
    return switch (answer(drafts, documents)) {
      case Appended.Written w -> placed(run, entries, w.lines());
      case Appended.Moved m -> throw new JournalException("another process has written to "
          + m.run() + " up to entry " + m.number() + ": two bots on one journal");
      case Appended.Busy _ ->
        throw new JournalException("the journal is behind; nothing was written");
    };
  }

  private Appended answer(List<Draft> drafts, List<Document> documents) {
    try {
      return store.append(drafts, documents).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JournalException("interrupted; whether it was written is not known", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof JournalException known
          ? known
          : new JournalException("the journal failed", e);
    } catch (TimeoutException e) {
      throw new JournalException("the disk has not answered for " + PATIENCE_SECONDS
          + " s; not known yet whether it was written", e);
    }
  }

  private static List<Placed> placed(RunId run, List<Entry> entries, List<Line> lines) {
    var placed = new ArrayList<Placed>();
    for (int i = 0; i < entries.size(); i++) {
      placed.add(new Placed(lines.get(i).head(), run, entries.get(i)));
    }
    return List.copyOf(placed);
  }

  /**
   * Everything, run by run in the order of their openings, each line checked before it is given.
   */
  public Map<RunId, List<Placed>> runs() {
    var runs = new LinkedHashMap<RunId, List<Placed>>();
    store.read(line -> runs.computeIfAbsent(new RunId(line.run()), _ -> new ArrayList<>())
        .add(new Placed(line.head(), new RunId(line.run()), codec.read(line.payload()))));
    return runs;
  }

  /** Where each run stands by the second copy alone, without the database. */
  public static Map<RunId, RunState> copied(Path copy) {
    var documents = new HashMap<Digest, Document>();
    var lines = new ArrayList<Line>();
    var verdict = JournalCopy.read(copy, lines::add,
        document -> documents.put(document.hash(), document));
    if (verdict instanceof Verdict.Bad bad) {
      throw new JournalException(
          "the journal is bad from line " + bad.fileLine() + " on: " + bad.why());
    }
    var codec = new EventCodec(hash -> Optional.ofNullable(documents.get(hash))
        .orElseThrow(() -> new JournalException("a plan is missing in the journal")));
    var runs = new LinkedHashMap<RunId, RunState>();
    for (var line : lines) {
      var entry = codec.read(line.payload());
      runs.compute(new RunId(line.run()),
          (_, state) -> state == null ? RunState.of(entry) : state.apply(entry));
    }
    return runs;
  }

  /** How far each channel was told, as positions. */
  public Map<String, Long> cursors() {
    return new HashMap<>(store.cursors());
  }

  public void moveCursor(String channel, long position) {
    var _ = store.moveCursor(channel, position);
  }

  /** What is free where the journal is kept. */
  public long freeBytes() {
    return store.freeBytes();
  }

  /** The last line that is on disk twice: its position and 20 digits, to be said and kept. */
  public Head head() {
    return store.head();
  }
}
