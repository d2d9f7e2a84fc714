package rollcall.bot.gateway.irc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import rollcall.bot.gateway.Room;
import rollcall.bot.gateway.Unsaid;

/**
 * Finds the nick under which an account is in a room at this moment, by asking the server (WHOX)
 * each time: a nick remembered from before may be another's now.
 */
final class Whereabouts {
  static final Duration LIMIT = Duration.ofSeconds(10);
  /** The token that marks our own questions; servers send back one to three digits. */
  private static final String TOKEN = "717";
  private static final String NOBODY = "nobody in the room is logged in to that account";
  private final Map<String, List<Question>> open = new HashMap<>();
  private final Consumer<String> send;
  private boolean supported;

  private record Question(String account, CompletableFuture<String> nick) {}

  Whereabouts(Consumer<String> send) {
    this.send = send;
  }

  synchronized void supported() {
    supported = true;
  }

  /**
   * The nick of a folded account in a room; fails with {@link Unsaid} if there is none. What was
   * not answered in time stands in no later question's way.
   */
  synchronized CompletableFuture<String> nick(String account, Room room) {
    CompletableFuture<String> nick = new CompletableFuture<>();
    if (!supported) {
      nick.completeExceptionally(new Unsaid("the server cannot say who is logged in (no WHOX)"));
      return nick;
    }
    List<Question> questions = open.computeIfAbsent(room.name(), any -> new ArrayList<>());
    questions.removeIf(question -> question.nick().isCompletedExceptionally());
    questions.add(new Question(account, nick));
    if (questions.size() == 1) {
      send.accept("WHO " + room.name() + " %tna," + TOKEN);
    }
    return nick.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One line of the answer: our nick, the token, a nick and its account. */
  synchronized void found(IrcLine line, Casemapping casemapping) {
    if (line.param(1).equals(TOKEN)) {
      String account = casemapping.fold(line.param(3));
      open.values().forEach(questions -> questions.stream()
          .filter(question -> question.account().equals(account))
          .forEach(question -> question.nick().complete(line.param(2))));
    }
  }

  /** The answer for a room ended; who was not found is not there. */
  synchronized void ended(String room) {
    List<Question> questions = open.remove(room);
    if (questions != null) {
      questions.forEach(question -> question.nick().completeExceptionally(new Unsaid(NOBODY)));
    }
  }

  /** The connection ended. */
  synchronized void ended() {
    List.copyOf(open.keySet()).forEach(this::ended);
  }
}
