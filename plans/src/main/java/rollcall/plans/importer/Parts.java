package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Line;
import rollcall.plans.document.Marker;
import rollcall.plans.document.Place;

/**
 * The plans of a document and their sections: which lines are titles, by markup where there is any,
 * else by what stands around them.
 */
final class Parts {
  private static final Pattern CHANGE = Pattern
      .compile("\\W{0,4}((?:CR|CHG|RFC|CHANGE|[A-Z][A-Z0-9]{1,9}) ?[-–#] ?)(\\d{2,8})\\W{0,4}");
  private static final Pattern KNOWN = Pattern.compile("\\b(?:CR|CHG|RFC|CHANGE)\\b");
  private static final Pattern ENDS = Pattern
      .compile("(?i)^end of ((?:phase|stage|part)\\s+\\w{1,20})\\b.*", Pattern.DOTALL);
  private static final Pattern SENTENCE = Pattern.compile("[.;,?!]$|[.!?] +\\p{Lu}");
  private static final Pattern COLUMNS = Pattern.compile("\\S {3,}\\S");
  private static final Pattern DATED = Pattern
      .compile("(?i)^((?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur?|sun)(?:day)?,? )?"
          + "\\d{1,2}(?:st|nd|rd|th)?(?: ?(?:-|–|or|to|and) ?\\d{1,2}(?:st|nd|rd|th)?)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
          + "(?:,? \\d{4})?) ?[:–-] (\\S.{3,1000})$", Pattern.DOTALL);
  private static final Pattern FACTS = Pattern
      .compile(
          "(?i)(?:description|details|overview|background|personnel|people|contacts|roles)\\W?");
  private static final int LONGEST_TITLE = 110;
  private static final int FEW_WORDS = 8;
  private static final int WRAPPED = 60;
  private static final int MOST_WORDS = 16;

  private final List<Line> lines;
  private final boolean[] titles;
  private final boolean[] listed;
  private final int[] next;
  private final List<Part> parts = new ArrayList<>();
  private Part part = new Part();
  private boolean begun;

  private Parts(List<Line> lines) {
    this.lines = lines;
    parts.add(part);
    this.titles = new boolean[lines.size()];
    this.listed = new boolean[lines.size()];
    this.next = new int[lines.size()];
    for (int i = 1; i < lines.size(); i++) {
      listed[i] = isInList(lines.get(i - 1), listed[i - 1]);
    }
    // From the last line on: whether a line is a title hangs on whether the next one is.
    for (int i = lines.size() - 1; i >= 0; i--) {
      next[i] = i + 1 < lines.size() && lines.get(i + 1) instanceof Line.Rule ? next[i + 1] : i + 1;
      titles[i] = isTitle(i);
    }
  }

  static List<Part> of(List<Line> lines) {
    var all = new Parts(lines);
    for (int i = 0; i < lines.size(); i++) {
      all.look(i);
    }
    return all.parts;
  }

  private void look(int i) {
    var line = lines.get(i);
    var text = withoutMarkup(Words.head(Furniture.text(line)));
    var ends = ENDS.matcher(text);
    if (line instanceof Line.Text t && CHANGE.matcher(text).matches() && mayRefer(t, text)) {
      refersTo(new Part.Titled(line.at(), text));
    } else if (line instanceof Line.Text t && ends.matches()) {
      part.last().titled(Words.capital(ends.group(1)));
      part.last().lines().add(t);
      part.begin(new Part.Titled(line.at(), ""));
    } else if (titles[i]) {
      titled(new Part.Titled(line.at(), trimmed(text),
          line instanceof Line.Heading h ? h.level() : 0), i);
    } else {
      begun |= !(line instanceof Line.Rule);
      other(line, text);
    }
  }

