package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rollcall.plans.document.Line;
import rollcall.plans.document.Marker;
import rollcall.plans.document.Place;
import rollcall.plans.model.Phase;

/** A part of a document as a plan in the making: its facts, its phases, and what is to be asked. */
final class PlanMaker {
  private static final Pattern HIDDEN = Pattern
      .compile("(?:^|(?<=[.!?:]) +|^Note:? +)((?:Must remember to |Remember to |"
          + "Do not forget to |Don't forget to |You must |Make sure to |Then |First |Now |Finally |Also )?"
          + "(?:Dump|Run|Re-?start|Restart|Restore|Back ?up|Copy|Delete|Remove|Check|Verify|Stop|Start|Drop|Deploy|"
          + "Install|Edit|Update|Send|Notify|Tell|Ask|Put|Create|Move|Disable|Enable|Clear|Flush|Try|Merge|Tag|"
          + "dump|run|get|copy|check|restart|stop|start|notify|tell|update|put|remove|delete|create) [^.!?]{3,200}[.!?]?)");
  private static final Pattern WHETHER = Pattern
      .compile("(?:^|(?<=[.!?]) +)(?:Should|Shall) (?:I|we)"
          + " (?:also |first |start by |begin by )?(\\p{L}+ [^.!?]{3,200})\\?");
  private static final Pattern OF_A_CLOCK = Pattern.compile("\\d{2}:\\d{2}(?: \\+\\dd)?");
  private static final Pattern FACT = Pattern.compile(
      "(?i)(?:(?:start|end|go-?live|release|maintenance|change|outage)? ?(?:date|day|time|window|"
          + "zone|timezone|time zone|server|channel|irc|slack|chat|bridge|version|ticket|lead|manager|coordinator)\\s*(?::|=| is )\\s*\\S.{0,160}|"
          + "[\\w ./-]{2,40}:|[\\p{L}][\\p{L} /-]{0,30} is [\\p{Lu}][\\p{L}.'’-]*(?: [\\p{Lu}][\\p{L}.'’-]*){0,3})");
  /** Under such a title nothing is to be done, whatever its lists hold. */
  private static final Pattern TELLS = Pattern
      .compile("(?i)^(?:overview|background|introduction|purpose|summary|references|links|"
          + "glossary|history|goals?|risks?|assumptions|table of contents|contents|see also|attachments|scope|description|personnel)\\b");
  private static final String YES = "it is a step";
  private static final int MOST_DETAILS = 20_000;
  private static final int LONGEST_ID = 40;
  private static final int LONGEST_OPENING = 120;

  private final Making making;
  private final Facts facts;
  private final Halves halves;
  private final Part part;
  private final List<Node> phases = new ArrayList<>();
  private final List<Point> ticked = new ArrayList<>();
  private final List<Point> waiting = new ArrayList<>();

  private PlanMaker(Part part, String id) {
    this.part = part;
    this.making = new Making(id);
    this.facts = new Facts(making);
    this.halves = new Halves(making);
  }

  /** Empty where the part holds nothing to do. */
  static Optional<Making> of(Part part, String document, int number) {
    var title = title(part, document);
    var id = Words.slug(part.titles().isEmpty()
        ? part.change().map(c -> c.text() + " ").orElse("") + title
        : title, LONGEST_ID);
    var maker = new PlanMaker(part, id.isEmpty() ? "plan-" + number : id);
    maker.make(title);
    return maker.phases.isEmpty() ? Optional.empty() : Optional.of(maker.making);
  }

  private static String title(Part part, String document) {
    return part.titles().isEmpty()
        ? opening(part).or(() -> part.sections().stream()
            .filter(s -> !s.title().isBlank() && !isOfFacts(s) && Words.kind(s.title()).isPresent())
            .map(Section::title).findFirst()).orElse(document)
        : part.titles().getLast().text();
  }

  /** A sentence that a document without titles begins with. */
  private static Optional<String> opening(Part part) {
    return part.sections().stream().limit(1).filter(s -> s.title().isBlank())
        .flatMap(s -> s.lines().stream()).limit(1)
        .flatMap(l -> l instanceof Line.Text t ? Stream.of(t.text().strip()) : Stream.of())
        .filter(t -> !t.isEmpty() && t.length() <= LONGEST_OPENING && !isFact(t))
        .map(t -> t.replaceAll("[.:]$", "")).findFirst();
  }

