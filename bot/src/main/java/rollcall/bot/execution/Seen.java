package rollcall.bot.execution;

import java.time.Instant;

/**
 * What was observed of an execution. Each {@code start}, {@code inquire} and {@code kill} tells its
 * own listener any number of {@link Passing} observations and then exactly one {@link Final} one,
 * unless the bot is closed before. What a host reports is that host's claim.
 */
public sealed interface Seen {

  /** More will follow. */
  sealed interface Passing extends Seen {}

  /**
   * The host is fit to run it, in this place, and nothing has been sent: what is told returns
   * before anything is. A listener that throws keeps it from being sent.
   */
  record Placed(Place place) implements Passing {}

  /** The host has it, in this place; its script may have run from now on. */
  record Begun(Place place) implements Passing {}

  /** It said something: bytes {@code from} (inclusive) to {@code to} are in {@link Outputs}. */
  record Output(long from, long to) implements Passing {}

  /** Nothing is known of it since then; asking goes on. Told once an outage. */
  record OutOfSight(Instant since, String why) implements Passing {}

  /** Nothing will follow. */
  sealed interface Final extends Seen {}

  /**
   * Its command ended with this status, 128 + n for signal n; or, if {@code overLimit}, was killed
   * at the stated limit. {@code leftBehind} processes of it are still there.
   */
  record Ended(int exit, boolean overLimit, Extent output, int leftBehind) implements Final {}

  /** It was killed on request; {@code leftBehind} processes of it could not be. */
  record Killed(int exit, Extent output, int leftBehind) implements Final {}

  /** It never ran, and cannot any more: its claim is taken. */
  record Cancelled() implements Final {}

  /** Whether or how far it ran cannot be told; a person must look. */
  record Lost(String known) implements Final {}

  /** Nothing was started, and nothing of this handle will be. */
  record Refused(String why) implements Final {}
}
