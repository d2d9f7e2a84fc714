package rollcall.bot.fetch;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import javax.net.ssl.SSLSocketFactory;

/**
 * Fetches one document over HTTPS: at most {@link #MOST_BYTES}, over at most
 * {@link #MOST_REDIRECTS} redirects, within a time that counts from the first name looked up to the
 * last byte.
 */
public final class Fetch {
  public static final int MOST_BYTES = 10 * 1024 * 1024;
  public static final int MOST_REDIRECTS = 3;
  /** Ten seconds in all. */
  public static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private final SSLSocketFactory tls;
  private final Reach reach;
  private final Duration limit;
  private final IntConsumer progress;

  /**
   * @param tls
   *          says whose certificates are trusted
   * @param progress
   *          hears every second how many bytes have come
   */
  public Fetch(SSLSocketFactory tls, Reach reach, Duration limit, IntConsumer progress) {
    this.tls = tls;
    this.reach = reach;
    this.limit = limit;
    this.progress = progress;
  }

  /** A document, or in one line that names the address why there is none. */
  public sealed interface Outcome {
    record Good(Fetched document) implements Outcome {}

    record Bad(String why) implements Outcome {}
  }

  /** Waits until it is there; after the time limit nothing more is waited for. */
  public Outcome get(WebAddress address) throws InterruptedException {
    var errand = new Errand(tls, reach, limit);
    var under = new FutureTask<>(() -> errand.outcome(address));
    Thread.ofVirtual().name("fetch").start(under);
    try {
      return waited(under, errand, address);
    } catch (ExecutionException broken) {
      throw new IllegalStateException(broken.getCause());
    } finally {
      errand.giveUp();
    }
  }

  private Outcome waited(FutureTask<Outcome> under, Errand errand, WebAddress address)
      throws InterruptedException, ExecutionException {
    var until = System.nanoTime() + limit.toNanos();
    for (var left = limit.toNanos(); left > 0; left = until - System.nanoTime()) {
      try {
        return under.get(Math.min(left, BEAT.toNanos()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException stillComing) {
        progress.accept(errand.bytes());
      }
    }
    return new Outcome.Bad(address + ": took longer than " + seconds() + " s;"
        + " save the document and import the file");
  }

  private String seconds() {
    return limit.toMillis() % 1000 == 0
        ? Long.toString(limit.toSeconds())
        : Double.toString(limit.toMillis() / 1000.0);
  }
}