  private void make(String title) {
    var plan = making.plan();
    plan.with("rollcall", "1").with("id", making.id()).with("title", cut(title));
    part.change().ifPresent(c -> plan.with("change", c.text()));
    part.titles().forEach(t -> {
      facts.date(t.text(), t.at());
      facts.read(t.text(), t.at(), false);
    });
    var ofFacts = part.sections().stream().filter(PlanMaker::isOfFacts).toList();
    ofFacts.forEach(this::facts);
    var found = TitledSteps.in(part.sections().stream().filter(s -> !ofFacts.contains(s)).toList());
    found.sections().forEach(this::phase);
    found.made().forEach(this::titled);
    ticked();
    new WaysBack(making, phases).ask(part);
    named(title);
    hosts();
    finish(plan);
  }

  private static String cut(String title) {
    return Words.cut(title, 200);
  }

  /** With lines that are facts one by one, or under a title of facts and without a list. */
  private static boolean isOfFacts(Section section) {
    var said = section.lines().stream().map(Furniture::text).filter(t -> !t.isBlank()).toList();
    boolean plain = section.lines().stream().noneMatch(Line.Table.class::isInstance)
        && said.stream().noneMatch(t -> Stamp.of(t).isTimed());
    boolean all = !said.isEmpty() && said.stream().allMatch(PlanMaker::isFact);
    boolean told = Words.isOfFacts(section.title())
        && (said.isEmpty() || TELLS.matcher(section.title()).find()
            || section.lines().stream().noneMatch(Line.Item.class::isInstance));
    return plain && (all || told);
  }

  /**
   * A line of a kind that {@link Facts} reads, or one that announces something and says nothing.
   */
  private static boolean isFact(String text) {
    return FACT.matcher(text.strip()).matches() && !Words.isCheck(text);
  }

  private void facts(Section section) {
    var ofPeople = section.title()
        .matches("(?i).*(?:personnel|people|contact|roster|participant|role|responsib|team|who).*");
    section.lines().forEach(l -> facts.read(Furniture.text(l), l.at(), ofPeople));
    leftOut(section);
    facts.read(section.title(), section.at().orElse(Parts.nowhere()), false);
  }

  /** Nothing of a document is lost without a word. */
  private void leftOut(Section section) {
    if (section.lines().stream()
        .anyMatch(l -> !isFact(Furniture.text(l)) && !Furniture.text(l).isBlank())) {
      making.plan().remark("left out, as it tells and asks for nothing: "
          + (section.title().isBlank() ? "" : section.title() + ", ")
          + (section.lines().size() == 1 ? "line " : "from line ")
          + section.lines().getFirst().at().line());
    }
  }

  private void phase(Section section) {
    var kind = section.kind().orElseGet(() -> phases.isEmpty() || !section.title().isBlank()
        ? Phase.Kind.RELEASE
        : kindOf(phases.getLast()));
    var outline = Outline.of(section.lines());
    outline.prose().forEach(p -> facts.read(p.text(), p.at(), false));
    if (outline.points().isEmpty()) {
      empty(section, kind, outline);
      return;
    }
    byColumn(outline.points()).forEach((name, points) -> {
      var phase = new Node();
      var own = name.isBlank() ? kind : Words.kind(name).orElse(kind);
      phase.with("phase", name.isBlank() ? titleOf(section, own) : name);
      if (own != Phase.Kind.RELEASE) {
        phase.with("kind", own.name().toLowerCase(Locale.ROOT));
      }
      steps(points, new Steps(making, own, isFlat(section)), own, phase);
      halves.ask(section.at().orElseGet(Parts::nowhere), section.title(), phase);
      phases.add(phase);
    });
    ticked.addAll(outline.points().stream().flatMap(Point::all)
        .filter(p -> p.marker().flatMap(Marker::done).orElse(false)).toList());
    waiting.addAll(outline.prose());
    prose(waiting, phases.getLast());
    waiting.clear();
    lost(section, outline, phases.getLast());
  }

  private static Phase.Kind kindOf(Node phase) {
    return phase.has("kind")
        ? Phase.Kind.valueOf(phase.text("kind").toUpperCase(Locale.ROOT))
        : Phase.Kind.RELEASE;
  }

  /** By what a column says of phases, unless a name comes back: the order of steps stays. */
  private static Map<String, List<Point>> byColumn(List<Point> points) {
    var all = new LinkedHashMap<String, List<Point>>();
    var last = "";
    for (var point : points) {
      var name = point.cells().getOrDefault(Column.PHASE, last).lines().findFirst().orElse("");
      if (!name.equals(last) && all.containsKey(name)) {
        points.forEach(p -> Optional.ofNullable(p.cells().get(Column.PHASE))
            .ifPresent(of -> p.cells().merge(Column.NOTE, "Of: " + of, (a, b) -> a + "\n" + b)));
        return Map.of("", points);
      }
      last = name;
      all.computeIfAbsent(name, _ -> new ArrayList<>()).add(point);
    }
    return all;
  }

