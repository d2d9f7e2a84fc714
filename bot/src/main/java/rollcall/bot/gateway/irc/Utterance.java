package rollcall.bot.gateway.irc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import rollcall.bot.gateway.ChatGateway;
import rollcall.bot.gateway.PlainText;
import rollcall.bot.gateway.Urgency;

/**
 * Lines to one target that are said together, and what became of them.
 *
 * @param target
 *          a channel or a nick
 * @param bodies
 *          each short enough for one line of the protocol
 */
record Utterance(String target, List<String> bodies, Urgency urgency,
    CompletableFuture<Instant> said) {
  Utterance(String target, List<String> bodies, Urgency urgency) {
    this(target, List.copyOf(bodies), urgency, new CompletableFuture<>());
  }

  /** The lines, broken into bodies of at most {@code limitBytes}. */
  static Utterance of(String target, List<String> lines, int limitBytes, Urgency urgency) {
    return new Utterance(target, bodies(lines, limitBytes), urgency);
  }

  /**
   * The lines as bodies of messages. More than {@link ChatGateway#MAX_LINES} long ones would be a
   * flood: the last then says how much is not shown, rather than leaving it out in silence.
   */
  private static List<String> bodies(List<String> lines, int limitBytes) {
    List<String> bodies = new ArrayList<>();
    for (String line : lines) {
      bodies.addAll(new PlainText(line.isEmpty() ? " " : line).pieces(limitBytes));
    }
    if (bodies.size() <= ChatGateway.MAX_LINES) {
      return bodies;
    }
    int hidden = bodies.subList(ChatGateway.MAX_LINES, bodies.size()).stream()
        .mapToInt(body -> new PlainText(body).bytes()).sum();
    String mark = " [" + hidden + " bytes more]";
    List<String> shown = new ArrayList<>(bodies.subList(0, ChatGateway.MAX_LINES));
    String last = new PlainText(shown.getLast()).pieces(limitBytes - mark.length()).getFirst();
    shown.set(ChatGateway.MAX_LINES - 1, last + mark);
    return shown;
  }
}
