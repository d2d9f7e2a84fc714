package rollcall.plans.run;

import java.time.Instant;
import java.util.Optional;

/**
 * Whether the run may go on by itself: {@code held} says why nothing new is called or started,
 * {@code unheard} since when nobody could be heard. Silence counts from {@code since} at the
 * earliest: while nobody could answer, nobody was silent. {@code room} is what is free on the bot's
 * own disk while that is too little, in MiB; {@code minutesLeft} is the last mark before the last
 * moment to fall back that was said, {@code windowLeft} the last one before the window's end, both
 * 0 when that has passed; {@code nudged} is the last thing that the bot said by itself.
 */
public record Attention(Optional<String> held, Optional<Instant> unheard, Instant since,
    Optional<Long> room, Optional<Integer> minutesLeft, Optional<Integer> windowLeft,
    Optional<Nudge.Said> nudged) {
  /** Below so many MiB only what ends work is accepted. */
  public static final long RESERVE = 64;

  /** Why a run is held after a time when nobody could be heard. */
  public static final String UNTIL_SAID = "until each owner has said what was done meanwhile";

  static Attention from(Instant at) {
    return new Attention(Optional.empty(), Optional.empty(), at, Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether people were asked what they did while nobody could be heard. */
  public boolean untilSaid() {
    return held.filter(UNTIL_SAID::equals).isPresent();
  }

  boolean goingOn() {
    return held.isEmpty() && unheard.isEmpty();
  }

  Attention held(String why) {
    return new Attention(Optional.of(why), unheard, since, room, minutesLeft, windowLeft, nudged);
  }

  Attention resumed(Instant at) {
    return new Attention(Optional.empty(), unheard, at, room, minutesLeft, windowLeft, nudged);
  }

  Attention unheard(Instant from) {
    return new Attention(held, Optional.of(from), since, room, minutesLeft, windowLeft, nudged);
  }

  Attention heard(Instant at) {
    return new Attention(held, Optional.empty(), at, room, minutesLeft, windowLeft, nudged);
  }

  Attention room(Optional<Long> mebibytes) {
    return new Attention(held, unheard, since, mebibytes, minutesLeft, windowLeft, nudged);
  }

  Attention left(int minutes) {
    return new Attention(held, unheard, since, room, Optional.of(minutes), windowLeft, nudged);
  }

  Attention windowLeft(int minutes) {
    return new Attention(held, unheard, since, room, minutesLeft, Optional.of(minutes), nudged);
  }

  Attention nudged(Nudge.Said last) {
    return new Attention(held, unheard, since, room, minutesLeft, windowLeft, Optional.of(last));
  }

  /** By another plan the last moment and the window are others, and are said anew. */
  Attention amended() {
    return new Attention(held, unheard, since, room, Optional.empty(), Optional.empty(), nudged);
  }

  /** Whether so little room is news: the first time, and when only the reserve is left. */
  boolean awaitsShort(long mebibytes) {
    return room.map(known -> known >= RESERVE && mebibytes < RESERVE).orElse(true);
  }
}
