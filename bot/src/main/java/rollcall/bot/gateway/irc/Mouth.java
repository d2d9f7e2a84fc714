package rollcall.bot.gateway.irc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.gateway.Unsaid;
import rollcall.bot.gateway.Urgency;

/**
 * Says lines as fast as the server bears, the urgent first, on one thread of its own. After the
 * lines it asks the server with a PING; a server works in order, so the PONG proves that it took
 * all that went before. Nothing outlives the connection: what is not proven then fails.
 */
final class Mouth implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Mouth.class);
  /** Utterances that may wait; more fail at once. */
  static final int MAX_WAITING = 256;
  /** Lines said after which the server is asked, also when more is waiting. */
  static final int ASK_AFTER_LINES = 4;
  /** Lines of the protocol's own that may wait; they are few, so more means a broken connection. */
  static final int MAX_CONTROL = 64;
  private static final String PROOF = "said";
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<String> control = new ArrayDeque<>();
  private final Map<Urgency, Deque<Utterance>> waiting = new EnumMap<>(Urgency.class);
  private final Deque<String> begun = new ArrayDeque<>();
  private final List<Utterance> written = new ArrayList<>();
  private final List<Utterance> asked = new ArrayList<>();
  private final String network;
  private final TokenBucket bucket;
  private final InstantSource clock;
  private final Ear ear;
  private final Thread thread;
  private Optional<Wire> wire = Optional.empty();
  private int linesUnasked;
  private long proofs;
  private boolean closed;

  Mouth(String network, IrcSettings.Pace pace, InstantSource clock, Ear ear) {
    this.network = network;
    this.clock = clock;
    this.ear = ear;
    bucket = new TokenBucket(pace, System.nanoTime());
    for (Urgency urgency : Urgency.values()) {
      waiting.put(urgency, new ArrayDeque<>());
    }
    thread = Thread.ofPlatform().daemon().name("irc-mouth-" + network).start(this::speak);
  }

  /** Takes lines to say. The result completes or fails on the ear's thread. */
  CompletableFuture<Instant> say(Utterance utterance) {
    lock.lock();
    try {
      if (wire.isEmpty()) {
        fail(utterance, network + " is not connected");
      } else if (waiting.values().stream().mapToInt(Deque::size).sum() >= MAX_WAITING) {
        fail(utterance, MAX_WAITING + " messages already wait to be said on " + network);
      } else {
        waiting(utterance.urgency()).add(utterance);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
    return utterance.said();
  }

  /** Sends a line of the protocol's own before all else; it counts, but does not wait. */
  void control(String line) {
    lock.lock();
    try {
      if (wire.isPresent() && control.size() < MAX_CONTROL) {
        control.add(line);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  void attach(Wire to) {
    lock.lock();
    try {
      wire = Optional.of(to);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The connection is gone: everything not proven fails. */
  void detach(String why) {
    lock.lock();
    try {
      wire = Optional.empty();
      control.clear();
      begun.clear();
      linesUnasked = 0;
      drop(any -> true, why);
    } finally {
      lock.unlock();
    }
  }

  /** The server killed us for speaking too fast. */
  void slower() {
    lock.lock();
    try {
      bucket.halve(System.nanoTime());
      log.warn("{}: killed for flooding, from now on one line in {}", network, bucket.interval());
    } finally {
      lock.unlock();
    }
  }

  /** A PONG came; completes what it proves. */
  void pong(String token) {
    lock.lock();
    try {
      if (token.equals(PROOF + proofs)) {
        Instant at = clock.instant();
        List<Utterance> proven = List.copyOf(asked);
        asked.clear();
        ear.run(() -> proven.forEach(utterance -> utterance.said().complete(at)));
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The server refused lines to a target, or the target is gone: all that is not proven fails. */
  void refused(Predicate<String> target, String why) {
    lock.lock();
    try {
      drop(utterance -> target.test(utterance.target()), why);
    } finally {
      lock.unlock();
    }
  }

  private void drop(Predicate<Utterance> which, String why) {
    List<Utterance> dropped = new ArrayList<>();
    List<Iterable<Utterance>> places = new ArrayList<>(List.of(asked, written));
    places.addAll(waiting.values());
    for (Iterable<Utterance> place : places) {
      for (var each = place.iterator(); each.hasNext();) {
        Utterance utterance = each.next();
        if (which.test(utterance)) {
          dropped.add(utterance);
          each.remove();
        }
      }
    }
    dropped.forEach(utterance -> fail(utterance, why));
  }

  private void fail(Utterance utterance, String why) {
    ear.run(() -> utterance.said().completeExceptionally(new Unsaid(why)));
  }

  private Deque<Utterance> waiting(Urgency urgency) {
    return waiting.getOrDefault(urgency, new ArrayDeque<>());
  }

  private void speak() {
    try {
      while (true) {
        next().send();
      }
    } catch (InterruptedException e) {
      log.debug("{}: no more to say", network);
    }
  }

  private record Next(Wire wire, String line) {
    void send() {
      try {
        wire.send(line);
      } catch (RuntimeException e) {
        log.error("cannot send a line", e);
        wire.giveUp("a line could not be sent");
      }
    }
  }

  private Next next() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        if (wire.isEmpty() || nothingToSay()) {
          changed.await();
          continue;
        }
        long now = System.nanoTime();
        long wait = control.isEmpty() ? bucket.waitNanos(now) : 0;
        if (wait > 0) {
          changed.awaitNanos(wait);
        } else {
          bucket.take(now);
          return new Next(wire.get(), take());
        }
      }
      throw new InterruptedException("closed");
    } finally {
      lock.unlock();
    }
  }

  private boolean nothingToSay() {
    return control.isEmpty() && begun.isEmpty()
        && waiting.values().stream().allMatch(Deque::isEmpty)
        && (written.isEmpty() || !asked.isEmpty());
  }

  private String take() {
    if (!control.isEmpty()) {
      return control.remove();
    }
    if (begun.isEmpty() && !proofIsDue()) {
      begin();
    }
    if (begun.isEmpty()) {
      return ask();
    }
    linesUnasked++;
    return begun.remove();
  }

  private boolean proofIsDue() {
    return asked.isEmpty() && linesUnasked >= ASK_AFTER_LINES
        && waiting(Urgency.CALL).isEmpty();
  }

  /**
   * Begins what is most urgent. It counts as written from its first line on, so that a refusal of
   * that line finds it; the proof is asked for only between utterances.
   */
  private void begin() {
    for (Deque<Utterance> queue : waiting.values()) {
      Utterance utterance = queue.poll();
      if (utterance != null) {
        utterance.bodies()
            .forEach(body -> begun.add("PRIVMSG " + utterance.target() + " :" + body));
        written.add(utterance);
        return;
      }
    }
  }

  private String ask() {
    asked.addAll(written);
    written.clear();
    linesUnasked = 0;
    return "PING :" + PROOF + ++proofs;
  }

  /** Gives up all that is not proven. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      drop(any -> true, network + " was closed");
      changed.signal();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
  }

  /** The pace at present. */
  Duration interval() {
    lock.lock();
    try {
      return bucket.interval();
    } finally {
      lock.unlock();
    }
  }
}
