package rollcall.bot.journal;

import java.time.Instant;

/**
 * An entry as recorded. `position` counts in the whole store and `number` in its run, both from 1;
 * `hash` is over the line before and all of this one but its payload, which counts by its digest;
 * `mac` is over the hash, under the key of this machine.
 */
public record Line(long position, String run, long number, Instant at, String payload,
    Digest payloadDigest, Digest mac, Digest hash) {

  public Head head() {
    return Head.of(position, hash);
  }
}
