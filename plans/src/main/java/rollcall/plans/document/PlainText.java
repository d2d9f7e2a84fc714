package rollcall.plans.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a text line by line: plain, with marks of Markdown, or in the habit of Zim, MediaWiki, Jira
 * or org-mode. Indented lines are text, as people indent for their own reasons.
 */
final class PlainText implements Cells {
  private static final Pattern TIGHT = Pattern.compile("^-\\p{L}{2}[\\p{L}'-]*(?: |$)");
  /** Such a one is no option of a command. */
  private static final Pattern SENTENCE = Pattern.compile("^-\\p{Lu}\\p{Ll}+ \\p{L}");
  private static final int LEAST_TIGHT = 3;

  /** Lines that one point may have where others are looked for. */
  private static final int LONGEST_POINT = 20;

  private final Source source;
  private final Dialect dialect;
  private final boolean escapes;
  private final boolean tight;
  private final BoldLines bold;
  private final Bars bars;
  private final Fences fences;
  private final List<Line> lines = new ArrayList<>();
  private final Room room;
  /** Lines that say nothing to a reader; the next one comes as if after a blank line. */
  private final BitSet leftOut = new BitSet();
  /** Tags that nothing ends from here on. */
  private final Set<String> endless = new HashSet<>();
  private final Counters counters = new Counters();
  private boolean titled;

  private PlainText(Source source, Dialect dialect, Room room) {
    this.room = room;
    this.source = source;
    this.dialect = dialect;
    this.escapes = source.lines().stream().anyMatch(PlainText::escaped);
    this.bold = BoldLines.of(source);
    this.bars = new Bars(source, this);
    this.fences = new Fences(source);
    this.tight = isTight();
  }

  static Document read(String name, Source source, Room room) {
    source.notes().forEach(room::note);
    var reader = new PlainText(source, Dialect.of(name, source), room);
    reader.read();
    return new Document(name, reader.lines, List.of());
  }

  /** Nobody writes these by hand; a converter to Markdown does. */
  private static boolean escaped(String line) {
    return line.contains("\\_") || line.contains("\\* \\*");
  }

  private void read() {
    int i = afterHead();
    while (i < source.size()) {
      i = next(i);
    }
  }

  private int afterHead() {
    int end = dialect == Dialect.ZIM ? zimHead() : source.frontMatter();
    leftOut.set(0, end);
    return end;
  }

  private int zimHead() {
    int end = 0;
    while (!source.blank(end) && source.line(end).indexOf(':') > 0) {
      end++;
    }
    return end;
  }

  private void add(Line line) {
    if (room.line()) {
      lines.add(line);
    }
  }

  /** Reads what begins with line {@code i}; gives the line after it. */
  private int next(int i) {
    if (source.blank(i) || bold.debris(i)) {
      return i + 1;
    }
    return fence(i).or(() -> html(i)).or(() -> table(i)).or(() -> hidden(i)).or(() -> title(i))
        .orElseGet(() -> {
          ordinary(i, source.line(i)).ifPresent(this::add);
          return i + 1;
        });
  }

  // Blocks that are shown as they are

  private Optional<Integer> fence(int i) {
    return Fence.of(source.line(i), dialect).flatMap(fence -> {
      var end = fences.end(fence, i);
      end.ifPresent(to -> code(fence, i, to));
      return end.map(to -> to + 1);
    }).or(() -> lostFence(i));
  }

  /** A mark that begins a block without an end stands alone: it goes, and the text stays. */
  private Optional<Integer> lostFence(int i) {
    boolean lost = Fence.of(source.line(i), dialect)
        .filter(fence -> fence.end().alone()).isPresent();
    if (!lost) {
      return Optional.empty();
    }
    leftOut.set(i);
    room.note("line " + source.number(i) + ": a block of code begins that never ends; its lines"
        + " are read as text");
    return Optional.of(i + 1);
  }

  private void code(Fence fence, int from, int to) {
    if (!fence.before().isBlank()) {
      ordinary(from, fence.before()).ifPresent(this::add);
    }
    var end = fence.end();
    if (from == to) {
      codeLine(from, fence.first().substring(0, end.in(fence.first()).orElse(0)), false);
      return;
    }
    codeLine(from, fence.first(), false);
    for (int i = from + 1; i < to; i++) {
      codeLine(i, source.line(i), true);
    }
    codeLine(to, source.line(to).substring(0, end.in(source.line(to)).orElse(0)), false);
    var after = end.after(source.line(to));
    if (!after.isBlank()) {
      ordinary(to, after).ifPresent(this::add);
    }
  }

