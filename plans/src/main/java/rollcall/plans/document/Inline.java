package rollcall.plans.document;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jsoup.parser.Parser;

/**
 * Takes the markup out of one line of text: escapes, entities, links, tags, emphasis. What stands
 * between back-ticks stays as it is. Works in one pass, and a second one for emphasis, so that a
 * line of nothing but marks takes no longer than another.
 */
final class Inline {
  /** The text without markup; {@code strong} where all of it was bold. */
  record Words(String text, boolean strong) {}

  private static final int LONGEST_LABEL = 500;
  private static final int LONGEST_TAG = 1000;

  private final String line;
  private final Ahead ahead;
  private final Dialect dialect;
  private final boolean escapes;
  private final StringBuilder out = new StringBuilder();
  /** Places in {@code out} that are no markup, whatever they look like. */
  private final BitSet fixed = new BitSet();
  /** Where the label of a link ends, and where the link does. */
  private final Map<Integer, Integer> skips = new HashMap<>();
  private final BoldSpans bold = new BoldSpans();
  private int at;

  private Inline(String line, Dialect dialect, boolean escapes) {
    this.line = line;
    this.ahead = new Ahead(line);
    this.dialect = dialect;
    this.escapes = escapes;
  }

  /** {@code escapes}: the document was written by a converter, which escapes all it can. */
  static Words words(String line, Dialect dialect, boolean escapes) {
    var inline = new Inline(line, dialect, escapes);
    inline.scan();
    return inline.finished();
  }

  private Words finished() {
    var command = line.startsWith("$ ");
    var words = command
        ? new Words(out.toString(), false)
        : new Emphasis(out, fixed, bold, dialect).words();
    return new Words(words.text().strip(), words.strong());
  }

  private void scan() {
    while (at < line.length()) {
      if (!skips.isEmpty() && skips.containsKey(at)) {
        at = skips.remove(at);
      } else if (!markup(line.charAt(at))) {
        out.append(line.charAt(at++));
      }
    }
  }

  private boolean markup(char c) {
    return switch (c) {
      case '\\' -> escape();
      case '`' -> code();
      case '&' -> entity();
      case '<' -> tag();
      case '[' -> bracket();
      case '!' -> image();
      case '\'' -> quotes();
      case '{' -> monospace();
      case ':' -> url();
      case '=', '~' -> dialect == Dialect.ORG && orgCode(c);
      default -> false;
    };
  }

  private void fixed(String text) {
    fixed.set(out.length(), out.length() + text.length());
    out.append(text);
  }

  private char next(int ahead) {
    return at + ahead < line.length() ? line.charAt(at + ahead) : ' ';
  }

  private char before() {
    return at > 0 ? line.charAt(at - 1) : ' ';
  }

  private boolean escape() {
    char c = next(1);
    if (!escaped(c)) {
      return false;
    }
    fixed(String.valueOf(c));
    at += 2;
    return true;
  }

