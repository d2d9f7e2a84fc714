package rollcall.bot.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.commands.reply.Declining;

/**
 * What is said in one room, a piece after the other: the next when the network has taken the last.
 */
final class Speech implements AutoCloseable {
  /** Pieces that wait; beyond, answers are left out, never what the record holds. */
  static final int MOST_WAITING = 10_000;
  private static final int MOST_ANSWERS_WAITING = 50;
  private static final int PATIENCE_SECONDS = 60;
  /** After a refusal the next try is so much later, then twice that, and so on. */
  static final Duration FIRST_WAIT = Duration.ofMillis(500);
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final String AGAIN = "(again) ";
  private static final Logger LOG = LoggerFactory.getLogger(Speech.class);

  /** Lines for the room, or for one account alone. */
  record Lines(Optional<String> account, List<String> lines) {}

  /** Made when it is said; {@code taken} is run once the network has taken it all. */
  record Piece(Supplier<List<Lines>> lines, Urgency urgency, Optional<Runnable> taken,
      boolean again) {}

  private final ChatGateway gateway;
  private final Room room;
  private final LinkedBlockingQueue<Piece> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Semaphore heard = new Semaphore(0);
  private final AtomicInteger pending = new AtomicInteger();
  private final Thread speaker;

  Speech(ChatGateway gateway, Room room) {
    this.gateway = gateway;
    this.room = room;
    this.speaker = Thread.ofVirtual().name("speech-" + room).start(this::speak);
  }

  void say(Piece piece) {
    var volatilePiece = piece.taken().isEmpty();
    pending.incrementAndGet();
    if ((volatilePiece && waiting.size() > MOST_ANSWERS_WAITING) || !waiting.offer(piece)) {
      pending.decrementAndGet();
      LOG.warn("{}: too much is waiting to be said, a piece is left out", room);
    }
  }

  boolean isQuiet() {
    return pending.get() == 0;
  }

  void goOn() {
    heard.release();
  }

  private void speak() {
    try {
      while (true) {
        sayWhole(waiting.take());
        pending.decrementAndGet();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until the network has taken it; an answer only once. */
  private void sayWhole(Piece piece) throws InterruptedException {
    if (piece.taken().isEmpty()) {
      spoken(piece, piece.again());
      return;
    }
    awaitTheRoom();
    var again = piece.again();
    for (var wait = FIRST_WAIT; !spoken(piece, again); wait = longer(wait)) {
      awaitChange(wait);
      awaitTheRoom();
      again = true;
    }
    piece.taken().get().run();
  }

  /** What was never handed over need not be marked as repeated later. */
  private void awaitTheRoom() throws InterruptedException {
    while (gateway.provenAt(room).isEmpty()) {
      awaitChange(LONGEST_WAIT);
    }
  }

  /** A room can be heard and still refuse our lines; then it is left alone for a while. */
  private void awaitChange(Duration most) throws InterruptedException {
    var _ = heard.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
    heard.drainPermits();
  }

  private static Duration longer(Duration wait) {
    var twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
  }

  private boolean spoken(Piece piece, boolean again) throws InterruptedException {
    for (var lines : worded(piece)) {
      if (!spoken(lines, piece.urgency(), again)) {
        return false;
      }
    }
    return true;
  }

  /** A fault in the wording of one thing must not silence the room for all that follows. */
  private List<Lines> worded(Piece piece) {
    try {
      return piece.lines().get();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{}: a piece cannot be put into words", room, e);
      return List.of(new Lines(Optional.empty(), List.of(Declining.notWorded())));
    }
  }

  private boolean spoken(Lines lines, Urgency urgency, boolean again)
      throws InterruptedException {
    if (lines.account().isPresent()) {
      privately(lines.account().get(), lines.lines());
      return true;
    }
    var text = again ? lines.lines().stream().map(l -> AGAIN + l).toList() : lines.lines();
    try {
      for (int from = 0; from < text.size(); from += ChatGateway.MAX_LINES) {
        var together = text.subList(from, Math.min(text.size(), from + ChatGateway.MAX_LINES));
        gateway.say(room, together, urgency).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      return true;
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("{}: not taken: {}", room, e.getMessage());
      return false;
    }
  }

  /** A phone number is worth telling, never worth holding up the room. */
  private void privately(String account, List<String> lines) {
    var _ = gateway.tell(account, lines).exceptionally(e -> {
      LOG.info("{}: {} could not be told privately: {}", room, account, e.getMessage());
      return Instant.EPOCH;
    });
  }

  @Override
  public void close() {
    speaker.interrupt();
  }
}