  private void codeLine(int i, String text, boolean evenBlank) {
    if (evenBlank || !text.isBlank()) {
      add(new Line.Code(place(i), 0, text));
    }
  }

  // Tables

  private Optional<Integer> html(int i) {
    var tag = HtmlBlock.tag(source.text(i));
    if (tag.isEmpty() || endless.contains(tag.get())) {
      return Optional.empty();
    }
    var end = HtmlBlock.end(source, i, tag.get());
    if (end.isEmpty() && !tag.get().equals("table")) {
      endless.add(tag.get());
      return Optional.empty();
    }
    int to = end.orElse(source.size());
    if (end.isEmpty()) {
      room.note("line " + source.number(i) + ": a table begins that never ends; what is there was"
          + " read");
    }
    lines.addAll(Html.lines(source.joined(i, to), source.number(i), afterBlank(i),
        room));
    return Optional.of(to);
  }

  private Optional<Integer> table(int i) {
    var text = source.text(i);
    if (text.startsWith("{|") && dialect == Dialect.MEDIAWIKI) {
      return Optional.of(added(WikiTable.read(source, this, i), 0));
    }
    return bars.at(i).map(found -> added(found, source.plain(i).indent()));
  }

  private int added(Bars.Found found, int indent) {
    add(found.table().in(indent));
    return found.next();
  }

  @Override
  public Room room() {
    return room;
  }

  @Override
  public Line point(Place place, Blanks line) {
    return point(place, line, false);
  }

  @Override
  public String plain(String text) {
    return words(Blanks.of(text).text()).text();
  }

  // What is not shown to a reader

  private Optional<Integer> hidden(int i) {
    var text = source.text(i);
    return switch (dialect) {
      case ORG -> org(i, text);
      case JIRA -> text.startsWith("{panel") || text.startsWith("{quote")
          || text.startsWith("{toc") || text.startsWith("{anchor")
              ? gone(i, text.indexOf('}') + 1)
              : Optional.empty();
      case MEDIAWIKI -> text.startsWith("[[Category:") || text.startsWith("__TOC__")
          || text.startsWith("#summary ") || text.startsWith("#labels ")
          || text.startsWith("__NOTOC__")
              ? gone(i, text.length())
              : Optional.empty();
      case PLAIN, ZIM, DOKUWIKI -> Optional.empty();
    };
  }

  private Optional<Integer> gone(int i, int end) {
    var rest = source.text(i).substring(Math.max(0, end));
    if (!rest.isBlank()) {
      return Optional.empty();
    }
    leftOut.set(i);
    return Optional.of(i + 1);
  }

  private Optional<Integer> org(int i, String text) {
    if (Dialect.startsWith(text, "#+TITLE:")) {
      titled = true;
      add(new Line.Heading(place(i), 1, plain(text.substring(8))));
      return Optional.of(i + 1);
    }
    if (text.startsWith("#+") || text.equals("#") || text.startsWith("# ")) {
      return gone(i, text.length());
    }
    boolean drawer = text.length() > 2 && text.startsWith(":") && text.endsWith(":")
        && text.toUpperCase(Locale.ROOT).equals(text) && text.indexOf(' ') < 0;
    return drawer ? drawer(i) : Optional.empty();
  }

