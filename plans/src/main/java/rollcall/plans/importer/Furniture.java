package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import rollcall.plans.document.Line;
import rollcall.plans.model.Phase;

/**
 * What the page around a document says, and not the document: where one is on the site, its
 * versions, its attachments, and the same text once more where a section folds.
 */
final class Furniture {
  private static final Pattern OF_PAGES = Pattern
      .compile("(?i)(?:skip to (?:end|start|main|content).*|"
          + "go to (?:start|end) of (?:metadata|banner)|you are viewing an old version of this page\\..*|"
          + "view the current version\\.?|compare with current|view page history|« previous|next »|"
          + "version \\d+|xmlwordprintable|hide|show|created by .{1,60}, last modified.*|"
          + "(?:page )?last (?:modified|edited|updated)\\b.{0,80}|no labels|like be the first to like this|"
          + "uploaded image for project: .*|edit this page|jump to (?:navigation|search).*|table of contents|"
          + "\\[?edit\\]?|attach files|copy link|print(?:able version)?|log ?in|sign in)");
  private static final Pattern BEGINS_ASIDE = Pattern
      .compile("(?i)attachments|issue links|activity|"
          + "time tracking|gerrit reviews|smart checklist");
  private static final Pattern BREADCRUMBS = Pattern.compile("(?i)uploaded image for project: .*");
  private static final Pattern LABEL = Pattern.compile("\\S{1,60}");
  private static final int REPEATED_FROM = 400;
  private static final int LEAST_REPEATED = 3;
  private static final int LONG_ENOUGH = 20;
  private static final int MOST_REMEMBERED = 2_000;
  private static final int MOST_LOOKED = 500;

  private final List<Line> kept = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private int looked;
  private boolean tracker;
  private boolean breadcrumbs;
  private boolean labels;
  private boolean aside;

  private Furniture() {}

  static List<Line> without(List<Line> lines) {
    var furniture = new Furniture();
    furniture.tracker = lines.stream().anyMatch(l -> isOf(l, Set.of("xmlwordprintable")));
    var contents = contents(lines);
    for (int i = 0; i < lines.size(); i++) {
      if (contents.get(i)) {
        continue;
      }
      boolean among = isOfPages(lines, i - 1) || isOfPages(lines, i + 1);
      furniture.look(lines.get(i), among);
    }
    return furniture.kept;
  }

  /** Whether the page said that there is a newer version of it. */
  static boolean isOld(Line line) {
    return text(line).toLowerCase(Locale.ROOT).startsWith("you are viewing an old version");
  }

  private static boolean isOf(Line line, Set<String> words) {
    return words.contains(text(line).strip().toLowerCase(Locale.ROOT));
  }

  static String text(Line line) {
    return switch (line) {
      case Line.Heading h -> h.text();
      case Line.Item i -> i.text();
      case Line.Text t -> t.text();
      case Line.Code c -> c.text();
      case Line.Rule _,Line.Table _ -> "";
    };
  }

  /**
   * The lines of a table of contents: points one after the other, none of them a box to tick, that
   * name titles which come later, in their order; and not under the title of a way back or the
   * like.
   */
  static BitSet contents(List<Line> lines) {
    var titles = new HashMap<String, Integer>();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i) instanceof Line.Heading) {
        titles.put(named(lines.get(i)), i);
      }
    }
    var contents = new BitSet();
    int from = 0;
    int last = -1;
    boolean within = false;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      int title = line instanceof Line.Item item && item.marker().done().isEmpty()
          ? titles.getOrDefault(named(line), -1)
          : -1;
      if (title <= Math.max(i, last)) {
        contents.set(from, i, !within && i - from >= LEAST_REPEATED);
        from = i + 1;
        last = -1;
      } else {
        last = title;
      }
      within = line instanceof Line.Heading
          ? Words.kind(text(line)).filter(k -> k != Phase.Kind.RELEASE).isPresent()
          : within;
    }
    return contents;
  }

  /** Without a number before it. */
  private static String named(Line line) {
    return Words.head(text(line)).strip().toLowerCase(Locale.ROOT)
        .replaceFirst("^(?:\\d{1,3}[.)]?)+ +", "");
  }

  private static boolean isOfPages(List<Line> lines, int i) {
    return i >= 0 && i < lines.size()
        && OF_PAGES.matcher(Words.head(text(lines.get(i))).strip()).matches();
  }

  /** {@code among}: the line before or after is of the page. */
  private void look(Line line, boolean among) {
    var text = Words.head(text(line)).strip();
    if (!isFurniture(line, text, among)) {
      kept.add(line);
      if (text.length() >= LONG_ENOUGH && seen.size() < MOST_REMEMBERED) {
        seen.add(text);
      }
    }
  }

  private boolean isFurniture(Line line, String text, boolean among) {
    if (breadcrumbs && line instanceof Line.Item i && i.marker().number().isPresent()) {
      return true;
    }
    breadcrumbs = BREADCRUMBS.matcher(text).matches();
    if (tracker && line instanceof Line.Text) {
      labels = text.equals("Details") || (labels && !text.isEmpty() && LABEL.matcher(text).matches()
          && !text.equals("Description"));
      aside = BEGINS_ASIDE.matcher(text).matches() || (aside && !text.equals("Description"));
      if (text.equals("Details")) {
        return true;
      }
    }
    return aside || (labels && line instanceof Line.Item && LABEL.matcher(text).matches())
        || (isOfThePage(line, among) && OF_PAGES.matcher(text).matches()) || repeats(line);
  }

  /** A point that is numbered, or stands below something or alone, is of the document. */
  private static boolean isOfThePage(Line line, boolean among) {
    return !(line instanceof Line.Item i)
        || (among && i.indent() == 0 && i.marker().number().isEmpty());
  }

  /** What stood there as several lines stands here as one. */
  private boolean repeats(Line line) {
    var text = text(line);
    if (text.length() < REPEATED_FROM) {
      return false;
    }
    var all = new HashSet<String>();
    if (++looked > MOST_LOOKED) {
      return false;
    }
    for (var earlier : seen) {
      if (all.size() < LEAST_REPEATED && text.contains(earlier)) {
        all.add(earlier);
      }
    }
    return all.size() >= LEAST_REPEATED;
  }
}