  /** In a text that no converter wrote, a backslash may belong to a command: {@code \*.log}. */
  private boolean escaped(char c) {
    if (escapes) {
      return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c) && c != ';';
    }
    return c == '_' || c == '[' || c == ']' || c == '#'
        || (c == '*' && before() == ' ' && next(2) == ' ');
  }

  private boolean code() {
    int end = at;
    while (end < line.length() && line.charAt(end) == '`') {
      end++;
    }
    int close = closing(end, end - at);
    int stop = close < 0 ? end : close + end - at;
    fixed(line.substring(at, stop));
    at = stop;
    return true;
  }

  private int closing(int from, int length) {
    for (int i = line.indexOf('`', from); i >= 0; i = line.indexOf('`', i)) {
      int end = i;
      while (end < line.length() && line.charAt(end) == '`') {
        end++;
      }
      if (end - i == length) {
        return i;
      }
      i = end;
    }
    return -1;
  }

  private boolean entity() {
    int end = at + 1;
    while (end < line.length() && end - at < 32 && line.charAt(end) != ';'
        && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '#')) {
      end++;
    }
    if (end == at + 1 || end >= line.length() || line.charAt(end) != ';') {
      return false;
    }
    var decoded = Parser.unescapeEntities(line.substring(at, end + 1), true);
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      fixed(Blanks.blank(c) ? " " : Character.isISOControl(c) ? "" : String.valueOf(c));
    }
    at = end + 1;
    return true;
  }

  private boolean tag() {
    int close = ahead.find(">", at);
    if (close - at > LONGEST_TAG || close == line.length()) {
      return false;
    }
    int name = next(1) == '/' ? at + 2 : at + 1;
    int end = name;
    while (end < line.length() && end - name < 12 && Character.isLetterOrDigit(line.charAt(end))) {
      end++;
    }
    var word = line.substring(Math.min(name, line.length()), end).toLowerCase(Locale.ROOT);
    var kind = InlineTag.of(word);
    boolean known = kind != InlineTag.FOREIGN;
    boolean address = word.startsWith("http") || word.equals("mailto");
    if (end > close || !(known || address)) {
      return false;
    }
    return known ? known(kind, end, close) : address(name, close);
  }

  private boolean known(InlineTag kind, int end, int close) {
    char after = line.charAt(end);
    if (after != '>' && after != ' ' && after != '/') {
      return false;
    }
    switch (kind) {
      case CODE -> fixed("`");
      case BREAK -> out.append(' ');
      case BOLD -> bold.mark(out.length(), next(1) == '/');
      case STRUCK -> fixed("~~");
      case PLAIN, FOREIGN -> { // Shows nothing itself.
      }
    }
    at = close + 1;
    return true;
  }

  private boolean address(int from, int close) {
    var address = line.substring(from, close);
    if (address.indexOf(' ') >= 0 || address.indexOf(':') < 0) {
      return false;
    }
    fixed(address.startsWith("mailto:") ? address.substring(7) : address);
    at = close + 1;
    return true;
  }

  private boolean bracket() {
    return ahead.find("]", at + 1) < line.length() && (wikiLink() || link() || bareLink());
  }

  /** {@code [label](address)}: the label stays. */
  private boolean link() {
    int middle = within("](");
    if (middle < 0) {
      return false;
    }
    int end = middle + 2;
    int depth = 1;
    while (end < line.length() && depth > 0 && depth < 3 && end - middle < 2000) {
      char c = line.charAt(end++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    var address = line.substring(middle + 2, Math.max(middle + 2, end - 1));
    boolean blanks = address.indexOf(' ') >= 0 && address.indexOf(" \"") < 0;
    return depth == 0 && !blanks && !address.isEmpty() && label(at + 1, middle, end);
  }

  /** Where {@code mark} closes the bracket that opens here, with no other one between; else -1. */
  private int within(String mark) {
    int end = ahead.find("]", at + 1);
    boolean near = end > at + 1 && end - at <= LONGEST_LABEL && ahead.find("[", at + 1) > end;
    return near && line.startsWith(mark, end) ? end : -1;
  }

  private boolean label(int from, int to, int end) {
    skips.put(to, end);
    at = from;
    return true;
  }

  private boolean image() {
    if (next(1) != '[') {
      return false;
    }
    at++;
    if (link()) {
      return true;
    }
    at--;
    return false;
  }

  /** {@code [[page|label]]} of wikis, {@code [[page][label]]} of org. */
  private boolean wikiLink() {
    if (next(1) != '[' || next(2) == ' ' || dialect == Dialect.JIRA) {
      return false;
    }
    int end = ahead.find("]]", at);
    if (end == line.length() || end - at > LONGEST_LABEL) {
      return false;
    }
    var within = line.substring(at + 2, Math.max(at + 2, end));
    int inner = within.indexOf('[');
    if (inner == 0 || (inner > 0 && within.charAt(inner - 1) != ']')) {
      return false;
    }
    int label = inner > 0 ? inner + 1 : within.lastIndexOf('|') + 1;
    return label(at + 2 + label, end, end + 2);
  }

  /** {@code [http://address label]} of MediaWiki, {@code [label|address]} of Jira. */
  private boolean bareLink() {
    int end = within("]");
    if (end < 0) {
      return false;
    }
    if (dialect == Dialect.MEDIAWIKI && line.startsWith("http", at + 1)) {
      int blank = ahead.find(" ", at);
      return label(blank < end ? blank + 1 : at + 1, end, end + 1);
    }
    int bar = line.substring(at, end).indexOf('|');
    return bar > 0 && dialect == Dialect.JIRA && label(at + 1, at + bar, end + 1);
  }

  private boolean quotes() {
    return switch (dialect) {
      case ZIM -> next(1) == '\'' && next(2) != '\'' && quoted("''", "''");
      case MEDIAWIKI -> apostrophes();
      case PLAIN, DOKUWIKI, JIRA, ORG -> false;
    };
  }

  private boolean apostrophes() {
    int run = 0;
    while (next(run) == '\'') {
      run++;
    }
    if (run == 3 || run == 5) {
      bold.toggle(out.length());
    }
    at += run == 2 || run == 3 || run == 5 ? run : 0;
    return run == 2 || run == 3 || run == 5;
  }

  private boolean monospace() {
    return dialect == Dialect.JIRA && next(1) == '{' && quoted("{{", "}}");
  }

  private boolean orgCode(char c) {
    boolean begins = before() == ' ' || before() == '(';
    return begins && next(1) != ' ' && next(1) != c
        && quoted(String.valueOf(c), String.valueOf(c));
  }

  private boolean quoted(String open, String close) {
    int from = at + open.length();
    int end = ahead.find(close, from);
    if (end <= from || end == line.length() || ahead.find("`", from) < end) {
      return false;
    }
    fixed("`" + line.substring(from, end) + "`");
    at = end + close.length();
    return true;
  }

  /** An address may hold marks of emphasis, and they belong to it. */
  private boolean url() {
    if (!line.startsWith("://", at)) {
      return false;
    }
    int end = at;
    while (end < line.length() && !skips.containsKey(end)
        && " <>[]()|\"`\\&".indexOf(line.charAt(end)) < 0) {
      end++;
    }
    while (end > at + 3 && "*_.,;:!?".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    fixed(line.substring(at, end));
    at = end;
    return true;
  }
}