  private Optional<Integer> drawer(int from) {
    for (int i = from + 1; i < source.size() && !source.line(i).startsWith("*"); i++) {
      if (source.line(i).strip().equalsIgnoreCase(":END:")) {
        leftOut.set(from, i + 1);
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  // Titles and lines across

  private Optional<Integer> title(int i) {
    var text = source.text(i);
    var stroke = Stroke.of(text);
    if (stroke.isPresent()) {
      return stroke(i, stroke.get());
    }
    var under = Stroke.of(source.text(i + 1));
    if (under.filter(Stroke::underlines).isPresent() && opens(i) && underlined(text)) {
      int level = text.isEmpty() || source.line(i + 1).indexOf('=') >= 0 ? 1 : 2;
      add(new Line.Heading(place(i), level, plain(hashless(text))));
      return Optional.of(i + 2);
    }
    return Optional.empty();
  }

  private Optional<Integer> stroke(int i, Stroke stroke) {
    // Four stars are bold with nothing in it.
    boolean debris = stroke.sign() == '*' && stroke.length() == 4 && !stroke.spaced();
    leftOut.set(i, debris);
    if (!debris) {
      add(new Line.Rule(place(i)));
    }
    return Optional.of(i + 1);
  }

  private boolean opens(int i) {
    return i == 0 || afterBlank(i)
        || Stroke.of(source.text(i - 1)).isPresent();
  }

  private static boolean underlined(String text) {
    return Marked.of(text).map(m -> m.marker().number().isPresent()).orElse(true)
        && text.indexOf('|') < 0;
  }

  private static String hashless(String text) {
    int level = hashes(text);
    return level == 0 ? text : text.substring(level).strip();
  }

  private static int hashes(String text) {
    int level = 0;
    while (level < text.length() && text.charAt(level) == '#') {
      level++;
    }
    return level >= 1 && level <= 6 && text.startsWith(" ", level) ? level : 0;
  }

  // All other lines

  private Optional<Line> ordinary(int i, String line) {
    var blanks = Blanks.of(bold.without(i, line));
    if (blanks.isBlank()) {
      return Optional.empty();
    }
    var text = blanks.text();
    var heading = heading(i, text);
    if (heading.isPresent()) {
      counters.end();
      return heading;
    }
    var nested = dialect.nestsByMarks() || dialect == Dialect.ORG
        ? nested(i, blanks)
        : Optional.<Line>empty();
    if (nested.isPresent()) {
      return nested;
    }
    counters.end();
    return shown(typed(i, blanks)
        .orElseGet(() -> point(place(i), unquoted(blanks), bold.strong(i))));
  }

  /**
   * A bullet that only others show to be one: the letter o that is set in, with another beside it,
   * or a dash without a blank, where all the dashes of the text have none.
   */
  private Optional<Line> typed(int i, Blanks line) {
    var text = line.text();
    boolean letter = line.indent() > 0 && text.startsWith("o ")
        && (isLetterO(i, -1, line.indent()) || isLetterO(i, 1, line.indent()));
    return letter || (tight && TIGHT.matcher(text).find())
        ? Optional.of(new Line.Item(place(i), line.indent(), Marker.bullet(text.substring(0, 1)),
            plain(text.substring(1).strip())))
        : Optional.empty();
  }

  private boolean isTight() {
    var texts = IntStream.range(0, source.size()).mapToObj(source::text).toList();
    return texts.stream().filter(SENTENCE.asPredicate()).count() >= LEAST_TIGHT
        && texts.stream().noneMatch(t -> t.startsWith("- "));
  }

  /** Whether the next line as deep, in that direction, is one. */
  private boolean isLetterO(int from, int step, int indent) {
    int i = from + step;
    while (i >= 0 && i < source.size() && Math.abs(i - from) < LONGEST_POINT
        && (source.blank(i) || source.plain(i).indent() > indent)) {
      i += step;
    }
    return source.plain(i).indent() == indent && source.text(i).startsWith("o ");
  }

  /** A line of nothing but markup shows nothing. */
  private static Optional<Line> shown(Line line) {
    return line instanceof Line.Text text && text.text().isEmpty()
        ? Optional.empty()
        : Optional.of(line);
  }

  /** Without the marks of a quotation before it. */
  private static Blanks unquoted(Blanks line) {
    var text = line.text();
    int at = 0;
    while (text.startsWith("> ", at) || text.startsWith(">>", at)
        || (at > 0 && text.startsWith(" ", at))) {
      at++;
    }
    return at == 0 ? line : Blanks.of(text.substring(text.startsWith(">", at) ? at + 1 : at));
  }

  private Optional<Line> heading(int i, String text) {
    return switch (dialect) {
      case PLAIN -> marked(i, text, hashes(text));
      case ZIM, DOKUWIKI -> equalsSigns(i, text, true).or(() -> marked(i, text, hashes(text)));
      case MEDIAWIKI -> equalsSigns(i, text, false);
      case JIRA -> Dialect.jiraLevel(text) > 0
          ? Optional.of(new Line.Heading(place(i), Dialect.jiraLevel(text),
              plain(text.substring(4))))
          : Optional.empty();
      case ORG -> star(i, text);
    };
  }

  private Optional<Line> marked(int i, String text, int level) {
    if (level == 0) {
      return Optional.empty();
    }
    int end = text.length();
    while (end > level && text.charAt(end - 1) == '#') {
      end--;
    }
    boolean closed = end > level && text.charAt(end - 1) == ' ';
    return Optional.of(new Line.Heading(place(i), level,
        plain(closed ? text.substring(level, end) : text.substring(level))));
  }

  private Optional<Line> equalsSigns(int i, String text, boolean mostIsHighest) {
    int signs = Dialect.equalsSigns(text);
    if (signs == 0) {
      return Optional.empty();
    }
    int level = mostIsHighest ? 7 - signs : signs;
    return Optional.of(new Line.Heading(place(i), level,
        plain(text.substring(signs, text.length() - signs))));
  }

  private Optional<Line> star(int i, String text) {
    int stars = run(source.line(i), '*');
    if (stars == 0 || !text.startsWith(" ", stars)) {
      return Optional.empty();
    }
    var title = untagged(text.substring(stars).strip());
    for (var word : List.of("TODO", "DONE")) {
      if (title.startsWith(word + " ")) {
        var marker = Marker.box("*".repeat(stars) + " " + word, word.equals("DONE"));
        return Optional.of(
            new Line.Item(place(i), stars - 1, marker, plain(unranked(title.substring(5)))));
      }
    }
    return Optional.of(new Line.Heading(place(i), titled ? stars + 1 : stars, plain(title)));
  }

  /** Without the priority {@code [#A]}. */
  private static String unranked(String title) {
    var text = title.strip();
    return text.startsWith("[#") && text.indexOf(']') == 3 ? text.substring(4).strip() : text;
  }

  /** Without the tags {@code :ops:db:} at its end. */
  private static String untagged(String title) {
    int blank = title.lastIndexOf(' ');
    var last = title.substring(blank + 1);
    boolean tags = blank > 0 && last.length() > 2 && last.startsWith(":") && last.endsWith(":");
    return tags ? title.substring(0, blank).strip() : title;
  }

  private static int run(String text, char c) {
    int run = 0;
    while (run < text.length() && text.charAt(run) == c) {
      run++;
    }
    return run;
  }

  /** A point of a list that nests by its marks: {@code **}, {@code ##}, {@code #*}. */
  private Optional<Line> nested(int i, Blanks line) {
    var text = line.text();
    int depth = 0;
    while (depth < text.length() && "*#:;".indexOf(text.charAt(depth)) >= 0) {
      depth++;
    }
    boolean spaced = dialect == Dialect.MEDIAWIKI || text.startsWith(" ", depth);
    if (depth == 0 || depth == text.length() || !spaced || dialect == Dialect.ORG) {
      return Optional.empty();
    }
    if (line.indent() > 1) {
      return setIn(i, line);
    }
    var written = text.substring(0, depth);
    var rest = text.substring(depth).strip();
    return switch (text.charAt(depth - 1)) {
      case '*' -> Optional.of(item(i, Marker.bullet(written), depth, rest));
      case '#' -> Optional.of(
          item(i, Marker.number(written, counters.next(depth)), depth, rest));
      case ';' -> Optional.of(new Line.Text(place(i), depth - 1, true, plain(rest)));
      default -> Optional.of(new Line.Text(place(i), depth, false, plain(rest)));
    };
  }

  /** A point that is nested by its indentation, as some wikis have it. */
  private Optional<Line> setIn(int i, Blanks line) {
    var text = line.text();
    return text.startsWith("# ") || text.startsWith("* ")
        ? Optional.of(new Line.Item(place(i), line.indent(),
            text.charAt(0) == '#'
                ? Marker.number("#", counters.next(line.indent()))
                : Marker.bullet("*"),
            plain(text.substring(2).strip())))
        : Optional.empty();
  }

  private Line item(int i, Marker marker, int depth, String rest) {
    if (marker.number().isEmpty()) {
      counters.end(depth);
    }
    var box = Marked.of(rest).filter(m -> m.marker().done().isPresent());
    var written = box.map(b -> new Marker(marker.written() + " " + b.marker().written(),
        marker.number(), b.marker().done())).orElse(marker);
    return new Line.Item(place(i), depth - 1, written, plain(box.map(Marked::text).orElse(rest)));
  }

  private Line point(Place place, Blanks line, boolean strong) {
    var marked = Marked.of(line.text());
    if (marked.isPresent()) {
      return new Line.Item(place, line.indent(), marked.get().marker(),
          words(marked.get().text()).text());
    }
    var words = words(line.text());
    return new Line.Text(place, line.indent(), strong || words.strong(), words.text());
  }

  private Inline.Words words(String text) {
    return Inline.words(text, dialect, escapes);
  }

  @Override
  public Place place(int i) {
    return new Place(source.number(i), Blanks.squeezed(source.line(i)), afterBlank(i));
  }

  private boolean afterBlank(int i) {
    return i > 0 && (source.blank(i - 1) || bold.debris(i - 1) || leftOut.get(i - 1));
  }
}
