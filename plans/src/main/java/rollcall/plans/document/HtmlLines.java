package rollcall.plans.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Walks an HTML page and writes down its lines as a browser would show them. */
final class HtmlLines {
  private static final int LEAST_CONTENTS = 3;
  private static final int MOST_CONTENTS = 300;
  private static final Set<String> LEFT_OUT = Set.of("script", "style", "noscript", "template",
      "head", "nav", "svg", "math", "iframe", "object", "button", "select", "textarea", "audio",
      "video", "canvas", "map", "ac:placeholder", "ac:task-id", "ac:task-uuid");
  private static final Set<String> LANDMARKS = Set.of("header", "footer");
  private static final Set<String> ROLES = Set.of("navigation", "banner", "contentinfo", "search",
      "menubar", "toolbar");
  private static final Set<String> CODE = Set.of("code", "tt", "kbd", "samp");
  private static final Set<String> STRUCK = Set.of("del", "s", "strike");
  private static final Set<String> PARTED = Set.of("p", "blockquote", "dl", "fieldset", "figure");
  private static final Set<String> CUSTOM_BLOCKS = Set.of("ac:layout", "ac:layout-section",
      "ac:layout-cell", "ac:rich-text-body", "ac:task-body");

  private static final int UNCOUNTED = Integer.MIN_VALUE;

  /** How the text at some place is shown: how deep in lists, bold, as code. */
  private record Style(int depth, boolean bold, boolean code) {
    Style deeper() {
      return new Style(depth + 1, bold, code);
    }
  }

  private final String html;
  private final int first;
  private final Room room;
  private final List<Line> lines = new ArrayList<>();
  private final Paragraph paragraph = new Paragraph();
  private Optional<Marker> marker = Optional.empty();
  /** The last number of each list that is open. */
  private final Deque<Integer> counts = new ArrayDeque<>();
  /** The page that the link being read goes to. */
  private String linked = "";
  private boolean afterBlank;
  private int lastLine = 1;

  /** Reads from {@code html}, which begins in line {@code first} of the document. */
  HtmlLines(String html, int first, boolean afterBlank, Room room) {
    this.afterBlank = afterBlank;
    this.html = html;
    this.first = first;
    this.room = room;
  }

  List<Line> read(Element body) {
    return read(body, 0);
  }

  private List<Line> read(Element element, int depth) {
    var style = new Style(depth, false, false);
    children(element, style);
    flush(style);
    return lines;
  }

  void title(Element title) {
    heading(title, 1, new Style(0, false, false));
  }

  /** The lines of a cell, which knows nothing of what stands around its table. */
  List<Line> cell(Element cell) {
    return new HtmlLines(html, first, false, room).read(cell, 0);
  }

  Place place(Element element, String quote) {
    return new Place(first - 1 + line(element), quote, false);
  }

  private void add(Line line) {
    if (room.line()) {
      lines.add(line);
      afterBlank = false;
    }
  }

  private void children(Element element, Style style) {
    for (var node : element.childNodes()) {
      node(node, style);
    }
  }

  private void node(Node node, Style style) {
    if (node instanceof TextNode text) {
      paragraph.add(text.getWholeText(), line(text), style.bold());
    } else if (node instanceof Element element && !leftOut(element)) {
      element(element, style);
    }
  }

  private int line(Node node) {
    var range = node.sourceRange();
    lastLine = range.isTracked() ? range.start().lineNumber() : lastLine;
    return lastLine;
  }

  private static boolean leftOut(Element element) {
    var name = element.normalName();
    var style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
    return LEFT_OUT.contains(name) || element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true") || style.contains("display:none")
        || style.contains("visibility:hidden") || ROLES.contains(element.attr("role"))
        || element.hasClass("gutter")
        || (LANDMARKS.contains(name) && element.closest("article,main,section") == null);
  }

