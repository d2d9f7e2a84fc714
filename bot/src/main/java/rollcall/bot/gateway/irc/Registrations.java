package rollcall.bot.gateway.irc;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.bot.gateway.Incoming;
import rollcall.bot.gateway.Speaker;
import rollcall.bot.gateway.Unsaid;
import rollcall.commands.reply.Declining;

/**
 * Stands between the ear and the bot, and takes an account for its owner's only while it is
 * registered since the date that is pinned: an account that was dropped is free for anybody. The
 * services are asked at the first line of an account; its lines wait for the answer, in order, and
 * pass on as the server vouched for them when there is none. Everything happens on the ear's
 * thread.
 *
 * <p>
 * An answer holds until somebody comes into a room, or logs in, with the account, or until a room
 * is lost, as that may then have happened unseen. Who writes into a channel from outside is not
 * seen coming; a channel with +n has no such people.
 */
final class Registrations implements Consumer<Incoming> {
  private static final Logger log = LoggerFactory.getLogger(Registrations.class);
  /** Lines of one account that may wait for the services' answer; more are not taken. */
  static final int MOST_WAITING = 20;

  /**
   * Whose registrations matter, where they are pinned, and who knows them.
   *
   * @param known
   *          whether an account may do anything here; nobody else's is looked up
   * @param services
   *          since when an account is registered, empty if it is not; completes on the ear's thread
   */
  record Ground(String network, Predicate<String> known, Pins pins,
      Function<String, CompletableFuture<Optional<Instant>>> services) {}

  /** What is known of an account. */
  private sealed interface State {
    record Unknown() implements State {}

    /** The services are asked, and lines wait. */
    final class Asking implements State {
      private final Deque<Incoming.Said> waiting = new ArrayDeque<>();
      private int leftOut;

      private void await(Incoming.Said said) {
        if (waiting.size() < MOST_WAITING) {
          waiting.add(said);
        } else {
          leftOut++;
        }
      }
    }

    record Believed() implements State {}

    /** With what the services said, to compare again when the operator has removed the pin. */
    record Disbelieved(Optional<Instant> since, String why) implements State {}
  }

  private final Ground ground;
  private final Consumer<Incoming> bot;
  private final Map<String, State> states = new HashMap<>();
  private boolean unanswered;

  Registrations(Ground ground, Consumer<Incoming> bot) {
    this.ground = ground;
    this.bot = bot;
  }

  @Override
  public void accept(Incoming incoming) {
    switch (incoming) {
      case Incoming.Said said -> said.by().account().filter(ground.known())
          .ifPresentOrElse(account -> said(account, said), () -> bot.accept(said));
      case Incoming.Came came -> {
        came.who().account().ifPresent(states::remove);
        bot.accept(came);
      }
      case Incoming.Lost lost -> {
        states.clear();
        bot.accept(lost);
      }
      case Incoming.Asked _,Incoming.Refused _,Incoming.Back _,Incoming.Trouble _ ->
        bot.accept(incoming);
    }
  }

  private void said(String account, Incoming.Said said) {
    switch (states.getOrDefault(account, new State.Unknown())) {
      case State.Unknown() -> ask(account, said);
      case State.Asking asking -> asking.await(said);
      case State.Believed() -> bot.accept(said);
      case State.Disbelieved before -> {
        State now = weighed(account, before.since()) instanceof State.Believed believed
            ? believed
            : before;
        states.put(account, now);
        bot.accept(as(now, said));
      }
    }
  }

  private void ask(String account, Incoming.Said first) {
    State.Asking asking = new State.Asking();
    asking.await(first);
    states.put(account, asking);
    var _ = ground.services().apply(account)
        .handle((since, failed) -> failed == null
            ? answered(account, since)
            : unknown(account, reason(failed)))
        .thenAccept(state -> goOn(account, asking, state));
  }

  /** An answer to a question that is no longer open counts for the lines that waited for it. */
  private void goOn(String account, State.Asking asking, State state) {
    states.replace(account, asking, state);
    Incoming.Said first = asking.waiting.getFirst();
    if (state instanceof State.Disbelieved(_, String why)) {
      log.warn("{}: not believed: {}", ground.network(), why);
      tell(new Incoming.Refused(first.room(), nobody(first.by()), why));
    }
    asking.waiting.forEach(said -> tell(as(state, said)));
    if (asking.leftOut > 0) {
      tell(new Incoming.Refused(first.room(), first.by(), Declining.notTaken(asking.leftOut)));
    }
  }

  /** One line that the bot fails over must not keep the others from it. */
  private void tell(Incoming incoming) {
    try {
      bot.accept(incoming);
    } catch (RuntimeException e) {
      log.error("a listener failed", e);
    }
  }

  private State answered(String account, Optional<Instant> since) {
    unanswered = false;
    return weighed(account, since);
  }

  private State weighed(String account, Optional<Instant> since) {
    if (since.isEmpty()) {
      return new State.Disbelieved(since, Declining.accountGone(account));
    }
    try {
      Instant pinned = ground.pins().pinned(ground.network(), account, since.get());
      return pinned.equals(since.get())
          ? new State.Believed()
          : new State.Disbelieved(since,
              Declining.accountAnew(account, since.get(), pinned));
    } catch (IOException e) {
      return unknown(account, "the pinned dates cannot be read or written: " + e.getMessage());
    }
  }

  private static String reason(Throwable failed) {
    Throwable why = failed instanceof CompletionException ? failed.getCause() : failed;
    return why instanceof Unsaid
        ? String.valueOf(why.getMessage())
        : "no answer in " + Registrar.LIMIT.toSeconds() + " s";
  }

  /** Services that are down must not stop a release; it is said once until they answer again. */
  private State unknown(String account, String why) {
    if (!unanswered) {
      log.warn("{}: since when {} is registered cannot be known, which changes nothing for it: {}",
          ground.network(), account, why);
    }
    unanswered = true;
    return new State.Unknown();
  }

  private static Incoming.Said as(State state, Incoming.Said said) {
    return state instanceof State.Disbelieved
        ? new Incoming.Said(said.room(), nobody(said.by()), said.text(), said.saidAt(),
            said.messageId())
        : said;
  }

  private static Speaker nobody(Speaker by) {
    return new Speaker(by.network(), Optional.empty(), by.shown());
  }
}
