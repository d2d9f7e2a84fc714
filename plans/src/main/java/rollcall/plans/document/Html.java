package rollcall.plans.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.parser.TagSet;

/** Reads HTML: whole pages, what Confluence keeps, and pieces within another text. */
final class Html {
  private static final Set<String> FIRST_TAGS = Set.of("p", "div", "table", "ul", "ol", "h1", "h2",
      "h3", "h4", "body", "head", "meta", "section", "article", "span", "style", "link", "title",
      "main", "ac:layout", "ac:structured-macro", "ac:task-list");

  private Html() {}

  /** Whether {@code text} begins as a page does. */
  static boolean page(String text) {
    var start = start(text);
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }

  /** Whether {@code text} is a page or a piece of one: most of its lines are tags. */
  static boolean is(String text) {
    return page(text) || (tag(start(text)) && mostlyTags(text));
  }

  private static String start(String text) {
    var start = text.substring(0, Math.min(text.length(), 1000)).strip().toLowerCase(Locale.ROOT);
    while (start.startsWith("<!--") || start.startsWith("<?xml")) {
      int end = start.indexOf('>');
      start = end < 0 ? "" : start.substring(end + 1).strip();
    }
    return start;
  }

  private static boolean tag(String start) {
    int end = 1;
    while (end < start.length() && " \n\t>/".indexOf(start.charAt(end)) < 0) {
      end++;
    }
    return start.startsWith("<") && start.indexOf('>') > 0
        && FIRST_TAGS.contains(start.substring(1, Math.min(end, start.length())));
  }

  private static boolean mostlyTags(String text) {
    long all = text.lines().filter(line -> !line.isBlank()).count();
    long tags = text.lines().filter(line -> line.strip().startsWith("<")).count();
    return tags * 2 > all;
  }

  static Document read(String name, String text, Room room) {
    if (text.toLowerCase(Locale.ROOT).contains("<html")
        && !text.toLowerCase(Locale.ROOT).contains("</html>")) {
      room.note("the page breaks off before its end; what is there was read");
    }
    return new Document(name, lines(text, 1, false, room), List.of());
  }

  /** The lines of {@code html}, which begins in line {@code first} of the document. */
  static List<Line> lines(String html, int first, boolean afterBlank, Room room) {
    var text = html.replace("\r\n", "\n").replace('\r', '\n');
    var refusal = TagScan.refusal(text);
    refusal.ifPresent(room::refuse);
    return refusal.isPresent() ? List.of() : parsed(text, first, afterBlank, room);
  }

  private static List<Line> parsed(String text, int first, boolean afterBlank,
      Room room) {
    var page = Parser.htmlParser().tagSet(closing()).setTrackPosition(true).parseInput(text, "");
    if (text.lastIndexOf('<') > text.lastIndexOf('>')) {
      room.note("the HTML breaks off within a tag; what is there was read");
    }
    var lines = new HtmlLines(text, first, afterBlank, room);
    title(page).ifPresent(lines::title);
    return lines.read(page.body());
  }

  /** Where the page has no title of its own, the browser's. */
  private static Optional<Element> title(org.jsoup.nodes.Document page) {
    return page.selectFirst("h1") == null
        ? Optional.ofNullable(page.head().selectFirst("title"))
        : Optional.empty();
  }

  /** XHTML closes tags in themselves; for a browser {@code <span/>} would be open. */
  private static TagSet closing() {
    var tags = TagSet.Html();
    for (var name : List.of("a", "p", "div", "span", "time", "td", "th", "tr", "li", "b", "i", "em",
        "strong", "code", "ul", "ol")) {
      tags.valueOf(name, Parser.NamespaceHtml).set(Tag.SelfClose);
    }
    return tags;
  }
}