  private String titleOf(Section section, Phase.Kind kind) {
    if (!section.title().isBlank() && !section.title().matches("(?i)steps?|tasks?|checklist")) {
      return cut(section.title());
    }
    return switch (kind) {
      case BEFORE -> "Ahead of time";
      case RELEASE -> "Release";
      case FALLBACK -> "Fallback";
      case AFTER -> "Afterwards";
    };
  }

  private void steps(List<Point> points, Steps steps, Phase.Kind kind, Node phase) {
    var made = phase.<Object>list("steps");
    var places = new LinkedHashMap<Node, Point>();
    for (var point : points) {
      var nodes = steps.of(point);
      made.addAll(nodes);
      places.put(nodes.getLast(), point);
    }
    milestones(places);
    new Effects(making, kind).ask(places);
    new Order(making, made, places).ask();
    places.forEach((node, point) -> steps.hidden(node, made, point.at()));
    needs(places);
    if (kind == Phase.Kind.FALLBACK) {
      fromD(places, phase);
    }
  }

  /** Predecessors of a table are numbers of its rows. */
  private void needs(Map<Node, Point> places) {
    var byNumber = new LinkedHashMap<String, Node>();
    places.forEach((node, point) -> point.marker()
        .ifPresent(m -> byNumber.put(m.written().replaceAll("[.)]$", ""), node)));
    places.forEach((node, point) -> Optional.ofNullable(point.cells().get(Column.NEEDS))
        .ifPresent(cell -> needs(node, point, cell, byNumber, places)));
  }

  private void needs(Node node, Point point, String cell, Map<String, Node> byNumber,
      Map<Node, Point> places) {
    var needs = new ArrayList<String>();
    for (var number : cell.split("[,;\\s]+", -1)) {
      Optional.ofNullable(byNumber.get(number.replaceAll("(?i)(?:FS|SS|FF|SF).*$", "")))
          .filter(other -> other != node).ifPresentOrElse(other -> {
            var id = "row-" + java.util.Objects.requireNonNull(places.get(other)).at().line();
            other.with("id", id);
            needs.add(id);
          }, () -> making.ask(point.at(), "needs", cell, Optional.empty(),
              "no row before has such a number", node));
    }
    node.with("needs", needs);
  }

  /** Times of another clock in a fallback count from when it is decided, if they mean anything. */
  private void fromD(Map<Node, Point> places, Node phase) {
    var timed = phase.all().filter(n -> n.has("written-at")).toList();
    if (timed.isEmpty()) {
      return;
    }
    var first = timed.getFirst().text("written-at");
    var offsets = new LinkedHashMap<Node, String>();
    timed.forEach(n -> offsets.put(n, Order.fromD(first, n.text("written-at"))));
    var last = timed.getLast();
    var ends = last.text("written-at");
    timed.forEach(n -> n.remove("written-at"));
    var at = places.values().iterator().next().at();
    making.ask(at, "at", first + " … " + ends, "D … " + offsets.get(last),
        "a fallback begins when it is decided and not at a time of day: its times count from D",
        phase, () -> offsets.forEach((node, time) -> node.with("at", time)));
    overrun(ends, timed.size() > 1, at(last).orElse(at));
  }

  private static Optional<Place> at(Node step) {
    return step.value("source").map(Node.class::cast)
        .map(s -> new Place(Integer.parseInt(s.text("line")), "", false));
  }

  /** Where the way back as it is written ends after the window does. */
  private void overrun(String end, boolean isWay, Place at) {
    var window = making.plan().text("window").split(" - ", -1);
    if (isWay && window.length == 2 && OF_A_CLOCK.matcher(end).matches()
        && end.compareTo(window[1]) > 0) {
      making.ask(at, "latest-end", end, Optional.of(end + ", the document"),
          "the way back as it is written ends then, and the window at " + window[1]
              + ": until when may it go on, and who agreed?",
          making.plan(), this::agreed);
    }
  }

  private void agreed(String answer) {
    var parts = answer.split(",", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      throw new IllegalArgumentException("say until when and who agreed, such as 14:15, the head of"
          + " the service desk");
    }
    making.plan().with("latest-end",
        new Node().with("at", parts[0].strip()).with("agreed-by", parts[1].strip()));
  }