  private void element(Element element, Style style) {
    switch (element.normalName()) {
      case "br" -> lineBreak(style);
      case "hr" -> rule(element, style);
      case "h1", "h2", "h3", "h4", "h5", "h6" ->
        heading(element, element.normalName().charAt(1) - '0', style);
      case "ul", "ol", "menu", "ac:task-list" -> list(element, style);
      case "li" -> item(element, style);
      case "pre", "listing", "xmp", "ac:plain-text-body" -> code(element, style);
      case "table" -> table(element, style);
      case "input" -> box(element);
      case "img" -> emoticon(element, style);
      case "time" -> time(element, style);
      case "dt" -> block(element, new Style(style.depth(), true, style.code()));
      case "dd" -> block(element, style.deeper());
      default -> custom(element, style);
    }
  }

  private void custom(Element element, Style style) {
    switch (element.normalName()) {
      case "ac:structured-macro", "ac:macro" -> macro(element, style);
      case "ac:parameter" -> parameter(element, style);
      case "ac:task" -> task(element, style);
      case "ac:task-status" -> { // Was looked at with its task.
      }
      case "ac:emoticon" -> emoticon(element.attr("ac:name"), element, style);
      case "ac:link" -> link(element, style);
      case "ri:page" -> {
        linked = element.attr("ri:content-title");
        children(element, style);
      }
      default -> other(element, style);
    }
  }

  private void other(Element element, Style style) {
    if (CODE.contains(element.normalName()) && !style.code()) {
      inlineCode(element, style);
    } else if (STRUCK.contains(element.normalName())) {
      // What is struck out must not look as if it were to be done.
      paragraph.mark("~~");
      children(element, style);
      paragraph.closed("~~");
    } else if (element.attr("style").toLowerCase(Locale.ROOT).contains("mso-list:ignore")) {
      wordMarker(element);
    } else if (element.isBlock() || CUSTOM_BLOCKS.contains(element.normalName())) {
      block(element, style);
    } else {
      children(element, bold(element, style));
    }
  }

  private static Style bold(Element element, Style style) {
    var css = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
    boolean tag = element.normalName().equals("b") || element.normalName().equals("strong");
    boolean heavy = css.contains("font-weight:bold") || css.contains("font-weight:7")
        || css.contains("font-weight:6") || css.contains("font-weight:8")
        || css.contains("font-weight:9");
    // Google puts a whole page into a <b> of normal weight.
    boolean light = css.contains("font-weight:normal") || css.contains("font-weight:4");
    return light
        ? new Style(style.depth(), false, style.code())
        : new Style(style.depth(), style.bold() || tag || heavy, style.code());
  }

  // Lines

  private void block(Element element, Style style) {
    flush(style);
    boolean parted = PARTED.contains(element.normalName()) && !lines.isEmpty();
    boolean item = marker.isPresent();
    afterBlank |= parted && !item;
    int before = lines.size();
    children(element, bold(element, style));
    flush(style);
    afterBlank |= lines.size() == before && parted && !item;
  }

  private void lineBreak(Style style) {
    afterBlank |= paragraph.isBlank() && !lines.isEmpty();
    var reopened = style.code() && !paragraph.isBlank();
    if (reopened) {
      paragraph.closed("`");
    }
    flush(style);
    if (reopened) {
      paragraph.mark("`");
    }
  }

  private void flush(Style style) {
    if (!paragraph.isBlank()) {
      add(written(style));
    }
    paragraph.clear();
  }

  private Line written(Style style) {
    var words = Blanks.of(cut(paragraph.text()));
    var place = place(words.text());
    var own = marker;
    marker = Optional.empty();
    if (own.isPresent()) {
      return new Line.Item(place, Math.max(0, style.depth() - 1), own.get(), words.text());
    }
    int indent = style.depth() + words.indent();
    var typed = Marked.of(words.text());
    return typed.isPresent()
        ? new Line.Item(place, indent, typed.get().marker(), typed.get().text())
        : new Line.Text(place, indent, paragraph.strong(), words.text());
  }

  private Place place(String quote) {
    return new Place(first - 1 + Math.max(1, paragraph.line()), Blanks.squeezed(quote),
        afterBlank);
  }

  private String cut(String text) {
    if (text.length() <= Source.LONGEST_LINE) {
      return text;
    }
    room.note("a paragraph has " + text.length() + " characters: read to the "
        + Source.LONGEST_LINE + "th");
    return text.substring(0, Source.LONGEST_LINE);
  }

