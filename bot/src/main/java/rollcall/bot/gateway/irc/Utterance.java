package rollcall.bot.gateway.irc;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
}