  /** At a time, nobody's, and nothing to do: it is reached. */
  private static void milestones(Map<Node, Point> places) {
    places.forEach((node, point) -> {
      if ((node.has("at") || node.has("written-at")) && !node.has("owner") && !node.has("steps")
          && node.text("step").matches(
              "(?i).*\\b(?:ready|complete|completed|done|live|finished|open|over|ends?)\\b.{0,40}")
          && point.children().isEmpty() && point.text().matches("\\(.*")) {
        node.with("milestone", "true");
      }
    });
  }

  private void prose(List<Point> paragraphs, Node phase) {
    var told = new StringBuilder();
    for (var paragraph : paragraphs) {
      var text = paragraph.text().strip();
      if (!text.isEmpty() && told.length() + text.length() < MOST_DETAILS) {
        told.append(told.isEmpty() ? "" : "\n").append(text);
      }
      hidden(paragraph, phase);
    }
    if (!told.isEmpty()) {
      phase.with("details",
          phase.has("details") ? phase.text("details") + "\n" + told : told.toString());
    }
  }

  /** Sentences that ask for something, or whether to do it, in what is told. */
  private void hidden(Point paragraph, Node phase) {
    var wonders = WHETHER.matcher(Words.head(paragraph.text()));
    if (wonders.find()) {
      hidden(paragraph, phase, wonders.group().strip(), Words.capital(wonders.group(1)),
          "it is asked whether to do this: is it a step?");
    }
    var asks = HIDDEN.matcher(Words.head(paragraph.text()));
    while (asks.find()) {
      var sentence = asks.group(1).strip();
      var title = Words.capital(
          sentence.replaceAll("[.!?]$", "").replaceFirst("(?i)^(?:must remember to|remember to|"
              + "do not forget to|don't forget to|you must|then|first|now|finally|also) ", ""));
      hidden(paragraph, phase, sentence, title,
          "a sentence in what is told asks for something: is it a step?");
    }
  }

  private void hidden(Point paragraph, Node phase, String sentence, String title, String why) {
    making.ask(paragraph.at(), "steps", sentence, Optional.of(title), why, phase,
        answer -> inItsPlace(new Node().with("step", answer)
            .from(new Place(paragraph.at().line(), sentence, false)), phase,
            paragraph.at().line()));
  }

  /** Before the first step that the document has later. */
  private static void inItsPlace(Node step, Node phase, int line) {
    var steps = phase.<Object>list("steps");
    int later = 0;
    while (later < steps.size()
        && at((Node) steps.get(later)).map(p -> p.line() <= line).orElse(true)) {
      later++;
    }
    steps.add(later, step);
  }

  /** What was done in the document is to be done anew in a run. */
  private void ticked() {
    if (!ticked.isEmpty()) {
      making.ask(ticked.getFirst().at(), "steps", ticked.size() + " ticked",
          "all open, as a new run begins", "the document says of these that they are done",
          making.plan(), () -> {
          });
    }
  }

  /** That a title is a step is a guess. */
  private void titled(List<Place> titles) {
    var all = switch (titles.size()) {
      case 1 -> YES;
      case 2 -> YES + ", as is the title after it";
      default -> YES + ", as are the " + (titles.size() - 1) + " titles after it";
    };
    making.ask(titles.getFirst(), "steps", titles.getFirst().quote(), Optional.of(all),
        "a title with no list under it asks for something: is it a step? \"no\" makes text of it",
        making.plan(), answer -> {
          if (answer.equalsIgnoreCase("no")) {
            untitled(titles);
          } else if (!answer.equals(all)) {
            throw new IllegalArgumentException(
                "here only the proposal can be taken, or \"no\", or the question left open");
          }
        });
  }

