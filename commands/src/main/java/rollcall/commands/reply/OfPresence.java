package rollcall.commands.reply;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.forecast.Turns;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Opening;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** Who is there: the roll call, what was answered, and who does not answer. */
final class OfPresence {
  private OfPresence() {}

  /**
   * Opened on the day it is the roll call too; opened days ahead it says when the roll is called.
   */
  static Line opened(RunEvent.Opened event, Scene scene) {
    var now = scene.after();
    var opening = event.opening();
    return ahead(now).map(at -> Line.of("OPEN: {}, {}{}. Roll call {}.",
        new Line.Cut(opening.plan().title().text()), where(opening),
        start(scene, opening.listed()), at))
        .orElseGet(() -> call(scene.beside(RunEvent.RollCalled.class)
            .map(RunEvent.RollCalled::who).findFirst().orElseGet(opening::listed), scene));
  }

  /** When the roll is called, while that is to come. */
  private static Optional<String> ahead(Sight now) {
    var schedule = now.state().plan().schedule();
    return now.state().course().startedAt().or(schedule::plannedStart)
        .filter(_ -> schedule.callsRoll() && !now.state().opening().rehearsal()
            && now.state().facts().presence().called().isEmpty())
        .map(schedule::rollCall).filter(now.now()::isBefore).map(now::clock);
  }

  /** Nobody owes an answer before the roll is called. */
  static List<PersonId> unanswered(Sight now) {
    return ahead(now).isPresent()
        ? List.of()
        : now.state().facts().presence().unanswered(now.state().opening().listed());
  }

  /** What was said with the opening is not said again. */
  static List<Message> rollCalled(RunEvent.RollCalled event, Scene scene) {
    return event.who().isEmpty() || scene.beside(RunEvent.Opened.class).findAny().isPresent()
        ? List.of()
        : List.of(scene.after().everyone(call(event.who(), scene)));
  }

  private static Line call(List<PersonId> who, Scene scene) {
    var now = scene.after();
    var opening = now.state().opening();
    return Line.of("Roll call: {}, {}{}.{}", new Line.Cut(opening.plan().title().text()),
        where(opening), start(scene, who), who.isEmpty() ? "" : " ")
        .and("{}{}", new Line.Cut(OfPeople.names(who)),
            who.isEmpty() ? "" : ": type " + now.type(new Request.Here()) + ".");
  }

  private static String start(Scene scene, List<PersonId> who) {
    var state = scene.told().after();
    return state.course().startedAt().or(() -> state.plan().schedule().plannedStart())
        .map(s -> ", start " + scene.clocks(s, who)).orElse("");
  }

  /** A rehearsal never says LIVE, whatever its plan is for. */
  private static String where(Opening opening) {
    return opening.rehearsal()
        ? "REHEARSAL"
        : opening.plan().environment().value().toUpperCase(Locale.ROOT);
  }

  static List<Message> checkedIn(RunEvent.CheckedIn event, Scene scene) {
    var now = scene.after();
    var missing = unanswered(now);
    return List.of(now.everyone(missing.isEmpty()
        ? Line.of("{} is here. {}.", event.who(),
            ahead(now).map("Roll call "::concat).orElse("All are here"))
        : Line.of("{} is here. Not answered yet: {}", event.who(),
            new Line.Cut(OfPeople.names(missing)))));
  }

  /** Who was asked and does not answer, and who is away. */
  static Optional<Line> absent(Sight now) {
    var presence = now.state().facts().presence();
    var listed = now.state().opening().listed();
    var silent = presence.called().stream().flatMap(_ -> presence.unanswered(listed).stream())
        .filter(p -> why(p, now).findAny().isEmpty()).map(PersonId::value);
    var explained = listed.stream().filter(p -> why(p, now).findAny().isPresent())
        .map(p -> p + " (" + why(p, now).collect(Collectors.joining("; ")) + ")");
    var all = Stream.concat(silent, explained).collect(Collectors.joining(", "));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(Line.of("Not here: {}.",
            new Line.Cut(all)));
  }

  /** Until when they said that they are away, and since when the network shows that they are. */
  private static Stream<String> why(PersonId who, Sight now) {
    return Stream.concat(now.state().facts().presence().awayUntil(who, now.now()).stream()
        .map(until -> "away until " + now.clock(until)), OfAbsence.since(who, now).stream());
  }

