package rollcall.commands.reply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;

/** Decisions: the question, the votes, and what became of it. */
final class OfGates {
  private OfGates() {}

  /** {@code Type !go 8 or !nogo 8 why by 11:55. Silence decides nothing}. */
  static String toType(StepRun step, Sight now) {
    var ref = now.ref(step.id());
    return "Type " + now.type(new Request.Go(ref, Optional.empty())) + " or "
        + now.grammar().prefix() + "nogo " + now.number(step.id()) + " why" + by(step, now)
        + ". Silence decides nothing";
  }

  /** What is still open before a decision that has a time of its own. */
  static List<Message> announced(RunEvent.GateAnnounced event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var open = open(step, now);
    var line = Line.of("you decide {}at {}: {} {}{}", size(step).replaceFirst("^, (.*)$", "($1) "),
        time(step, now), now.number(step.id()), now.title(step.id()),
        step.step().title().endsWith("?") ? " " : ". ")
        .and("{}", looked(step, now));
    return List.of(now.called(step.owners().people(), List.of(), open.isEmpty()
        ? line.and("Nothing is open before it.")
        : line.and("Open before it: {}.", new Line.Cut(String.join(", ", open)))
            .also("Asked when that is settled.").also("Silence decides nothing.")));
  }

  private static String time(StepRun step, Sight now) {
    return step.step().timing().at()
        .flatMap(at -> now.state().course().at(at, now.state().plan().schedule()))
        .map(now::clock).orElse("");
  }

  /** {@code 11 of 12 checks ok. }, of all that comes before. */
  private static String looked(StepRun gate, Sight now) {
    long all = now.state().before(gate.id()).mapToLong(s -> s.step().terms().checks().size()).sum();
    long open = now.state().before(gate.id()).filter(s -> !s.settled())
        .mapToLong(s -> s.openChecks().count()).sum();
    return all == 0 ? "" : all - open + " of " + all + (all == 1 ? " check ok. " : " checks ok. ");
  }

  /**
   * Lines of a checklist where they are what is left of a step, else the step, with whose it is.
   */
  private static List<String> open(StepRun gate, Sight now) {
    return now.state().before(gate.id())
        .filter(s -> !s.passes() && !(s.step().work() instanceof Work.Parts))
        .flatMap(s -> s.openChecks().findAny().isPresent()
            ? lines(s, now)
            : Stream.of(now.number(s.id()) + of(s.owners())))
        .toList();
  }

  private static Stream<String> lines(StepRun step, Sight now) {
    return step.openChecks()
        .collect(Collectors.groupingBy(step::owners, LinkedHashMap::new, Collectors.toList()))
        .entrySet().stream().map(e -> now.checks(step.id(), e.getValue()) + of(e.getKey()));
  }

  /** Of several whoever will: their names would fill the line. */
  private static String of(Owners owners) {
    return owners.people().size() == 1 ? " (" + owners.people().getFirst() + ")" : "";
  }

  private static String by(StepRun step, Sight now) {
    return step.step().work() instanceof Work.Gate gate
        ? gate.answerWithin().flatMap(time -> step.called().map(at -> at.plus(time)))
            .map(end -> " by " + now.clock(end)).orElse("")
        : "";
  }

  /** Who decides: one of them, all, or so many. */
  static String size(StepRun step) {
    int needed = step.owners().needed();
    int all = step.owners().people().size();
    if (all == 1) {
      return "";
    }
    return needed == 1
        ? ", one decides"
        : needed == all ? ", all decide" : ", " + needed + " of " + all + " decide";
  }

  static List<Message> voted(RunEvent.VoteCast event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    if (scene.has(RunEvent.StepDone.class, e -> e.step().equals(event.step()))
        || scene.has(RunEvent.GateRefused.class, e -> e.step().equals(event.step()))) {
      return List.of();
    }
    var missing = missing(step);
    return List
        .of(now.everyone(Line.of("{}: {} says {}{}. GO: {} of {} needed{}", now.number(step.id()),
            event.by(), event.go() ? "GO" : "NO-GO", why(event.why()), step.answers().votes(true),
            step.owners().needed(), missing.isEmpty()
                ? "."
                : ", not heard: " + Sight.or(missing).text().replace(" or ", ", ") + ".")));
  }

  private static String why(Optional<String> why) {
    return why.map(w -> " (" + w + ")").orElse("");
  }

  private static List<PersonId> missing(StepRun step) {
    return step.owners().people().stream().filter(p -> !step.answers().votes().containsKey(p))
        .toList();
  }

  static List<Message> decided(RunEvent.StepDone event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    return List.of(now.everyone(scene.recorded(Line.of("{} {} GO at {}: {}.", now.number(step.id()),
        now.title(step.id()), now.clock(scene.at()), new Line.Cut(votes(step, true))))));
  }

  private static String votes(StepRun step, boolean go) {
    return step.answers().votes().entrySet().stream().filter(v -> v.getValue().go() == go)
        .map(v -> v.getKey() + why(v.getValue().why())).collect(Collectors.joining(", "));
  }

  static List<Message> refused(RunEvent.GateRefused event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var what = Line.of("{} {} NO-GO at {}: {}. ", now.number(step.id()), now.title(step.id()),
        now.clock(scene.at()), new Line.Cut(votes(step, false)));
    if (step.settled()) {
      return List.of(now.everyone(scene.recorded(what.and("What depends on it is left out."))));
    }
    return List.of(now.everyone(scene.recorded(what.and("No new step starts."))),
        decides(step, now));
  }

  /** A decision that cannot become a go, since too many of those who decide are suspended. */
  static Optional<Message> undecidable(StepRun step, Sight now) {
    var suspended = now.state().facts().duty().suspended();
    var heard = step.owners().people().stream()
        .filter(p -> !suspended.contains(p) || step.answers().votes().containsKey(p)).count();
    var stuck = step.step().work() instanceof Work.Gate && !step.settled()
        && heard < step.owners().needed();
    return stuck
        ? Optional.of(now.everyone(Line.of("{} {} cannot become a go without {}. {}: {}reinstate"
            + " who why | {}skip {} why (needs a second)", now.number(step.id()),
            now.title(step.id()),
            Sight.or(step.owners().people().stream().filter(suspended::contains).toList()),
            now.lead(), now.grammar().prefix(), now.grammar().prefix(), now.number(step.id()))))
        : Optional.empty();
  }

  /** What the lead may choose from. */
  private static Message decides(StepRun step, Sight now) {
    var prefix = now.grammar().prefix();
    var number = now.number(step.id());
    var back = now.wayBack().map(way -> " | " + way).orElse("");
    return now.everyone(Line.of("{} decides: {} (ask again){} | {}skip {} why (needs a second)",
        now.lead(), now.type(new Request.Redo(now.ref(step.id()))), back, prefix, number));
  }

  static List<Message> unanswered(RunEvent.GateUnanswered event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var late = now.called(missing(step), List.of(new Request.Go(now.ref(step.id()),
        Optional.empty())), Line.of(
            "{} {}: no answer in time, neither go nor no-go. No new step starts. Still: {}go {} or"
                + " {}nogo {} why",
            now.number(step.id()), now.title(step.id()), now.grammar().prefix(),
            now.number(step.id()), now.grammar().prefix(), now.number(step.id())));
    return List.of(late, decides(step, now));
  }
}