  private void untitled(List<Place> titles) {
    var lines = titles.stream().map(t -> String.valueOf(t.line())).toList();
    for (var phase : phases) {
      phase.<Object>list("steps").removeIf(step -> step instanceof Node node
          && lines.contains(at(node).map(p -> String.valueOf(p.line())).orElse(""))
          && told(node, phase));
    }
    var empty = phases.stream().filter(phase -> phase.list("steps").isEmpty()).toList();
    phases.removeAll(empty);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("then nothing to do is left in the plan");
    }
    empty.forEach(phase -> phases.getFirst().with("details",
        Stream.of(phases.getFirst().text("details"), phase.text("phase"), phase.text("details"))
            .filter(t -> !t.isEmpty()).reduce((a, b) -> a + "\n" + b).orElse("")));
  }

  private static boolean told(Node step, Node phase) {
    var text = Stream.of(phase.text("details"), step.text("step"), step.text("details"))
        .filter(t -> !t.isEmpty()).reduce((a, b) -> a + "\n" + b).orElse("");
    phase.with("details", text);
    return true;
  }

  /** Without indentation it is a guess what belongs to what. */
  private void lost(Section section, Outline outline, Node phase) {
    if (isFlat(section)) {
      outline.points().stream().filter(p -> Stamp.of(p.text()).isTimed()).flatMap(p -> p.children()
          .stream()).filter(c -> c.marker().filter(m -> m.number().isEmpty()).isPresent())
          .findFirst().ifPresent(child -> making.ask(child.at(), "steps", child.text(),
              "it belongs to the step before, as do all others without a time",
              "the list has no indentation, or lost it", phase, () -> {
              }));
    }
  }

  private static boolean isFlat(Section section) {
    return section.lines().stream().filter(Line.Item.class::isInstance).map(Line.Item.class::cast)
        .mapToInt(Line.Item::indent).distinct().count() == 1;
  }

  private void empty(Section section, Phase.Kind kind, Outline outline) {
    if (kind != Phase.Kind.RELEASE && section.at().isPresent()) {
      making.ask(section.at().get(), "phases", section.title(), Optional.empty(),
          "nothing to do stands under this title", making.plan(),
          answer -> phases.add(new Node().with("phase", section.title())
              .with("kind", kind.name().toLowerCase(Locale.ROOT))
              .with("steps",
                  List.of(new Node().with("step", answer).from(section.at().orElseThrow())))));
    }
    if (!section.title().isBlank() && !outline.prose().isEmpty()) {
      waiting.add(Point.of(section.at().orElseGet(Parts::nowhere), Optional.empty(), 0,
          section.title() + ":"));
    }
    waiting.addAll(outline.prose());
    if (!phases.isEmpty()) {
      prose(waiting, phases.getLast());
      waiting.clear();
    }
  }

  private void named(String title) {
    if (part.titles().isEmpty()) {
      making.ask(Parts.nowhere(), "title", "", Optional.of(title), "the document has no title",
          making.plan());
    }
  }

  private void hosts() {
    for (var host : making.hosts().names()) {
      making.hosts().near(host.name())
          .ifPresent(other -> making.ask(host.at(), "hosts", host.name(),
              other.contains(".") && !host.name().contains(".")
                  ? Optional.of(other.substring(0, other.indexOf('.')))
                  : Optional.of(other),
              "one letter off " + other + ", which is named elsewhere", making.plan(), answer -> {
                phases.forEach(p -> p.replace(host.name(), answer.strip()));
                making.hosts().forget(host.name());
              }));
    }
  }

  private void finish(Node plan) {
    var crew = making.crew();
    var owners = new LinkedHashMap<String, Integer>();
    phases.stream().flatMap(p -> p.all()).flatMap(n -> n.value("owner").stream())
        .forEach(o -> (o instanceof List<?> l ? l.stream() : Stream.of(o))
            .filter(String.class::isInstance).map(String.class::cast)
            .forEach(id -> owners.merge(id, 1, Integer::sum)));
    plan.with("phases", phases);
    making.askWhoIs();
    new Aliases(making, part).ask();
    if (!plan.has("lead")) {
      making.ask(Parts.nowhere(), "lead", "", owners.entrySet().stream()
          .filter(e -> !crew.unknown().contains(e.getKey()))
          .max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).map(crew::somebody),
          "the document does not say who leads", plan,
          answer -> plan.with("lead", crew.said(answer).getFirst()));
    }
    if (!plan.has("date")) {
      making.ask(Parts.nowhere(), "date", "", Optional.empty(),
          "the document does not say on which day, such as 2026-12-01", plan);
    }
    if (!plan.has("zone") && !facts.asksForZone()) {
      making.ask(Parts.nowhere(), "zone", "", Optional.empty(),
          "the document does not say in which zone its times are, such as America/Los_Angeles",
          plan);
    }
    if (!plan.has("window") && !facts.asksForWindow()) {
      making.ask(Parts.nowhere(), "window", "", window(),
          "the document does not say when the maintenance window is", plan);
    }
    plan.with("people", crew.people());
    plan.with("hosts", making.hosts());
  }

  /** From the first time of day of the release to the last. */
  private Optional<String> window() {
    var clocks = phases.stream().filter(p -> !p.has("kind")).flatMap(Node::all)
        .map(n -> n.text("at")).filter(OF_A_CLOCK.asMatchPredicate()).toList();
    return clocks.size() < 2 || clocks.getFirst().equals(clocks.getLast())
        ? Optional.empty()
        : Optional.of(clocks.getFirst() + " - " + clocks.getLast().substring(0, 5));
  }
}
