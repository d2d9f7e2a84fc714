package rollcall.plans.document;

import java.util.List;

/**
 * A document that was read: its name, its lines from the first to the last, and what is to be said
 * of how it was read, such as its encoding.
 */
public record Document(String name, List<Line> lines, List<String> notes) {
  /** No larger document is read: 10 MiB. */
  public static final int MOST_BYTES = 10 * 1024 * 1024;

  public Document {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** A document, or in one clear line why it is none. */
  public sealed interface Outcome {
    record Good(Document document) implements Outcome {}

    record Bad(String why) implements Outcome {}
  }

  /**
   * Recognises the format by the content, and where that leaves it open by the ending of
   * {@code name}, and reads it. Never fails otherwise than by {@link Outcome.Bad}.
   */
  public static Outcome read(String name, byte[] bytes) {
    return Recognised.read(name, bytes);
  }
}
