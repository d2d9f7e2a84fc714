package rollcall.plans.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import rollcall.plans.document.Document.Outcome;

/** Finds the reader for a document, and holds all of them to the same limits. */
final class Recognised {
  private final String name;
  private final byte[] bytes;
  private final Room room = new Room();

  private Recognised(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  static Outcome read(String name, byte[] bytes) {
    return new Recognised(name, bytes).read();
  }

  private Outcome read() {
    if (bytes.length > Document.MOST_BYTES) {
      return bad("has " + bytes.length + " bytes; at most " + Document.MOST_BYTES
          + " are read: leave out what is not part of the plan");
    }
    return foreign().map(this::bad).orElseGet(() -> isWorkbook()
        ? outcome(Workbook.read(name, bytes, room))
        : text());
  }

  private boolean isWorkbook() {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  private Outcome bad(String why) {
    return new Outcome.Bad(name + " " + why);
  }

  private Optional<String> foreign() {
    var lower = name.toLowerCase(Locale.ROOT);
    return Foreign.of(lower, bytes).map(foreign -> "is " + foreign.what()
        + ", which is not read: " + foreign.instead());
  }

  private Outcome text() {
    return switch (Decoded.of(name, bytes)) {
      case Decoded.Bad(var why) -> new Outcome.Bad(why);
      case Decoded.Good(var text, var notes) -> {
        notes.forEach(room::note);
        yield text.chars().allMatch(c -> Blanks.blank((char) c) || c < ' ')
            ? bad("is empty: a plan has at least one line of text")
            : text(text);
      }
    };
  }

  private Outcome text(String text) {
    if (ends("html", "htm", "xhtml") || Html.page(text)
        || (!Markdown.is(name) && Html.is(text))) {
      return outcome(Html.read(name, text, room));
    }
    if (ends("csv", "tsv")) {
      return outcome(SeparatedValues.read(name, text, room));
    }
    var source = Source.of(text);
    if (source.size() > Room.MOST_LINES) {
      return bad("has " + source.size() + " lines; at most " + Room.MOST_LINES
          + " are read: leave out what is not part of the plan");
    }
    return outcome(Markdown.is(name)
        ? Markdown.read(name, source, room)
        : PlainText.read(name, source, room));
  }

  private boolean ends(String... endings) {
    var lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(endings).anyMatch(ending -> lower.endsWith("." + ending));
  }

  private Outcome outcome(Document read) {
    if (read.lines().isEmpty()) {
      room.refuse("shows no text: a plan has at least one line of it");
    }
    room.text(read.lines());
    return room.refusal().map(this::bad)
        .orElseGet(() -> new Outcome.Good(new Document(read.name(), read.lines(), room.notes())));
  }
}
