package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.document.Line;
import rollcall.plans.document.Marker;
import rollcall.plans.document.Place;
import rollcall.plans.model.Phase;

/** A part of a document as a plan in the making: its facts, its phases, and what is to be asked. */
final class PlanMaker {
  private static final Pattern DEFINITION = Pattern
      .compile("[\\p{L}`*][\\p{L}\\d `*.-]{1,30}: +\\S.*", Pattern.DOTALL);
  private static final int LONGEST_ID = 40;
  private static final int LONGEST_OPENING = 120;

  private final Making making;
  private final Facts facts;
  private final Halves halves;
  private final Told told;
  private final Part part;
  private final List<Node> phases = new ArrayList<>();
  private final List<Point> ticked = new ArrayList<>();
  private final List<Point> waiting = new ArrayList<>();
  private final List<AreSteps.Guessed> doubtful = new ArrayList<>();

  private PlanMaker(Part part, String id) {
    this.part = part;
    this.making = new Making(id);
    this.facts = new Facts(making);
    this.halves = new Halves(making);
    this.told = new Told(making);
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
            .filter(s -> !s.title().isBlank() && !FactSections.isOne(s)
                && Words.kind(s.title()).isPresent())
            .map(Section::title).findFirst()).orElse(document)
        : titled(part).text();
  }

  /** The last of its titles that says more than a day. */
  private static Part.Titled titled(Part part) {
    return part.titles().reversed().stream().filter(t -> !Facts.isDay(t.text())).findFirst()
        .orElseGet(() -> part.titles().getLast());
  }

  /** A sentence that a document without titles begins with. */
  private static Optional<String> opening(Part part) {
    return part.sections().stream().limit(1).filter(s -> s.title().isBlank())
        .flatMap(s -> s.lines().stream()).limit(1)
        .flatMap(l -> l instanceof Line.Text t ? Stream.of(t.text().strip()) : Stream.of())
        .filter(t -> !t.isEmpty() && t.length() <= LONGEST_OPENING && !FactSections.isFact(t))
        .map(t -> t.replaceAll("[.:]$", "")).findFirst();
  }

  private void make(String title) {
    var plan = making.plan();
    plan.with("rollcall", "1").with("id", making.id()).with("title", cut(title));
    if (!part.titles().isEmpty()) {
      plan.from(titled(part).at(), "title");
    }
    part.change().ifPresent(c -> making.fact("change", c.text(), c.at()));
    part.titles().forEach(t -> {
      facts.date(t.text(), t.at());
      facts.read(t.text(), t.at(), false);
    });
    var ofFacts = part.sections().stream().filter(FactSections::isOne).toList();
    var sections = new FactSections(making, facts);
    ofFacts.forEach(sections::read);
    var others = part.sections().stream().filter(s -> !ofFacts.contains(s)).toList();
    others.forEach(this::conditions);
    if (tables(others).anyMatch(t -> t.isOfSteps() && !t.guessed())) {
      others.forEach(PlanMaker::unguessed);
    }
    var scripted = others.stream().flatMap(s -> ScriptedSteps.take(s).stream()).toList();
    var found = TitledSteps.in(others);
    found.sections().forEach(this::phase);
    Stream.of(found.made(), scripted, doubtful).flatMap(List::stream)
        .forEach(new AreSteps(making, phases)::ask);
    ticked();
    new WaysBack(making, phases).ask(part);
    var unsaid = new Unsaid(making, part, phases);
    unsaid.askTitle(title);
    unsaid.askHosts();
    unsaid.ask(facts);
  }

  private static Stream<Columned> tables(List<Section> sections) {
    return sections.stream().flatMap(s -> s.lines().stream()).flatMap(PlanMaker::table)
        .map(Columned::of);
  }

  /** Beside a table of steps that has a header one without is a text. */
  private static void unguessed(Section section) {
    var lines = section.lines().stream().flatMap(line -> line instanceof Line.Table table
        && Columned.of(table).guessed() ? new Tables(table).rows() : Stream.of(line)).toList();
    section.lines().clear();
    section.lines().addAll(lines);
  }

  private void conditions(Section section) {
    Conditions.take(section).ifPresent(at -> making.plan().remark(
        "kept as text, as it says when and not what to do: from line " + at.line()));
  }

  private static String cut(String title) {
    return Words.cut(title, 200);
  }

  private void phase(Section section) {
    var kind = section.kind().orElseGet(() -> phases.isEmpty() || !section.title().isBlank()
        ? Phase.Kind.RELEASE
        : kindOf(phases.getLast()));
    var outline = Outline.of(section);
    outline.prose().forEach(p -> facts.read(p.text(), p.at(), false));
    section.lines().stream().flatMap(PlanMaker::table).filter(t -> Columned.of(t).isOfPeople())
        .flatMap(t -> new Tables(t).facts().stream())
        .forEach(p -> facts.read(p.text(), p.at(), true));
    if (outline.points().isEmpty()) {
      empty(section, kind, outline);
      return;
    }
    if (outline.points().size() > 1
        && outline.points().stream().allMatch(PlanMaker::isDefinition)) {
      doubtful.add(new AreSteps.Guessed(AreSteps.Kind.POINT,
          outline.points().stream().map(Point::at).toList()));
    }
    section.lines().stream().flatMap(PlanMaker::table)
        .forEach(table -> new Tables(table).doubtful().ifPresent(doubtful::add));
    byColumn(outline.points())
        .forEach((name, points) -> phases.add(phase(section, kind, name, points)));
    ticked.addAll(outline.points().stream().flatMap(Point::all)
        .filter(p -> p.marker().flatMap(Marker::done).orElse(false)).toList());
    waiting.addAll(outline.prose());
    told.tell(waiting, phases.getLast());
    waiting.clear();
    lost(section, outline, phases.getLast());
  }

  /** {@code MAJOR: what is not compatible}: a word and what it means. */
  private static boolean isDefinition(Point point) {
    return point.children().isEmpty() && point.cells().isEmpty() && !Words.isCheck(point.text())
        && point.marker().filter(m -> m.number().isEmpty() && m.done().isEmpty()).isPresent()
        && Stamp.of(point.text()).isEmpty() && DEFINITION.matcher(point.text()).matches();
  }

  private static Stream<Line.Table> table(Line line) {
    return line instanceof Line.Table table ? Stream.of(table) : Stream.of();
  }

  /** {@code name} is what a column calls it, if it does. */
  private Node phase(Section section, Phase.Kind ofSection, String name, List<Point> points) {
    var kind = name.isBlank() ? ofSection : Words.kind(name).orElse(ofSection);
    var phase = new Node().with("phase", name.isBlank() ? titleOf(section, kind) : name);
    if (!name.isBlank()) {
      phase.from(points.getFirst().at());
    } else if (phase.text("phase").equals(cut(section.title()))) {
      section.at().ifPresent(phase::from);
    }
    if (kind != Phase.Kind.RELEASE) {
      phase.with("kind", kind.name().toLowerCase(Locale.ROOT));
    }
    steps(points, new Steps(making, kind, isFlat(section)), kind, phase);
    halves.ask(section.at().orElseGet(Parts::nowhere), section.title(), phase);
    return phase;
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
    places.forEach((node, point) -> new Decisions(making).hidden(node, made, point.at()));
    new Needs(making).take(places);
    if (kind == Phase.Kind.FALLBACK) {
      new FallbackClock(making).ask(places, phase);
    }
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

  /** A title among others that asks for something, and under which something is told. */
  private void alone(String title, Place at, List<Point> prose) {
    var text = prose.stream().map(p -> p.text().strip()).collect(Collectors.joining("\n"));
    making.ask(at, "steps", title, Optional.of(title),
        "a title with no list under it asks for something: is it a step? \"no\" leaves it as text",
        making.plan(), answer -> {
          if (answer.equalsIgnoreCase("no")) {
            return;
          }
          phases.forEach(phase -> phase.untold(title + ":\n" + text));
          var step = new Node().with("step", answer).with("details", text).from(at);
          var later = phases.stream().filter(p -> p.first() > at.line()).findFirst();
          phases.add(later.map(phases::indexOf).orElse(phases.size()),
              new Node().with("phase", cut(title)).from(at).with("steps",
                  new ArrayList<>(List.of(step))));
        });
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
      var at = section.at().orElseGet(Parts::nowhere);
      waiting.add(Point.of(at, Optional.empty(), 0, section.title() + ":"));
      if (kind == Phase.Kind.RELEASE && TitledSteps.asks(section.title())) {
        alone(section.title(), at, outline.prose());
      }
    }
    waiting.addAll(outline.prose());
    if (!phases.isEmpty()) {
      told.tell(waiting, phases.getLast());
      waiting.clear();
    }
  }
}
