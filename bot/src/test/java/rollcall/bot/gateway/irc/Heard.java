package rollcall.bot.gateway.irc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.peers.Await;

/** All that a gateway told, to be waited for. */
final class Heard implements Consumer<Incoming> {
  private final List<Incoming> all = new ArrayList<>();
  private final List<String> threads = new ArrayList<>();

  @Override
  public synchronized void accept(Incoming incoming) {
    all.add(incoming);
    threads.add(Thread.currentThread().getName());
  }

  synchronized List<Incoming> all() {
    return List.copyOf(all);
  }

  synchronized List<String> threads() {
    return threads.stream().distinct().toList();
  }

  <T extends Incoming> List<T> all(Class<T> kind) {
    return all().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  <T extends Incoming> T await(Class<T> kind, Predicate<T> which) {
    Await.until(kind.getSimpleName() + " among " + all(), () -> all(kind).stream().anyMatch(which));
    return all(kind).stream().filter(which).findFirst().orElseThrow();
  }

  /** Waits for the message with this very text. */
  Incoming.Said said(String text) {
    return await(Incoming.Said.class, said -> said.text().equals(text));
  }

  boolean heard(String text) {
    return all(Incoming.Said.class).stream().anyMatch(said -> said.text().equals(text));
  }

  /** Waits until a room was regained so many times, the first time included. */
  void back(int times) {
    Await.until(times + " returns among " + all(), () -> all(Incoming.Back.class).size() >= times);
  }
}
