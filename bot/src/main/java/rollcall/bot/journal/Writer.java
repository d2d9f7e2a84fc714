package rollcall.bot.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. It takes what waits, commits it together, forces the database and the
 * second copy side by side, and only then answers. Which of the two is forced first does not
 * matter: at the next start the longer completes the other. The first failure is its last act: what
 * a disk holds after a failed force nobody knows, so a second try on the same handle would answer
 * without ground.
 */
final class Writer {
  /** Batches that share one commit. */
  static final int GROUP_LIMIT = 256;

  /** Batches that may wait; beyond that the answer is Busy. */
  static final int WAITING_LIMIT = 4_096;

  private static final long GATHER_NANOS = TimeUnit.MICROSECONDS.toNanos(150);
  private static final long SENTINEL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private sealed interface Work {
    CompletableFuture<?> answer();
  }

  private record Batch(List<Draft> drafts, List<Document> documents,
      CompletableFuture<Appended> answer) implements Work {}

  private record Move(String channel, long position, CompletableFuture<Boolean> answer)
      implements
        Work {}

  private record Stop(CompletableFuture<Boolean> answer) implements Work {}

  private final BlockingQueue<Work> waiting = new LinkedBlockingQueue<>(WAITING_LIMIT);
  private final List<Work> inHand = new ArrayList<>();
  private final Database database;
  private final SecondCopy copy;
  private final Chain chain;
  private final String store;
  private final Path sentinel;
  private final Consumer<JournalException> onFatal;
  private final Set<Digest> known;
  private final ExecutorService beside = Executors.newSingleThreadExecutor(
      Thread.ofPlatform().daemon().name("journal copy").factory());
  private final Thread thread;
  private volatile @Nullable JournalException ended;
  private volatile Head durable;
  private final Map<String, Long> cursors;
  private Sentinel remembered;
  private int lastGroup;
  private long rememberedAt = System.nanoTime();

