package rollcall.bot.journal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of the second copy's text: the store it belongs to, a document, or a line of the
 * journal.
 */
sealed interface CopyRow {
  /** A payload and its digests, every character written as six, and the other fields. */
  int LIMIT_BYTES = 6 * Draft.PAYLOAD_LIMIT_BYTES + 4_096;

  JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();

  @JsonPropertyOrder({"store"})
  record OfStore(String store) implements CopyRow {
    @Override
    public boolean hasCanonicalForm() {
      return !store.isBlank();
    }
  }

  @JsonPropertyOrder({"document", "text"})
  record OfDocument(String document, String text) implements CopyRow {
    static OfDocument of(Document document) {
      return new OfDocument(document.hash().hex(), document.text());
    }

    @Override
    public boolean hasCanonicalForm() {
      return equals(of(new Document(text)));
    }
  }

  @JsonPropertyOrder({"position", "run", "number", "at", "payload", "digest", "mac", "hash"})
  record OfLine(long position, String run, long number, String at, String payload, String digest,
      String mac, String hash) implements CopyRow {
    static OfLine of(Line line) {
      return new OfLine(line.position(), line.run(), line.number(), line.at().toString(),
          line.payload(), line.payloadDigest().hex(), line.mac().hex(), line.hash().hex());
    }

    @Override
    public boolean hasCanonicalForm() {
      return equals(of(line()));
    }

    /** Throws an IllegalArgumentException or a DateTimeException for what no line can hold. */
    Line line() {
      return new Line(position, run, number, Instant.parse(at), payload, new Digest(digest),
          new Digest(mac), new Digest(hash));
    }
  }

  /**
   * Whether the texts in it are written as we write them; throws like line() if they mean nothing.
   */
  boolean hasCanonicalForm();

  /** The row as text with its newline, in UTF-8. */
  default byte[] bytes() {
    byte[] json = JSON.writeValueAsBytes(this);
    byte[] row = Arrays.copyOf(json, json.length + 1);
    row[json.length] = '\n';
    return row;
  }

  /**
   * Reads one row with its newline. Empty for anything that is not, byte for byte, what bytes()
   * writes: so no change of a byte can leave the meaning as it was.
   */
  static Optional<CopyRow> parse(byte[] row) {
    try {
      CopyRow parsed = JSON.readValue(row, typeOf(row));
      return parsed.hasCanonicalForm() && Arrays.equals(parsed.bytes(), row)
          ? Optional.of(parsed)
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Class<? extends CopyRow> typeOf(byte[] row) {
    String start = new String(row, 0, Math.min(row.length, 12), StandardCharsets.ISO_8859_1);
    if (start.startsWith("{\"position\"")) {
      return OfLine.class;
    }
    return start.startsWith("{\"document\"") ? OfDocument.class : OfStore.class;
  }
}