  private void rule(Element element, Style style) {
    flush(style);
    add(new Line.Rule(new Place(first - 1 + line(element), "", afterBlank)));
  }

  private void heading(Element element, int level, Style style) {
    flush(style);
    if (marker.isPresent()) {
      children(element, style);
      flush(style);
      return;
    }
    int before = lines.size();
    children(element, new Style(style.depth(), false, style.code()));
    if (!paragraph.isBlank()) {
      afterBlank |= before > 0;
      var text = Blanks.of(cut(paragraph.text())).text();
      add(new Line.Heading(place(text), level, text));
      afterBlank = true;
    }
    paragraph.clear();
  }

  // Lists

  private void list(Element element, Style style) {
    flush(style);
    if (isContents(element)) {
      room.note("line " + place(element, "").line() + ": a table of contents is left out");
      return;
    }
    counts.push(element.normalName().equals("ol")
        ? Counted.of(element.attr("start")).orElse(1) - 1
        : UNCOUNTED);
    children(element, style.deeper());
    counts.pop();
    flush(style.deeper());
    marker = Optional.empty();
  }

  /** Nothing but links, each to a title of the page. */
  private static boolean isContents(Element list) {
    if (list.closest("li") != null || list.select("> li").size() < LEAST_CONTENTS) {
      return false;
    }
    var links = list.select("a[href]");
    var said = links.stream().map(Element::text).collect(Collectors.joining());
    return !links.isEmpty() && links.size() <= MOST_CONTENTS
        && without(said).equals(without(list.text()))
        && links.stream().allMatch(HtmlLines::leadsToTitle);
  }