  static List<Message> askedAhead(RunEvent.AskedAhead event, Scene scene) {
    var now = scene.after();
    var turns = Turns.first(scene.before().state(), now.now());
    var steps = event.who().stream().flatMap(p -> Optional.ofNullable(turns.get(p)).stream())
        .distinct().toList();
    var first = steps.size() == 1
        ? Line.of("{} {} is yours about {}.", now.number(steps.getFirst().step()),
            now.title(steps.getFirst().step()),
            scene.clocks(steps.getFirst().start(), event.who()))
        : Line.of("soon it is your turn: {}.", new Line.Cut(turns(event.who(), turns, scene)));
    return List.of(now.called(event.who(), List.of(new Request.Here()),
        first.and(" Are you here? Type {}", now.type(new Request.Here()))));
  }

  private static String turns(List<PersonId> who, Map<PersonId, Turns.Turn> turns, Scene scene) {
    var now = scene.after();
    return who.stream().flatMap(p -> Optional.ofNullable(turns.get(p))
        .map(t -> now.number(t.step()) + " (" + p + ") about "
            + scene.clocks(t.start(), List.of(p)))
        .stream())
        .collect(Collectors.joining(", "));
  }

  static List<Message> notAnswered(RunEvent.NotAnswered event, Scene scene) {
    var now = scene.after();
    var line = event.who().size() == 1
        ? one(event.who().getFirst(), now)
        : Line.of("{} do not answer.", new Line.Cut(event.who().stream()
            .map(p -> p + said(p, now)).collect(Collectors.joining(", "))));
    return toLead(event.who(), line, "No answer: ", scene);
  }

  /** The first lead who is not one of {@code who}, if there is one: one who is there before all. */
  static Optional<PersonId> leadBeside(List<PersonId> who, Sight now) {
    var others = now.leads().stream().filter(p -> !who.contains(p)).toList();
    return others.stream().filter(p -> now.state().facts().presence().gone(p).isEmpty())
        .findFirst().or(() -> others.stream().findFirst());
  }

  /** The next lead who is not one of {@code who} hears of them, and privately their phones. */
  static List<Message> toLead(List<PersonId> who, Line line, String privately, Scene scene) {
    var now = scene.after();
    var phones = phones(who, scene);
    var told = line.also(phones.isEmpty()
        ? ""
        : (phones.size() == 1 ? "Phone number" : "Phone numbers") + " sent to you alone.");
    return leadBeside(who, now)
        .map(lead -> Stream.concat(Stream.of(now.called(List.of(lead), List.of(), told)),
            phones.isEmpty()
                ? Stream.<Message>of()
                : Stream.of(now.message(new Message.Audience.Privately(lead), List.of(Line
                    .of("{}{}", privately, new Line.Cut(String.join(", ", phones)))), List.of())))
            .toList())
        .orElseGet(() -> List.of(now.everyone(line)));
  }

  /** Of those who have one: {@code prabhu 555 0100}. */
  static List<String> phones(List<PersonId> people, Scene scene) {
    return people.stream()
        .flatMap(p -> scene.phone(p).stream().map(number -> p + " " + number)).toList();
  }

  private static Line one(PersonId who, Sight now) {
    var line = Line.of("{} does not answer{}.", who, new Line.Cut(said(who, now)));
    var theirs = needing(who, now).toList();
    var others = theirs.stream().map(s -> others(s, who)).toList();
    if (theirs.isEmpty()) {
      return line;
    }
    return others.stream().anyMatch(List::isEmpty)
        ? line.also("The plan names no deputy.")
        : line.also("{} can stand in.", Sight.or(others.stream().flatMap(List::stream).distinct()
            .toList()));
  }

  /** {@code (steps 3, 4, F2)}, and until when they said that they are away. */
  private static String said(PersonId who, Sight now) {
    var steps = needing(who, now).map(StepRun::id).toList();
    var of = steps.isEmpty()
        ? Stream.<String>of()
        : Stream.of((steps.size() == 1 ? "step " : "steps ") + now.numbers(steps).text());
    var all = Stream.concat(of, why(who, now)).collect(Collectors.joining("; "));
    return all.isEmpty() ? "" : " (" + all + ")";
  }

  /** What is to come and needs them. */
  private static Stream<StepRun> needing(PersonId who, Sight now) {
    return now.state().plan().steps().map(s -> now.state().step(s.id()))
        .filter(s -> s.status() instanceof StepStatus.Waiting
            || s.status() instanceof StepStatus.Called)
        .filter(s -> Turns.people(s).findAny().isPresent() && s.owners().include(who));
  }

  /** Who else can do it. */
  static List<PersonId> others(StepRun run, PersonId who) {
    var owners = run.owners();
    return Stream.concat(owners.all() ? Stream.of() : owners.people().stream(),
        owners.deputy().stream()).filter(p -> !p.equals(who)).distinct().toList();
  }
}
