package rollcall.bot.journal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a journal that was walked from its beginning: makes the next line, or says what is
 * wrong with one. Not for several threads.
 */
final class Chain {
  private static final long MICROS = 1_000_000;

  private final Optional<JournalKey> key;
  private final Map<String, Long> numbers = new HashMap<>();
  private long position;
  private Digest hash;

  /** A chain begins with the id of its store, so that no two stores have a line in common. */
  Chain(String store, Optional<JournalKey> key) {
    this.key = key;
    this.hash = Digest.of("rollcall journal " + store);
  }

  long position() {
    return position;
  }

  Digest hash() {
    return hash;
  }

  Head head() {
    return Head.of(position, hash);
  }

  /**
   * The first of `drafts` that does not follow on what its run has; empty if all can be appended.
   */
  Optional<Appended.Moved> misfit(List<Draft> drafts) {
    Map<String, Long> after = new HashMap<>();
    for (Draft draft : drafts) {
      long last = after.getOrDefault(draft.run(), numbers.getOrDefault(draft.run(), 0L));
      if (draft.number() != last + 1) {
        return Optional
            .of(new Appended.Moved(draft.run(), numbers.getOrDefault(draft.run(), 0L)));
      }
      after.put(draft.run(), draft.number());
    }
    return Optional.empty();
  }

  /** Makes the next line of `draft`, which fits, and of the documents that come with it. */
  Recorded extend(Draft draft, List<Document> documents) {
    List<Document> ordered = Recorded.inOrder(documents);
    Digest payload = Digest.of(draft.payload());
    Digest next = hash(position + 1, draft.run(), draft.number(), draft.at(), payload, ordered);
    Digest mac = key.orElseThrow().mac(next);
    Line line = new Line(position + 1, draft.run(), draft.number(), draft.at(), draft.payload(),
        payload, mac, next);
    advance(line);
    return new Recorded(line, ordered);
  }

  /** Goes on to `next`, unless something is wrong with it; then this chain stays where it is. */
  Optional<Flaw> follow(Recorded next) {
    Optional<Flaw> flaw = flawOf(next);
    if (flaw.isEmpty()) {
      advance(next.line());
    }
    return flaw;
  }

  private Optional<Flaw> flawOf(Recorded next) {
    Line line = next.line();
    if (line.position() != position + 1) {
      return Optional.of(line.position() > position ? Flaw.GAP : Flaw.INSERTED);
    }
    if (!isAuthentic(next)) {
      return Optional.of(Flaw.CHANGED);
    }
    long last = numbers.getOrDefault(line.run(), 0L);
    return line.number() == last + 1 ? Optional.empty() : Optional.of(Flaw.GAP);
  }

  private boolean isAuthentic(Recorded next) {
    Line line = next.line();
    return Digest.of(line.payload()).equals(line.payloadDigest())
        && line.hash().equals(hash(line.position(), line.run(), line.number(), line.at(),
            line.payloadDigest(), next.documents()))
        && key.map(k -> k.made(line)).orElse(true);
  }

  private void advance(Line line) {
    position = line.position();
    hash = line.hash();
    numbers.put(line.run(), line.number());
  }

  /**
   * The one canonical form. Texts have their length before them, so that no two lines share bytes.
   */
  private Digest hash(long at, String run, long number, Instant instant, Digest payload,
      List<Document> documents) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeLong(at);
      out.write(hash.bytes());
      byte[] name = Digest.utf8(run);
      out.writeInt(name.length);
      out.write(name);
      out.writeLong(number);
      out.writeLong(micros(instant));
      out.write(payload.bytes());
      out.writeInt(documents.size());
      for (Document document : documents) {
        out.write(document.hash().bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return Digest.of(bytes.toByteArray());
  }

  private static long micros(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS),
        instant.getNano() / 1_000);
  }
}
