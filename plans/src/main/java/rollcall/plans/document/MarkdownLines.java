package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Writes down the blocks of a parsed Markdown text as lines. */
final class MarkdownLines implements Cells {
  /** Lines of which a quote is made. */
  private static final int LONGEST_QUOTE = 5;

  private static final int LONGEST_NAME = 30;
  private static final Pattern ADDRESS = Pattern.compile("[/.:#@]");
  /**
   * Marks that are part of a path, a pattern or a sum, whatever the specification makes of them.
   */
  private static final Pattern TYPED = Pattern.compile("[\\w/\\\\.-]\\*[\\w./]|\\\\\\\\");
  private static final int SHORT = 60;

  private final Source source;
  private final int from;
  private final Room room;
  private final Bars bars;
  private final List<Line> lines = new ArrayList<>();
  private Optional<Marker> marker = Optional.empty();
  /** Lines before this one have been read already. */
  private int done;

  /** What is parsed begins with line {@code from} of {@code source}. */
  MarkdownLines(Source source, int from, Room room) {
    this.source = source;
    this.from = from;
    this.room = room;
    this.bars = new Bars(source, this);
  }

  List<Line> read(Node document) {
    children(document, 0);
    return lines;
  }

  private void children(Node parent, int depth) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Block block && !block.getSourceSpans().isEmpty()
          && last(block) >= done) {
        block(block, depth);
      }
    }
  }

  private int first(Node block) {
    return from + block.getSourceSpans().getFirst().getLineIndex();
  }

  private int last(Node block) {
    return from + block.getSourceSpans().getLast().getLineIndex();
  }

  private void add(Line line) {
    if (room.line()) {
      lines.add(line);
    }
  }

  private void block(Block block, int depth) {
    switch (block) {
      case Heading heading -> heading(heading, depth);
      case Paragraph paragraph -> paragraph(paragraph, depth);
      case ListBlock list -> list(list, depth);
      case FencedCodeBlock code -> code(code.getLiteral(), first(code) + 1, depth);
      case IndentedCodeBlock code -> indented(code, depth);
      case ThematicBreak rule -> add(new Line.Rule(place(first(rule))));
      case org.commonmark.node.HtmlBlock html when isForeign(html) ->
        plainly(first(html), last(html) + 1, depth);
      case org.commonmark.node.HtmlBlock html -> lines.addAll(Html.lines(html.getLiteral(),
          source.number(first(html)), place(first(html)).afterBlank(), room));
      case LinkReferenceDefinition link -> {
        if (ADDRESS.matcher(link.getDestination()).find()) {
          marker = Optional.empty(); // Shows nothing itself.
        } else {
          plainly(first(link), last(link) + 1, depth);
        }
      }
      default -> children(block, depth);
    }
  }

  /** A word in pointed brackets, such as {@code <db-host>}, alone on a line. */
  private static boolean isForeign(org.commonmark.node.HtmlBlock html) {
    return InlineTag.ofWhole(html.getLiteral().strip()) == InlineTag.FOREIGN
        && html.getLiteral().indexOf(' ') < 0;
  }

  private void heading(Heading heading, int depth) {
    int strokes = last(heading) - first(heading);
    if (strokes > 1 || marker.isPresent()) {
      text(MarkdownWords.of(heading), depth);
    } else {
      var words = new StringBuilder();
      MarkdownWords.of(heading).forEach(piece -> words.append(piece.text()).append(' '));
      add(new Line.Heading(place(first(heading)), heading.getLevel(),
          Blanks.of(words.toString()).text()));
    }
    if (strokes > 1) {
      // Several lines above a stroke are no title that somebody meant.
      add(new Line.Rule(place(last(heading))));
    }
  }

  // Lists

  private void list(ListBlock list, int depth) {
    int number = list instanceof OrderedList ordered ? start(ordered) - 1 : 0;
    for (var node = list.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof ListItem item && !item.getSourceSpans().isEmpty()) {
        var written = written(item);
        number = list instanceof OrderedList ? Math.max(number + 1, number(written)) : 0;
        marker = Optional.of(list instanceof OrderedList
            ? Marker.number(number + written.substring(written.length() - 1), number)
            : Marker.bullet(written));
        if (!(item.getFirstChild() instanceof Paragraph)) {
          add(new Line.Item(place(first(item)), depth, marker.get(), ""));
          marker = Optional.empty();
        }
        children(item, depth + 1);
        marker = Optional.empty();
      }
    }
  }

  private static int start(OrderedList list) {
    var start = list.getMarkerStartNumber();
    return start == null ? 1 : start;
  }

  private String written(ListItem item) {
    var span = item.getSourceSpans().getFirst();
    var line = source.line(from + span.getLineIndex()).substring(span.getColumnIndex());
    int end = 0;
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    return line.substring(0, Math.min(line.length(), end + 1));
  }

  private static int number(String written) {
    return Counted.of(written.substring(0, Math.max(0, written.length() - 1))).orElse(0);
  }

  // Text

  private void paragraph(Paragraph paragraph, int depth) {
    for (int i = first(paragraph); i <= last(paragraph); i++) {
      var table = bars.at(i);
      if (table.isPresent()) {
        plainly(Math.max(done, first(paragraph)), i, depth);
        add(table.get().table().in(depth));
        done = table.get().next();
        i = done - 1;
      }
    }
    boolean typed = first(paragraph) == last(paragraph)
        && TYPED.matcher(source.text(first(paragraph))).find();
    if (done > first(paragraph) || typed) {
      plainly(Math.max(done, first(paragraph)), last(paragraph) + 1, depth);
    } else {
      text(MarkdownWords.of(paragraph), depth);
    }
  }

  private void plainly(int first, int end, int depth) {
    for (int i = first; i < end; i++) {
      var blanks = source.plain(i);
      if (!blanks.isBlank()) {
        var words = words(unmarked(blanks.text()));
        text(List.of(new MarkdownWords.Piece(words.text(), words.strong(), true, i - from,
            i - from)), depth);
      }
    }
  }

  /** Without the mark of the point, which is known already. */
  private String unmarked(String text) {
    return marker.flatMap(_ -> Marked.of(text))
        .filter(m -> m.marker().done().isEmpty() || text.startsWith("["))
        .map(Marked::text).orElse(text);
  }

  /** Joins the lines that belong together, as far as their words do not say otherwise. */
  private void text(List<MarkdownWords.Piece> pieces, int depth) {
    int begin = 0;
    for (int i = 0; i < pieces.size(); i++) {
      boolean ends = i == pieces.size() - 1 || pieces.get(i).ends()
          || stands(pieces.get(i).text()) || begins(pieces.get(i + 1).text());
      if (ends) {
        text(pieces.subList(begin, i + 1), place(pieces.get(begin), pieces.get(i)), depth);
        begin = i + 1;
      }
    }
  }

  private Place place(MarkdownWords.Piece first, MarkdownWords.Piece last) {
    var at = place(from + first.first());
    int end = Math.max(first.first(), Math.min(last.last(), first.first() + LONGEST_QUOTE));
    return new Place(at.line(), Blanks.squeezed(
        source.joined(from + first.first(), from + end + 1).replace('\n', ' ')), at.afterBlank());
  }

  /** Whether {@code line} is a point that somebody typed, or says something under its own name. */
  private static boolean begins(String line) {
    var text = Blanks.of(line).text();
    return named(text) || Marked.of(text).isPresent();
  }

  /** Whether {@code line} is no part of running text: it is in columns, or short and named. */
  private static boolean stands(String line) {
    var text = Blanks.of(line).text();
    return text.contains("   ") || (text.length() < SHORT && named(text));
  }

  private static boolean named(String line) {
    int colon = line.indexOf(": ");
    var name = colon > 0 ? line.substring(0, colon) : " ";
    return Character.isUpperCase(name.charAt(0)) && name.length() < LONGEST_NAME
        && name.chars().filter(c -> c == ' ').count() < 3;
  }

  private void text(List<MarkdownWords.Piece> pieces, Place place, int depth) {
    var joined = new StringBuilder();
    pieces.forEach(piece -> joined.append(piece.text()).append(' '));
    var words = Blanks.of(joined.toString());
    if (words.isBlank()) {
      return;
    }
    var typed = Marked.of(words.text());
    var own = marker;
    marker = Optional.empty();
    if (own.isPresent()) {
      add(item(place, depth - 1, own.get(), typed, words.text()));
    } else if (typed.isPresent()) {
      add(new Line.Item(place, depth + words.indent(), typed.get().marker(), typed.get().text()));
    } else {
      boolean strong = pieces.stream().allMatch(MarkdownWords.Piece::strong);
      add(new Line.Text(place, depth, strong, words.text()));
    }
  }

  private static Line item(Place place, int depth, Marker own, Optional<Marked> typed,
      String text) {
    var box = typed.filter(t -> t.marker().done().isPresent() && t.marker().number().isEmpty());
    return box.<Line>map(b -> new Line.Item(place, depth,
        new Marker(own.written() + " " + b.marker().written(), own.number(), b.marker().done()),
        b.text())).orElseGet(() -> new Line.Item(place, depth, own, text));
  }

  // Code

  private void code(String literal, int first, int depth) {
    var code = Source.of(literal);
    for (int i = 0; i < code.size(); i++) {
      add(new Line.Code(place(Math.min(first + i, source.size() - 1)), depth, code.line(i)));
    }
  }

  /** People indent lists, too, and do not know that this makes code of them. */
  private void indented(IndentedCodeBlock code, int depth) {
    var first = source.text(first(code));
    if (Marked.of(first).isEmpty()) {
      code(code.getLiteral(), first(code), depth);
      return;
    }
    for (int i = first(code); i <= last(code); i++) {
      var blanks = source.plain(i);
      if (!blanks.isBlank()) {
        add(point(place(i), blanks));
      }
    }
  }

  // Tables

  @Override
  public Place place(int i) {
    return new Place(source.number(i), Blanks.squeezed(source.line(i)),
        i > 0 && source.blank(i - 1));
  }

  @Override
  public Room room() {
    return room;
  }

  @Override
  public Line point(Place place, Blanks line) {
    var marked = Marked.of(line.text());
    if (marked.isPresent()) {
      return new Line.Item(place, line.indent(), marked.get().marker(),
          words(marked.get().text()).text());
    }
    var words = words(line.text());
    return new Line.Text(place, line.indent(), words.strong(), words.text());
  }

  @Override
  public String plain(String text) {
    return words(Blanks.of(text).text()).text();
  }

  private static Inline.Words words(String text) {
    return Inline.words(text, Dialect.PLAIN, true);
  }
}