  private static String without(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static boolean leadsToTitle(Element link) {
    var href = link.attr("href");
    var page = link.ownerDocument();
    if (!href.startsWith("#") || href.length() < 2 || page == null) {
      return false;
    }
    var name = href.substring(1);
    var target = page.getElementById(name);
    var named = target == null ? page.selectFirst("a[name=" + quoted(name) + "]") : target;
    return named != null && (isTitle(named) || isTitle(named.parent())
        || isTitle(named.nextElementSibling()) || isTitle(named.firstElementChild()));
  }

  private static String quoted(String name) {
    return "\"" + name.replaceAll("[\"\\\\]", "") + "\"";
  }

  private static boolean isTitle(@Nullable Element element) {
    return element != null && element.normalName().matches("h[1-6]");
  }

  private void item(Element element, Style style) {
    flush(style);
    marker = Optional.of(markerOf(element));
    var inner = style.depth() == 0 ? style.deeper() : style;
    children(element, inner);
    flush(inner);
    marker = Optional.empty();
  }

  private Marker markerOf(Element li) {
    boolean numbered = !counts.isEmpty() && counts.peek() != UNCOUNTED;
    var plain = numbered ? counted(li) : Marker.bullet("•");
    boolean task = li.hasAttr("data-inline-task-id") || li.hasAttr("data-checked")
        || li.hasAttr("data-task-id");
    boolean done = li.hasClass("checked") || li.attr("data-checked").equals("true")
        || li.attr("data-task-status").equals("complete");
    return task ? boxed(plain, done) : plain;
  }

  private static Marker boxed(Marker plain, boolean done) {
    return new Marker(done ? "[x]" : "[ ]", plain.number(), Optional.of(done));
  }

  /** Counts as a browser does, from the start of the list or the last point that says its own. */
  private Marker counted(Element li) {
    int next = counts.pop() + 1;
    int number = Counted.of(li.attr("value")).orElse(next);
    counts.push(number);
    return Marker.number(number + ".", number);
  }

  private void box(Element input) {
    if (input.attr("type").equalsIgnoreCase("checkbox") && paragraph.isBlank()) {
      marker = Optional.of(boxed(marker.orElse(Marker.bullet("")), input.hasAttr("checked")));
    }
  }

  private void task(Element element, Style style) {
    flush(style);
    boolean done = element.children().stream().anyMatch(child -> child.normalName()
        .equals("ac:task-status") && child.ownText().strip().equals("complete"));
    marker = Optional.of(boxed(Marker.bullet(""), done));
    children(element, style);
    flush(style);
    marker = Optional.empty();
  }

  /** Word writes the number of a point as text, in a font of its own where it is a bullet. */
  private void wordMarker(Element element) {
    var written = Blanks.of(element.text()).text();
    marker = Marked.of(written + " x").map(Marked::marker)
        .or(() -> written.isEmpty() ? Optional.empty() : Optional.of(Marker.bullet(written)));
  }

  // Words

  private void inlineCode(Element element, Style style) {
    var tick = element.wholeText().indexOf('`') >= 0 ? "``" : "`";
    paragraph.mark(tick);
    children(element, new Style(style.depth(), style.bold(), true));
    paragraph.closed(tick);
  }

  private void emoticon(Element img, Style style) {
    if (img.hasClass("emoticon") || img.hasClass("emoji")) {
      paragraph.add(img.attr("alt"), line(img), style.bold());
    }
  }

  private void emoticon(String name, Element element, Style style) {
    var sign = switch (name) {
      case "tick" -> "✓";
      case "cross" -> "✗";
      case "warning" -> "⚠";
      default -> "";
    };
    paragraph.add(sign, line(element), style.bold());
    children(element, style);
  }

  private void time(Element element, Style style) {
    if (element.childNodeSize() == 0) {
      paragraph.add(element.attr("datetime"), line(element), style.bold());
    }
    children(element, style);
  }

  /** Without words of its own a link shows the title of its page. */
  private void link(Element element, Style style) {
    linked = "";
    int before = paragraph.length();
    children(element, style);
    if (paragraph.length() == before) {
      paragraph.add(linked, line(element), style.bold());
    }
  }

  // Macros of Confluence

  private void macro(Element element, Style style) {
    var name = element.attr("ac:name");
    if (name.equals("status") || name.equals("jira")) {
      children(element, style);
    } else {
      block(element, style);
    }
  }

  private void parameter(Element element, Style style) {
    var macro = element.parent();
    var of = macro == null ? "" : macro.attr("ac:name");
    var name = element.attr("ac:name");
    boolean shown = (of.equals("status") && name.equals("title"))
        || (of.equals("jira") && name.equals("key"));
    if (shown) {
      children(element, style);
    } else if (name.equals("title")) {
      block(element, new Style(style.depth(), true, false));
    }
  }

  // What is shown as it is

  private void code(Element element, Style style) {
    flush(style);
    marker = Optional.empty();
    var text = new StringBuilder();
    int line = line(element);
    boolean any = false;
    for (var node : element.nodeStream().toList()) {
      if (node instanceof TextNode words) {
        line = any ? line : lineOfCode(words);
        any = true;
        text.append(words.getWholeText());
      } else if (node.normalName().equals("br")) {
        text.append('\n');
      }
    }
    codeLines(text.toString(), line, style);
  }

  /**
   * The parser takes the first line break off a {@code
   *
   *

  <pre>
   * }, and counts as if it had not.
   */
  private int lineOfCode(TextNode words) {
    int at = words.sourceRange().startPos();
    boolean taken = at >= 0 && at < html.length() && html.charAt(at) == '\n'
        && !words.getWholeText().startsWith("\n");
    return line(words) + (taken ? 1 : 0);
  }

  private void codeLines(String text, int line, Style style) {
    var source = Source.of(text);
    for (int i = 0; i < source.size(); i++) {
      var at = new Place(first - 1 + line + i, source.line(i), i == 0 && afterBlank);
      add(new Line.Code(at, style.depth(), source.line(i)));
    }
    source.notes().forEach(room::note);
  }

  // Tables

  private void table(Element element, Style style) {
    flush(style);
    var table = new HtmlTable(element, this, room);
    if (table.onlyLayout()) {
      for (var cell : table.cells()) {
        block(cell, style);
      }
      return;
    }
    table.caption().ifPresent(caption -> block(caption, style));
    marker = Optional.empty();
    table.read(afterBlank || !lines.isEmpty()).ifPresent(this::add);
    afterBlank = true;
  }
}
