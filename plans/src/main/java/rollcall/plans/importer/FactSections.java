package rollcall.plans.importer;

import java.util.regex.Pattern;
import rollcall.plans.document.Line;

/** Sections of which nothing is to be done: they say something of the plan as a whole. */
final class FactSections {
  private static final Pattern FACT = Pattern.compile(
      "(?i)(?:(?:start|end|go-?live|release|maintenance|change|outage)? ?(?:date|day|time|window|"
          + "zone|timezone|time zone|server|channel|irc|slack|chat|bridge|version|ticket|lead|manager|coordinator)\\s*(?::|=| is )\\s*\\S.{0,160}|"
          + "[\\w ./-]{2,40}:|[\\p{L}][\\p{L} /-]{0,30} is [\\p{Lu}][\\p{L}.'’-]*(?: [\\p{Lu}][\\p{L}.'’-]*){0,3})");
  private static final Pattern OF_PEOPLE = Pattern.compile(
      "(?i)personnel|people|contact|roster|participant|role|responsib|team|who");
  /** Under such a title nothing is to be done, whatever its lists hold. */
  private static final Pattern TELLS = Pattern
      .compile("(?i)^(?:overview|background|introduction|purpose|summary|references|links|"
          + "glossary|history|goals?|risks?|assumptions|table of contents|contents|see also|attachments|scope|description|personnel)\\b");

  private final Making making;
  private final Facts facts;

  FactSections(Making making, Facts facts) {
    this.making = making;
    this.facts = facts;
  }

  /** With lines that are facts one by one, or under a title of facts and without a list. */
  static boolean isOne(Section section) {
    var said = section.lines().stream().map(Furniture::text).filter(t -> !t.isBlank()).toList();
    boolean plain = section.lines().stream().noneMatch(l -> isOfSteps(l, section))
        && said.stream().noneMatch(t -> Stamp.of(t).isTimed());
    boolean all = !said.isEmpty() && said.stream().allMatch(FactSections::isFact);
    boolean told = Words.isOfFacts(section.title())
        && (said.isEmpty() || TELLS.matcher(section.title()).find()
            || section.lines().stream().noneMatch(Line.Item.class::isInstance));
    return plain && (all || told);
  }

  private static boolean isOfSteps(Line line, Section section) {
    return line instanceof Line.Table table && !(Words.isOfFacts(section.title())
        && Columned.of(table).tells(OF_PEOPLE.matcher(section.title()).find()));
  }

  /**
   * A line of a kind that {@link Facts} reads, or one that announces something and says nothing.
   */
  static boolean isFact(String text) {
    return FACT.matcher(text.strip()).matches() && !Words.isCheck(text);
  }

  /** Reads what it says, and remarks that it is left out. */
  void read(Section section) {
    var ofPeople = OF_PEOPLE.matcher(section.title()).find();
    section.lines().forEach(l -> {
      facts.read(Furniture.text(l), l.at(), ofPeople);
      if (l instanceof Line.Table table) {
        new Tables(table).facts().forEach(p -> facts.read(p.text(), p.at(), ofPeople));
      }
    });
    leftOut(section);
    facts.read(section.title(), section.at().orElse(Parts.nowhere()), false);
  }

  /** Nothing of a document is lost without a word. */
  private void leftOut(Section section) {
    if (section.lines().stream().anyMatch(l -> l instanceof Line.Table
        || (!isFact(Furniture.text(l)) && !Furniture.text(l).isBlank()))) {
      making.plan().remark("left out, as it tells and asks for nothing: "
          + (section.title().isBlank() ? "" : section.title() + ", ")
          + (section.lines().size() == 1 ? "line " : "from line ")
          + section.lines().getFirst().at().line());
    }
  }
}
