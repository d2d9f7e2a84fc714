package rollcall.plans.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads Markdown by its specification. Pieces of HTML are taken out before, as by the specification
 * a table ends at its first blank line, and so is the mark of a block of code that never ends.
 */
final class Markdown {
  private static final Parser PARSER = Parser.builder()
      .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

  /** A block of code may begin in the line of a point. */
  private static final Pattern MARKERS = Pattern
      .compile("^ {0,9}(?:(?:[-*+]|\\d{1,9}[.)]) {1,4}){1,3}(?=```|~~~)");
  private static final int LEAST_POINTS = 3;

  private final Source source;
  private final Room room;
  private final Fences fences;
  private final List<Line> lines = new ArrayList<>();
  /** Tags that nothing ends from here on. */
  private final Set<String> endless = new HashSet<>();

  private Markdown(Source source, Room room) {
    this.source = source;
    this.room = room;
    this.fences = new Fences(source);
  }

  /** Whether a file of that name says of itself that it is Markdown. */
  static boolean is(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".md") || lower.endsWith(".markdown");
  }

  static Document read(String name, Source source, Room room) {
    if (!MarkdownScan.tame(source)) {
      room.note("it has too many marks for the reader of Markdown: read as plain text");
      return PlainText.read(name, source, room);
    }
    source.notes().forEach(room::note);
    var reader = new Markdown(source, room);
    reader.read();
    if (reader.isAllInCode()) {
      room.note("the list stands in a block of code: read as if it did not");
      reader = new Markdown(source.without(Markdown::isFence), room);
      reader.read();
    }
    return new Document(name, reader.lines, List.of());
  }

  /** Whether people are to copy it from there: every point of a list is code. */
  private boolean isAllInCode() {
    return lines.stream().noneMatch(l -> l instanceof Line.Item || l instanceof Line.Table)
        && lines.stream().filter(l -> l instanceof Line.Code code && isPoint(code.text()))
            .count() >= LEAST_POINTS;
  }

  private static boolean isPoint(String code) {
    return Marked.of(code.strip()).filter(m -> m.marker().done().isPresent()).isPresent();
  }

  private static boolean isFence(String line) {
    return line.strip().startsWith("```") || line.strip().startsWith("~~~");
  }

  private void read() {
    List<String> part = new ArrayList<>();
    int i = source.frontMatter();
    int from = i;
    while (i < source.size()) {
      var html = html(i);
      if (html.isPresent()) {
        parse(part, from);
        lines.addAll(Html.lines(source.joined(i, html.get()), source.number(i),
            source.blank(i - 1), room));
        i = html.get();
        from = i;
        part.clear();
      } else {
        i = next(i, part);
      }
    }
    parse(part, from);
  }

  private Optional<Integer> html(int i) {
    var line = source.plain(i);
    var tag = line.indent() > 3 ? Optional.<String>empty() : HtmlBlock.tag(line.text());
    if (tag.isEmpty() || endless.contains(tag.get())) {
      return Optional.empty();
    }
    var end = HtmlBlock.end(source, i, tag.get());
    if (end.isEmpty()) {
      endless.add(tag.get());
    }
    return end;
  }

  /** Adds line {@code i} to {@code part}, and those of the block of code that it begins. */
  private int next(int i, List<String> part) {
    var fence = Fence.of(MARKERS.matcher(source.line(i)).replaceFirst(""), Dialect.PLAIN)
        .filter(f -> f.end().alone() && f.end().mark().charAt(0) != '\'');
    if (fence.isEmpty()) {
      part.add(source.line(i));
      return i + 1;
    }
    var end = fences.end(fence.get(), i);
    if (end.isEmpty()) {
      room.note("line " + source.number(i) + ": a block of code begins that never ends; its lines"
          + " are read as text");
      part.add("");
      return i + 1;
    }
    part.addAll(source.lines().subList(i, end.get()));
    part.add(closing(source.line(i), source.line(end.get())));
    return end.get() + 1;
  }

  /**
   * As far to the right as the block began: further left it would end the point that it stands in
   * and begin another block, up to the next such line.
   */
  private static String closing(String opening, String end) {
    int column = Math.max(opening.indexOf("```"), opening.indexOf("~~~"));
    return " ".repeat(Math.max(0, column)) + end.strip();
  }

  private void parse(List<String> part, int from) {
    var node = PARSER.parse(String.join("\n", part));
    lines.addAll(new MarkdownLines(source, from, room).read(node));
  }
}