  Writer(Database database, SecondCopy copy, TwoCopies.Compared start, Path sentinel,
      Consumer<JournalException> onFatal) throws SQLException, IOException {
    this.database = database;
    this.copy = copy;
    this.chain = start.chain();
    this.store = start.store();
    this.sentinel = sentinel;
    this.onFatal = onFatal;
    this.known = new HashSet<>(database.documents());
    this.durable = chain.head();
    this.cursors = database.cursors();
    this.remembered = new Sentinel(store, durable, cursors);
    remembered.write(sentinel);
    this.thread = Thread.ofPlatform().daemon().name("journal").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** The last line that is on disk twice. */
  Head durable() {
    return durable;
  }

  CompletableFuture<Appended> append(List<Draft> drafts, List<Document> documents) {
    var batch = new Batch(List.copyOf(drafts), List.copyOf(documents), new CompletableFuture<>());
    if (!submit(batch)) {
      batch.answer().complete(new Appended.Busy());
    }
    return batch.answer();
  }

  CompletableFuture<Boolean> move(String channel, long position) {
    var move = new Move(channel, position, new CompletableFuture<>());
    if (!submit(move)) {
      move.answer().complete(false);
    }
    return move.answer();
  }

  /** False if too many wait. Looks again after offering, because the thread may just have ended. */
  private boolean submit(Work work) {
    boolean taken = ended != null || waiting.offer(work);
    JournalException end = ended;
    if (end != null) {
      work.answer().completeExceptionally(end);
    }
    return taken;
  }

  /** Writes what waits, then ends. Returns whether all went well to the last. */
  boolean close() {
    var stop = new Stop(new CompletableFuture<>());
    try {
      if (ended == null) {
        waiting.put(stop);
      }
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return stop.answer().isDone() && !stop.answer().isCompletedExceptionally();
  }

  private void run() {
    try {
      while (ended == null) {
        take();
        write();
        remember();
      }
      new Sentinel(store, durable, cursors).write(sentinel);
    } catch (Throwable e) {
      fail(e);
    }
    beside.shutdown();
    refuseWaiting();
  }

  private void take() throws InterruptedException {
    Work first = waiting.poll(SENTINEL_NANOS, TimeUnit.NANOSECONDS);
    if (first != null) {
      inHand.add(first);
      waiting.drainTo(inHand, GROUP_LIMIT - 1);
      gather();
    }
    lastGroup = inHand.size();
  }

  /**
   * Those who were answered together mostly ask again together, and a moment's wait for them costs
   * less than a commit without them. One who is alone is never made to wait.
   */
  private void gather() throws InterruptedException {
    long until = System.nanoTime() + GATHER_NANOS;
    Work next = null;
    do {
      next = inHand.size() < lastGroup
          ? waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS)
          : null;
      if (next != null) {
        inHand.add(next);
      }
    } while (next != null);
  }

  private void write() throws SQLException, IOException {
    List<Runnable> answers = new ArrayList<>();
    for (Work work : inHand) {
      answers.add(prepare(work));
    }
    if (!answers.isEmpty()) {
      database.commit();
    }
    if (copy.waitingBytes() > 0) {
      force();
      durable = chain.head();
    }
    answers.forEach(Runnable::run);
    inHand.clear();
  }

  /** Two forces at once cost hardly more than one: a file system writes both with one commit. */
  private void force() throws SQLException, IOException {
    Future<?> copied = beside.submit(() -> {
      copy.force();
      return null;
    });
    try {
      database.sync();
    } finally {
      awaits(copied);
    }
  }

  private static void awaits(Future<?> copied) throws IOException {
    try {
      copied.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  /** Puts the work into the open transaction; what is returned answers it, once that is on disk. */
  private Runnable prepare(Work work) throws SQLException {
    return switch (work) {
      case Batch batch -> prepare(batch);
      case Move move -> {
        database.move(move.channel(), move.position());
        yield () -> {
          cursors.put(move.channel(), move.position());
          move.answer().complete(true);
        };
      }
      case Stop stop -> () -> {
        ended = new JournalException("the journal is closed");
        stop.answer().complete(true);
      };
    };
  }

  private Runnable prepare(Batch batch) throws SQLException {
    Optional<Appended.Moved> moved = chain.misfit(batch.drafts());
    if (moved.isPresent()) {
      return () -> batch.answer().complete(moved.get());
    }
    List<Document> fresh = fresh(batch.documents());
    List<Line> lines = new ArrayList<>();
    for (Draft draft : batch.drafts()) {
      Recorded recorded = chain.extend(draft, lines.isEmpty() ? fresh : List.of());
      database.add(recorded);
      copy.add(recorded);
      lines.add(recorded.line());
    }
    return () -> batch.answer().complete(new Appended.Written(lines));
  }

  private List<Document> fresh(List<Document> documents) {
    return new LinkedHashSet<>(documents).stream().filter(d -> known.add(d.hash())).toList();
  }

  /** At most once a second: it costs more than an append, and nothing is lost if it lags behind. */
  private void remember() throws IOException {
    if (System.nanoTime() - rememberedAt > SENTINEL_NANOS) {
      var now = new Sentinel(store, durable, cursors);
      if (!now.equals(remembered)) {
        now.write(sentinel);
        remembered = now;
      }
      rememberedAt = System.nanoTime();
    }
  }

  private void fail(Throwable cause) {
    var end = new JournalException(
        "the journal could not be written (" + JournalException.reason(cause)
            + "): nothing more is accepted; see to the disk, then start again",
        cause);
    ended = end;
    inHand.forEach(work -> work.answer().completeExceptionally(end));
    refuseWaiting();
    try {
      database.abandon();
      copy.close();
    } catch (SQLException | IOException | RuntimeException e) {
      end.addSuppressed(e);
    }
    onFatal.accept(end);
  }

  private void refuseWaiting() {
    JournalException end = ended;
    if (end != null) {
      for (Work work = waiting.poll(); work != null; work = waiting.poll()) {
        work.answer().completeExceptionally(end);
      }
    }
  }
}
