package rollcall.commands.reply;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;

/** Who has what, who leads, whose word counts, and what is left to do. */
final class OfPeople {
  private OfPeople() {}

  /** What one decision hands over is said in one line, at its first entry. */
  static List<Message> accepted(RunEvent.StepAccepted event, Scene scene) {
    var now = scene.after();
    var all = scene.beside(RunEvent.StepAccepted.class).map(RunEvent.StepAccepted::step).toList();
    return all.getFirst().equals(event.step())
        ? List.of(now.everyone(Line.of("{}'s from now on: {}.", event.by(), now.numbers(all))))
        : List.of();
  }

  /** Several steps at once are offered in one line. */
  static List<Message> covered(RunEvent.StepAssigned event, List<StepId> all, Scene scene) {
    var now = scene.after();
    return all.getFirst().equals(event.step())
        ? List.of(now.called(List.of(event.to()), List.of(), Line.of(
            "{} offers you {}. Type {}accept for all of them, or {} for one.", scene.by(),
            now.numbers(all), now.grammar().prefix(),
            now.type(new Request.Accept(now.ref(all.getFirst()))))))
        : List.of();
  }

  static List<Message> shareDone(RunEvent.ShareDone event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    return List.of(now.everyone(Line.of("{}: {} is done with their part, {} of {}. Open: {}.",
        now.number(step.id()), event.by(), step.answers().ready().size(),
        step.owners().needed(), new Line.Cut(names(open(step))))));
  }

  /** Owners who have not said that their share is done. */
  private static List<PersonId> open(StepRun step) {
    return step.owners().people().stream().filter(p -> !step.answers().ready().contains(p))
        .toList();
  }

  static String names(List<PersonId> people) {
    return people.stream().map(PersonId::value).collect(Collectors.joining(", "));
  }

  static List<Message> away(RunEvent.WentAway event, Scene scene) {
    var now = scene.after();
    return List.of(now.everyone(Line.of("{} is away until {}.", event.who(),
        now.clock(event.until()))));
  }

  static List<Message> leads(RunEvent.LeadChanged event, Scene scene) {
    return List.of(scene.after().everyone(scene.recorded(
        Line.of("LEAD: {} leads from now on, said by {}.", event.who(), scene.by()))));
  }

  static List<Message> suspended(RunEvent.Suspended event, Scene scene) {
    var now = scene.after();
    var theirs = now.state().waitingOn(event.who()).map(StepRun::id).toList();
    var line = now.everyone(scene.recorded(Line.of(
        "SUSPENDED: no word of {} counts any more, by {}: {}.{}", event.who(), scene.by(),
        new Line.Cut(event.why()), theirs.isEmpty()
            ? ""
            : " Waiting on them: " + now.numbers(theirs).text() + ".")));
    return Stream.concat(Stream.of(line), now.state().inPlay()
        .flatMap(step -> OfGates.undecidable(step, now).stream())).toList();
  }

  static List<Message> reinstated(RunEvent.Reinstated event, Scene scene) {
    return List.of(scene.after().everyone(scene.recorded(Line.of(
        "{} counts again, said by {}: {}.", event.who(), scene.by(),
        new Line.Cut(event.why())))));
  }

  static List<Message> waived(RunEvent.Waived event, Scene scene) {
    var now = scene.after();
    var what = scene.beside(RunEvent.StepSkipped.class).reduce((_, last) -> last)
        .map(last -> Line.of("WAIVED by {}: {} {}{}, not done", scene.decidedBy(),
            now.number(last.step()), now.title(last.step()), OfSteps.parts(last, scene)))
        .orElseGet(() -> Line.of("WAIVED by {}: {}", scene.decidedBy(), event.what()));
    return List.of(now.everyone(scene.recorded(what.and(", because {}.",
        new Line.Cut(event.why())))));
  }

  static List<Message> todo(RunEvent.TodoAdded event, Scene scene) {
    var now = scene.after();
    return List.of(now.everyone(Line.of("To do {}{}: {}. It stays open after the run.",
        now.state().facts().ends().todos().size(),
        event.who().map(p -> " for " + p).orElse(""), new Line.Cut(event.text()))));
  }

  static List<Message> todoClosed(RunEvent.TodoClosed event, Scene scene) {
    var now = scene.after();
    var open = now.state().facts().ends().todos().stream().filter(t -> !t.done()).count();
    return List.of(now.everyone(Line.of("To do {} is done, said by {}. {} open.", event.number(),
        scene.by(), open == 0 ? "None is" : open + " are")));
  }
}