  /** Without what is left of markup at its ends. */
  private static String withoutMarkup(String text) {
    int from = 0;
    while (from < text.length() && isOneOf("*_#=:", text.charAt(from))) {
      from++;
    }
    int to = text.length();
    while (to > from && isOneOf("*_#=", text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isOneOf(String marks, char c) {
    return marks.indexOf(c) >= 0 || c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** What has a day before it is of that day; a command that looked like a title is one. */
  private void other(Line line, String text) {
    var dated = DATED.matcher(text);
    if (line instanceof Line.Text t && dated.matches()) {
      part.begin(new Part.Titled(line.at(), dated.group(1).strip()));
      part.last().lines().add(new Line.Item(t.at(), t.indent(), Marker.bullet(""),
          dated.group(2)));
    } else {
      part.last().lines().add(line instanceof Line.Heading h
          ? new Line.Code(h.at(), 0, h.text())
          : line);
    }
  }

  /** A reference to a change on a line of its own, as changes are written. */
  static Optional<String> change(String text) {
    var matcher = CHANGE.matcher(Words.head(text));
    return matcher.matches()
        ? Optional.of(matcher.group(1).replaceAll("[ –#-]+", "") + "-" + matcher.group(2))
        : Optional.empty();
  }

  /** The first one of a document; another of its kind where it stands as a title does. */
  private boolean mayRefer(Line.Text line, String text) {
    var kind = change(text).map(c -> c.replaceAll("-\\d+$", ""));
    return part.change().map(c -> c.text().replaceAll("-\\d+$", "")).map(first -> kind
        .filter(first::equals).isPresent()
        && (line.strong() || (!part.sections().isEmpty() && part.last().isEmpty())))
        .orElseGet(() -> line.strong() || !begun || KNOWN.matcher(text).find());
  }

  private static String trimmed(String title) {
    return title.replaceAll("[\\s:.–—¶-]+$", "").replaceAll("\\s+", " ");
  }

  /** A change named on a line of its own: where the plan has one already, it begins another. */
  private void refersTo(Part.Titled reference) {
    var name = change(reference.text()).orElse(reference.text());
    var title = takeTitle();
    if (part.change().isPresent()) {
      part = new Part();
      parts.add(part);
    }
    title.ifPresent(part.titles()::add);
    part.changes(new Part.Titled(reference.at(), name));
    begun = false;
  }

  /** The title just before, under which nothing stands yet. */
  private Optional<Part.Titled> takeTitle() {
    if (part.sections().isEmpty() || !part.last().isEmpty() || part.last().at().isEmpty()) {
      return Optional.empty();
    }
    var last = part.sections().removeLast();
    return last.at().map(at -> new Part.Titled(at, last.title()));
  }

  /** What comes before all else is the title of the plan, unless it says what kind it is of. */
  private void titled(Part.Titled title, int i) {
    var ofPlan = !begun && (part.titles().isEmpty() || isOnlyOne(i))
        && part.sections().stream().noneMatch(s -> s.level() > 0)
        && part.sections().stream().allMatch(Section::isEmpty)
        && Words.kind(title.text()).filter(_ -> part.titles().size() > 0 || isOfPhase(title.text()))
            .isEmpty()
        && !Words.isOfFacts(title.text()) && part.titles().size() < 2;
    if (ofPlan) {
      if (part.titles().stream().noneMatch(t -> t.text().equals(title.text()))) {
        part.titles().add(title);
      }
    } else if (part.titles().stream().noneMatch(t -> t.text().equals(title.text()) && !begun)) {
      part.begin(title);
    }
  }

  /** A second title of the plan has no other beside it that has its level. */
  private boolean isOnlyOne(int i) {
    return !(lines.get(i) instanceof Line.Heading title) || lines.subList(i + 1, lines.size())
        .stream().noneMatch(l -> l instanceof Line.Heading h && h.level() == title.level());
  }

  private static boolean isOfPhase(String title) {
    return Words.kind(title).filter(k -> k != rollcall.plans.model.Phase.Kind.RELEASE).isPresent();
  }

  private boolean isTitle(int i) {
    return switch (lines.get(i)) {
      case Line.Heading h -> !h.text().isBlank() && !Shell.isCommand(h.text());
      case Line.Text t -> isTitle(t, i);
      case Line.Item _,Line.Code _,Line.Rule _,Line.Table _ -> false;
    };
  }

  private boolean isTitle(Line.Text line, int i) {
    var text = line.text().strip();
    if (text.isEmpty() || text.length() > LONGEST_TITLE || Shell.isCommand(text)
        || Shell.isNames(text) || COLUMNS.matcher(text).find() || Words.isNote(text)
        || !Stamp.of(text).isEmpty() || Conditions.announces(text)) {
      return false;
    }
    if (line.strong()) {
      return true;
    }
    var plain = heads(line, i) ? text.replaceFirst("\\.$", "") : text;
    return !SENTENCE.matcher(plain).find() && Words.count(text) <= MOST_WORDS
        && startsLikeATitle(text) && (i == 0 || announces(line, i));
  }

  /** It begins a block, and the next line of it is a point of a list. */
  private boolean heads(Line.Text line, int i) {
    return line.at().afterBlank() && next(i).filter(n -> n instanceof Line.Item
        && !n.at().afterBlank()).isPresent();
  }

  private static boolean startsLikeATitle(String text) {
    return Character.isUpperCase(text.codePointAt(0)) || Character.isDigit(text.codePointAt(0));
  }

  /** Whether a line of text opens a list, or a part of the plan by its words. */
  private boolean announces(Line.Text line, int i) {
    var next = next(i);
    var text = line.text().strip();
    if (FACTS.matcher(text).matches() && line.at().afterBlank()) {
      return true;
    }
    boolean ofKind = Words.kind(text).isPresent() && (line.at().afterBlank() || !isBroken(line, i))
        && (Words.count(text) <= FEW_WORDS || isOfPhase(text)) && !continues(next, i)
        && next.map(n -> isOpening(n, i)).orElse(true);
    return ofKind || next.filter(n -> opens(line, n, i)).isPresent();
  }

  /** Whether what follows is a list, or another title. */
  private boolean isOpening(Line following, int i) {
    return switch (following) {
      case Line.Item _,Line.Table _,Line.Heading _ -> true;
      case Line.Text _ -> titles[next[i]];
      case Line.Code _,Line.Rule _ -> false;
    };
  }

  private Optional<Line> next(int i) {
    return next[i] < lines.size() ? Optional.of(lines.get(next[i])) : Optional.empty();
  }

  /** The list before goes on behind the line: it belongs to its last point. */
  private boolean continues(Optional<Line> next, int i) {
    return next.filter(n -> n instanceof Line.Item item
        && item.marker().number().filter(number -> number > 1).isPresent()
        && item.at().afterBlank() && lines.subList(0, i).stream()
            .anyMatch(Line.Item.class::isInstance))
        .isPresent();
  }

  private boolean opens(Line.Text line, Line next, int i) {
    if (!(next instanceof Line.Item item)) {
      return next instanceof Line.Table && line.at().afterBlank();
    }
    var text = line.text().strip();
    if (!item.at().afterBlank()) {
      return (line.at().afterBlank()
          || (!isBroken(line, i) && Words.count(text) <= FEW_WORDS))
          && item.indent() >= line.indent();
    }
    boolean restarts = item.marker().number().map(n -> n == 1).orElse(!listed[i]);
    boolean looksSo = text.matches(".*[:–—-]$") || item.marker().number().isPresent()
        || Words.count(text) <= FEW_WORDS
        || item.indent() > line.indent();
    return line.at().afterBlank() && restarts && looksSo;
  }

  /** The end of the line before, which was too long for the page. */
  private boolean isBroken(Line.Text line, int i) {
    if (i == 0) {
      return false;
    }
    return lines.get(i - 1) instanceof Line.Item item
        ? line.indent() > item.indent()
        : Furniture.text(lines.get(i - 1)).strip().length() >= WRAPPED;
  }

  /** Whether a numbered list is going on, of which bullets are points below. */
  private static boolean isInList(Line before, boolean soFar) {
    return switch (before) {
      case Line.Item item -> item.marker().number().isPresent();
      case Line.Heading _,Line.Rule _ -> false;
      case Line.Text _,Line.Code _,Line.Table _ -> soFar;
    };
  }

  /** For what stands at no line of its own. */
  static Place nowhere() {
    return new Place(0, "", false);
  }
}
