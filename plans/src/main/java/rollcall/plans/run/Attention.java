package rollcall.plans.run;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the run may go on by itself: {@code held} says why nothing new is called or started,
 * {@code unheard} since when nobody could be heard. Silence counts from {@code since} at the
 * earliest: while nobody could answer, nobody was silent.
 */
public record Attention(Optional<String> held, Optional<Instant> unheard, Instant since) {
  boolean goingOn() {
    return held.isEmpty() && unheard.isEmpty();
  }

  Attention held(String why) {
    return new Attention(Optional.of(why), unheard, since);
  }

  Attention resumed(Instant at) {
    return new Attention(Optional.empty(), unheard, at);
  }

  Attention unheard(Instant from) {
    return new Attention(held, Optional.of(from), since);
  }

  Attention heard(Instant at) {
    return new Attention(held, Optional.empty(), at);
  }
}
