package rollcall.bot.gateway.irc;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.gateway.Incoming;

/**
 * The one thread on which everything heard, and every completion, reaches the bot, in order. When
 * it falls behind, what cannot act is dropped first; what can act waits, and the network with it.
 */
final class Ear implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Ear.class);
  /** Calls that may wait for the thread. */
  static final int LIMIT = 4_096;
  /** With this many waiting, messages that cannot act are no longer taken. */
  static final int BUSY = LIMIT / 2;
  private static final Duration LAST_CALL = Duration.ofSeconds(5);
  private final Semaphore room = new Semaphore(LIMIT);
  private final ExecutorService thread;
  private final Consumer<Incoming> ear;

  Ear(String network, Consumer<Incoming> ear) {
    this.ear = ear;
    thread = Executors.newSingleThreadExecutor(
        task -> Thread.ofPlatform().daemon().name("irc-ear-" + network).unstarted(task));
  }

  /** Tells a message; blocks while {@value #LIMIT} wait, unless it can be dropped. */
  void hear(Incoming incoming) {
    switch (incoming) {
      case Incoming.Said said when said.by().account().isPresent() -> wait(said);
      case Incoming.Said said -> drop(said);
      case Incoming.Asked asked -> drop(asked);
      case Incoming.Came came -> wait(came);
      case Incoming.Lost _,Incoming.Back _,Incoming.Trouble _,Incoming.Refused _ ->
        run(() -> ear.accept(incoming));
    }
  }

  /**
   * Runs a task after all that was heard before. Never blocks, since its callers hold locks:
   * losses, returns and completions are as few as rooms and waiting utterances.
   */
  void run(Runnable task) {
    try {
      thread.execute(() -> {
        try {
          task.run();
        } catch (RuntimeException e) {
          log.error("a listener failed", e);
        }
      });
    } catch (RejectedExecutionException closed) {
      log.debug("closed, nobody listens any more");
    }
  }

  private void drop(Incoming incoming) {
    if (room.availablePermits() > LIMIT - BUSY && room.tryAcquire()) {
      told(incoming);
    }
  }

  private void wait(Incoming incoming) {
    try {
      room.acquire();
      told(incoming);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void told(Incoming incoming) {
    run(() -> {
      room.release();
      ear.accept(incoming);
    });
  }

  /** Ends after what is waiting has been told, or 5 s. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_CALL.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("a listener does not return; {} calls are given up", thread.shutdownNow().size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
