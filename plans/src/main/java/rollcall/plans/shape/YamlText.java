package rollcall.plans.shape;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Takes the bytes of a file to what is written in it, and refuses all of YAML that is not plain.
 */
final class YamlText {
  /** Bytes of a file, a mark of the byte order included. */
  static final int MOST_BYTES = 1 << 20;

  /** Lists and mappings within one another. */
  static final int DEEPEST = 32;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Reading reading;
  private final Iterator<Event> events;
  private Position last = Position.START;
  private boolean stopped;

  private YamlText(String text, Reading reading) {
    this.reading = reading;
    var options = new LoaderOptions();
    options.setCodePointLimit(2 * MOST_BYTES);
    this.events = new Yaml(options).parse(new StringReader(text)).iterator();
  }

  /** Empty where nothing could be made of the bytes; then {@code reading} knows why. */
  static Optional<Written> tree(byte[] bytes, Reading reading) {
    if (bytes.length > MOST_BYTES) {
      reading.problem(Position.START, "the file has " + bytes.length + " bytes; at most "
          + MOST_BYTES + " are read");
      return Optional.empty();
    }
    return decoded(bytes, reading).filter(text -> printable(text, reading))
        .flatMap(text -> new YamlText(text, reading).document());
  }

  private static Optional<String> decoded(byte[] bytes, Reading reading) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    var text = out.flip().toString();
    if (result.isError()) {
      reading.problem(Position.after(text), "these bytes are not UTF-8");
      return Optional.empty();
    }
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return Optional.of(marked ? text.substring(1) : text);
  }

  private static boolean printable(String text, Reading reading) {
    for (int i = 0; i < text.length(); i++) {
      if (unprintable(text.charAt(i)) && !lineBreak(text, i)) {
        reading.problem(Position.after(text.substring(0, i)), refusal(text.charAt(i)));
        return false;
      }
    }
    return true;
  }

  private static boolean lineBreak(String text, int i) {
    return text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
  }

  /** C0 but tab and line feed, DEL, C1, the line separators, and what is no character. */
  private static boolean unprintable(char c) {
    boolean control = (c < ' ' && c != '\t' && c != '\n') || (c >= 0x7F && c <= 0x9F);
    return control || c == 0x2028 || c == 0x2029 || c == BYTE_ORDER_MARK || c >= 0xFFFE;
  }

  private static String refusal(char c) {
    return "the control character U+%04X is refused".formatted((int) c);
  }

  private Optional<Written> document() {
    try {
      return read();
    } catch (MarkedYAMLException e) {
      reading.problem(e.getProblemMark() == null ? last : Position.of(e.getProblemMark()),
          "this is not YAML: " + said(e));
    } catch (YAMLException | IllegalArgumentException e) {
      // The scanner throws bare ones too, for a number that does not fit: "\\UFFFFFFFF".
      reading.problem(last, "this is not YAML: it cannot be read after this place");
    }
    return Optional.empty();
  }

  private static String said(MarkedYAMLException e) {
    var problem = String.valueOf(e.getProblem()).strip();
    return e.getContext() == null ? problem : e.getContext().strip() + ", " + problem;
  }

  private Optional<Written> read() {
    next();
    var start = next();
    if (!(start instanceof DocumentStartEvent document)) {
      reading.problem(Position.START, "the file is empty");
      return Optional.empty();
    }
    refuseDirectives(document);
    var tree = node(next(), 1);
    if (stopped) {
      return Optional.empty();
    }
    next();
    var after = next();
    if (after instanceof DocumentStartEvent) {
      reading.problem(Position.of(after.getStartMark()),
          "a second document is refused: one file, one document");
    }
    return Optional.of(tree);
  }

  private void refuseDirectives(DocumentStartEvent document) {
    if (document.getVersion() != null
        || (document.getTags() != null && !document.getTags().isEmpty())) {
      reading.problem(Position.of(document.getStartMark()), "directives (%…) are refused");
    }
  }

  private Event next() {
    var event = events.next();
    last = Position.of(event.getStartMark());
    return event;
  }

  private Written node(Event event, int depth) {
    var at = Position.of(event.getStartMark());
    if (event instanceof AliasEvent alias) {
      reading.problem(at, "the alias `*" + alias.getAnchor() + "` is refused: write it out");
      return new Written.Refused(at);
    }
    refuseAnchor((NodeEvent) event, at);
    if (event instanceof ScalarEvent scalar) {
      return text(scalar, at);
    }
    var start = (CollectionStartEvent) event;
    refuseTag(start.getTag(), at);
    if (depth > DEEPEST) {
      return tooDeep(at);
    }
    return start instanceof MappingStartEvent ? pairs(at, depth) : items(at, depth);
  }

  private void refuseAnchor(NodeEvent event, Position at) {
    if (event.getAnchor() != null) {
      reading.problem(at, "the anchor `&" + event.getAnchor() + "` is refused: write it out");
    }
  }

  private void refuseTag(String tag, Position at) {
    if (tag != null) {
      reading.problem(at,
          "the tag " + Reading.quoted(tag) + " is refused: every value is the text as written");
    }
  }

  private Written text(ScalarEvent scalar, Position at) {
    refuseTag(scalar.getTag(), at);
    // An escape such as "\0" makes a character that the file itself may not hold.
    var value = scalar.getValue();
    var refused = value.chars().filter(c -> unprintable((char) c)).findFirst();
    if (refused.isPresent()) {
      reading.problem(at, refusal((char) refused.getAsInt()));
      return new Written.Refused(at);
    }
    if (value.codePoints().anyMatch(YamlText::halfCharacter)) {
      reading.problem(at, "half a character is refused: a surrogate stands alone");
      return new Written.Refused(at);
    }
    return new Written.Text(at, value);
  }

  private static boolean halfCharacter(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /**
   * Ends the reading: the library takes a time that grows with the square of the depth, over a
   * minute for 1 MiB of brackets, so that the rest cannot even be passed over.
   */
  private Written tooDeep(Position at) {
    reading.problem(at, "more than " + DEEPEST + " lists and mappings within one another");
    stopped = true;
    return new Written.Refused(at);
  }

  /** The next event within a collection; empty at its end. */
  private Optional<Event> within() {
    return stopped
        ? Optional.empty()
        : Optional.of(next()).filter(event -> !(event instanceof CollectionEndEvent));
  }

  private Written items(Position at, int depth) {
    List<Written> items = new ArrayList<>();
    for (var event = within(); event.isPresent(); event = within()) {
      items.add(node(event.get(), depth + 1));
    }
    return new Written.Items(at, items);
  }

  private Written pairs(Position at, int depth) {
    List<Written.Pair> pairs = new ArrayList<>();
    Map<String, Position> seen = new HashMap<>();
    for (var event = within(); event.isPresent(); event = within()) {
      var key = node(event.get(), depth + 1);
      var value = stopped ? key : node(next(), depth + 1);
      if (key instanceof Written.Text word && isNew(word, event.get(), seen)) {
        pairs.add(new Written.Pair(word, value));
      } else if (!(key instanceof Written.Text) && !(key instanceof Written.Refused)) {
        reading.problem(key.at(), "a key is one word, not " + key.noun());
      }
    }
    return new Written.Pairs(at, pairs);
  }

  private boolean isNew(Written.Text word, Event event, Map<String, Position> seen) {
    if (word.value().equals("<<") && ((ScalarEvent) event).isPlain()) {
      reading.problem(word.at(), "the merge key `<<` is refused: write it out");
      return false;
    }
    var first = seen.putIfAbsent(word.value(), word.at());
    if (first != null) {
      reading.problem(word.at(),
          Reading.quoted(word.value()) + " a second time; the first is at " + first);
    }
    return first == null;
  }
}
