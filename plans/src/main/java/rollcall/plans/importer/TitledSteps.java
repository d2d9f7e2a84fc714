package rollcall.plans.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.plans.document.Line;
import rollcall.plans.model.Phase;

/**
 * Sections that are steps: titles that ask for something, one after the other, with commands or a
 * few words under them and no list. They become points of the section that they stand in.
 */
final class TitledSteps {
  private static final Pattern ASKS = Pattern.compile("(?i)^(?:(?:step|task)\\s*)?"
      + "(?:\\d{1,3}(?:\\.\\d{1,3})*\\s*[.:)–-]*\\s+)?(?:verify|check|confirm|test|validate|start|"
      + "stop|restart|run|execute|deploy|install|update|upgrade|create|add|remove|delete|drop|back ?up|"
      + "restore|copy|move|put|take|set|switch|enable|disable|configure|build|push|pull|merge|tag|"
      + "commit|upload|download|send|notify|announce|tell|inform|ask|prepare|review|open|close|"
      + "lock|unlock|drain|scale|migrate|import|export|apply|rename|edit|change|post|publish|"
      + "wait|monitor|log ?in|connect|clean|clear|flush|promote|demote|freeze|schedule|make|get|"
      + "generate|replace|reboot|shut ?down|mount|unmount|point|redirect|rotate|revert|roll)(?![\\w-]).*");
  private static final Pattern NUMBERED = Pattern
      .compile("(?i)^(?:step|task)\\s*\\d{1,3}(?:\\.\\d{1,3})*\\b.*");
  /** Of what a plan is written on, and not to be done. */
  private static final Pattern OF_PAPERS = Pattern.compile(
      "(?i)^(?:change|open|test|review|build|update|check|release|import|export|set|tag)s?[ -]+(?:log|"
          + "issues?|environments?|history|lists?|data|cases|management|notes?|results?|points?|"
          + "questions?|plan|scripts?|procedures?|process|criteria|context|summary|overview|details)\\b");
  private static final int LEAST = 2;

  private final List<Section> done = new ArrayList<>();
  private final List<Section> run = new ArrayList<>();
  private final List<AreSteps.Guessed> made = new ArrayList<>();

  private TitledSteps() {}

  /** What was found: the sections as they are now, and the titles that are steps, run by run. */
  record Found(List<Section> sections, List<AreSteps.Guessed> made) {
    Found {
      sections = List.copyOf(sections);
      made = List.copyOf(made);
    }
  }

  static Found in(List<Section> sections) {
    var all = new TitledSteps();
    for (int i = 0; i < sections.size(); i++) {
      all.look(sections.get(i), sections.subList(i + 1, sections.size()).stream().findFirst());
    }
    all.end();
    return new Found(all.done, all.made);
  }

  private void look(Section section, Optional<Section> next) {
    boolean holdsSteps = next.filter(section::holds).filter(TitledSteps::isStep).isPresent();
    if (!run.isEmpty() && run.getLast().holds(section) && isPlain(section)) {
      below(section);
    } else if (isStep(section) && !holdsSteps && (!isBack(section) || isWithinBack(section))) {
      run.add(section);
    } else {
      end();
      done.add(section);
    }
  }

  private static boolean isStep(Section section) {
    return section.at().isPresent()
        && (asks(section.title()) || NUMBERED.matcher(section.title()).matches())
        && isPlain(section);
  }

  /** Whether a title asks for something. */
  static boolean asks(String title) {
    return ASKS.matcher(title).matches() && !OF_PAPERS.matcher(title).find();
  }

  /** Without a list. */
  private static boolean isPlain(Section section) {
    return section.points().isEmpty() && section.lines().stream().noneMatch(
        l -> l instanceof Line.Item || l instanceof Line.Table || l instanceof Line.Heading);
  }

  /** What stands under a title of its own within a step belongs to the step. */
  private void below(Section section) {
    var step = run.getLast();
    step.lines().add(new Line.Text(section.at().orElseThrow(), 0, false, section.title()));
    step.lines().addAll(section.lines());
  }

  /** A title of the way back is one of its steps only within it. */
  private boolean isWithinBack(Section section) {
    return !done.isEmpty() && isBack(done.getLast()) && done.getLast().holds(section);
  }

  private static boolean isBack(Section section) {
    return section.kind().filter(k -> k == Phase.Kind.FALLBACK).isPresent();
  }

  /** One title alone is one of a phase, unless it is numbered as a step. */
  private void end() {
    boolean steps = run.stream().anyMatch(s -> !s.isEmpty()) && (run.size() >= LEAST
        || NUMBERED.matcher(run.getFirst().title()).matches());
    if (steps) {
      made.add(new AreSteps.Guessed(AreSteps.Kind.TITLE,
          run.stream().flatMap(s -> s.at().stream()).toList()));
      run.stream().map(TitledSteps::point).forEach(parent().points()::add);
    } else {
      done.addAll(run);
    }
    run.clear();
  }

  /** The section that they stand in by its level, if it has no list; else one of the release. */
  private Section parent() {
    var before = done.isEmpty() ? Optional.<Section>empty() : Optional.of(done.getLast());
    var own = before.filter(s -> s.holds(run.getFirst()) && s.lines().stream()
        .noneMatch(l -> l instanceof Line.Item || l instanceof Line.Table));
    return own.orElseGet(() -> {
      var section = new Section(Optional.empty(), "Release", 0);
      done.add(section);
      return section;
    });
  }

  /** What is typed stands under the title, what is told beside it. */
  private static Point point(Section section) {
    var point = Point.of(section.at().orElseThrow(), Optional.empty(), 0, section.title());
    for (var line : section.lines()) {
      switch (line) {
        case Line.Code code -> point.children().add(Point.code(code.at(), code.text()));
        case Line.Text text -> point.tell(text.text());
        case Line.Heading _,Line.Item _,Line.Rule _,Line.Table _ -> {
        }
      }
    }
    return point;
  }
}
