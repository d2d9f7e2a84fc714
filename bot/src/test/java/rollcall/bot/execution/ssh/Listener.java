package rollcall.bot.execution.ssh;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import rollcall.bot.execution.Seen;

/** Takes in observations and waits for the one that a test needs. */
final class Listener implements Consumer<Seen> {
  private static final long PATIENCE_SECONDS = 40;
  private final BlockingQueue<Seen> coming = new LinkedBlockingQueue<>();
  private final List<Seen> heard = new ArrayList<>();

  @Override
  public void accept(Seen observation) {
    coming.add(observation);
  }

  Seen.Final end() {
    return (Seen.Final) await(Seen.Final.class::isInstance);
  }

  Seen.Ended ended() {
    Seen end = end();
    assertThat(end).as("after %s", heard).isInstanceOf(Seen.Ended.class);
    return (Seen.Ended) end;
  }

  Seen.Begun begun() {
    return (Seen.Begun) await(Seen.Begun.class::isInstance);
  }

  /** Whether an end has come that nobody has awaited yet. */
  boolean hasEnded() {
    return coming.stream().anyMatch(Seen.Final.class::isInstance);
  }

  /** All that was heard up to the last awaited one. */
  List<Seen> heard() {
    return heard;
  }

  Seen await(Predicate<Seen> wanted) {
    while (true)
      try {
        Seen next = coming.poll(PATIENCE_SECONDS, SECONDS);
        assertThat(next).as("heard only %s", heard).isNotNull();
        heard.add(next);
        if (wanted.test(next))
          return next;
        assertThat(next).as("heard %s", heard).isInstanceOf(Seen.Passing.class);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
  }
}
