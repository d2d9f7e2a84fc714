package rollcall.plans.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Looks over the tags of an HTML document before it is parsed, as the parser has no limit of its
 * own: a million tags within one another took it 8 s, a million {@code
 *
<p>
 * <b>} all of the memory.
 */
final class TagScan {
  static final int DEEPEST = 500;
  static final int MOST_TAGS = 200_000;

  private static final Set<String> EMPTY = Set.of("area", "base", "br", "col", "embed", "hr",
      "img", "input", "link", "meta", "param", "source", "track", "wbr");
  /** The next one of them ends the one before, if no container stands between. */
  private static final Set<String> ENDED_BY_NEXT = Set.of("p", "li", "td", "th", "tr", "tbody",
      "thead", "tfoot", "dt", "dd", "option");
  private static final Set<String> CONTAINERS = Set.of("table", "ul", "ol", "dl", "div", "select",
      "blockquote", "section", "article", "details", "form", "fieldset");
  private static final Set<String> RAW = Set.of("script", "style", "textarea", "title", "xmp",
      "iframe", "noframes");
  /** The parser opens up to twelve of these anew in each block, until they are closed. */
  private static final Set<String> FORMATTING = Set.of("a", "b", "big", "code", "em", "font", "i",
      "nobr", "s", "small", "strike", "strong", "tt", "u");
  private static final int MOST_REOPENED = 12;

  /** In lower case. */
  private final String html;
  private final List<String> open = new ArrayList<>();
  private int formatting;
  private long tags;

  private TagScan(String html) {
    this.html = html.toLowerCase(Locale.ROOT);
  }

  /** Why {@code html} must not be parsed; goes on after its name. */
  static Optional<String> refusal(String html) {
    return new TagScan(html).refusal();
  }

  private Optional<String> refusal() {
    int at = html.indexOf('<');
    while (at >= 0) {
      at = html.indexOf('<', next(at));
      if (open.size() > DEEPEST) {
        return Optional.of("nests its tags more than " + DEEPEST
            + " deep: save it anew from the program it came from, or copy its text into a .txt"
            + " file");
      }
      if (tags > MOST_TAGS) {
        return Optional.of("has more than " + MOST_TAGS
            + " tags: leave out what is not part of the plan");
      }
    }
    return Optional.empty();
  }

  /** The place after the tag or comment that begins {@code at}. */
  private int next(int at) {
    if (html.startsWith("<!--", at)) {
      return after("-->", at + 4);
    }
    if (html.startsWith("<![cdata[", at)) {
      return after("]]>", at);
    }
    boolean closes = html.startsWith("/", at + 1);
    int from = closes ? at + 2 : at + 1;
    int end = from;
    while (end < html.length() && " \t\n\r\f/><".indexOf(html.charAt(end)) < 0) {
      end++;
    }
    if (end > from && Character.isLetter(html.charAt(from))) {
      return tag(html.substring(from, end), closes, end);
    }
    return from;
  }

  private int after(String mark, int from) {
    int at = html.indexOf(mark, from);
    return at < 0 ? html.length() : at + mark.length();
  }

  private int tag(String name, boolean closes, int end) {
    tags += 1 + Math.clamp(formatting, 0, MOST_REOPENED);
    if (closes) {
      close(name);
      return end;
    }
    if (RAW.contains(name)) {
      int close = html.indexOf("</" + name, end);
      return close < 0 ? html.length() : close;
    }
    if (!EMPTY.contains(name)) {
      open(name);
    }
    return end;
  }

  private void open(String name) {
    if (ENDED_BY_NEXT.contains(name)) {
      int before = last(name, true);
      cut(before < 0 ? open.size() : before);
    }
    formatting += FORMATTING.contains(name) ? 1 : 0;
    open.add(name);
  }

  private void close(String name) {
    formatting -= FORMATTING.contains(name) && formatting > 0 ? 1 : 0;
    int at = last(name, false);
    if (at >= 0) {
      cut(at);
    }
  }

  private int last(String name, boolean withinContainer) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).equals(name)) {
        return i;
      }
      if (withinContainer && CONTAINERS.contains(open.get(i))) {
        return -1;
      }
    }
    return -1;
  }

  private void cut(int size) {
    open.subList(size, open.size()).clear();
  }
}
