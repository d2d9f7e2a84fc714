package rollcall.commands.reply;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** Calls, and to whom they are offered. */
final class OfCalls {
  /** A question of so many characters leaves room for what to type. */
  private static final int WHOLE = 70;

  private OfCalls() {}

  static List<Message> called(RunEvent.StepCalled event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var startsByItself = scene.has(RunEvent.StepStarted.class, e -> e.step().equals(step.id()));
    if (startsByItself) {
      return List.of();
    }
    var line = warned(step, scene, Line.of("{} {}{}. {}", now.number(step.id()), asked(step, now),
        size(step, now), toType(step, now)));
    var lines = Stream.concat(Stream.of(line),
        OfChecks.lines(step, now).limit(OfChecks.SHOWN)).toArray(Line[]::new);
    var everybody = Stream.concat(people(step).stream(), OfChecks.others(step)).distinct().toList();
    return Stream.concat(Stream.of(now.called(everybody, List.of(offer(step, now)), lines)),
        OfGates.undecidable(step, now).stream()).toList();
  }

  /** A question is understood only whole; of other titles the first words say enough. */
  private static Object asked(StepRun step, Sight now) {
    var title = now.title(step.id());
    return step.step().work() instanceof Work.Gate && title.text().length() <= WHOLE
        ? title.text()
        : title;
  }

  /** Everybody whose take would count, and who has not said it. */
  static List<PersonId> people(StepRun step) {
    return step.offeredTo().map(List::of).orElseGet(() -> silent(step));
  }

  private static List<PersonId> silent(StepRun step) {
    var silent = step.owners().people().stream()
        .filter(p -> !step.answers().takers().contains(p)
            && !step.answers().votes().containsKey(p))
        .toList();
    return silent.isEmpty() ? step.owners().people() : silent;
  }

  private static String size(StepRun step, Sight now) {
    var estimate = now.state().estimate(step);
    var gate = step.step().work() instanceof Work.Gate;
    var length = gate || !estimate.known() ? "" : ", " + Sight.length(estimate);
    return kind(step) + length + attempt(step);
  }

  private static String kind(StepRun step) {
    return switch (step.step().work()) {
      case Work.Command _ -> switch ((int) step.notBegunOn().count()) {
        case 0 -> ", to be checked only";
        case 1 -> ", 1 host";
        default -> ", " + step.notBegunOn().count() + " hosts";
      };
      case Work.Gate _ -> OfGates.size(step);
      case Work.ByHand _,Work.Milestone _,Work.Parts _,Work.Unbuilt _ ->
        step.owners().needed() == 1 ? "" : ", " + step.owners().needed() + " of you";
    };
  }

  private static String attempt(StepRun step) {
    return step.attempt() == 1 ? "" : ", attempt " + step.attempt();
  }

  static String toType(StepRun step, Sight now) {
    return switch (step.step().work()) {
      case Work.Gate _ -> OfGates.toType(step, now);
      case Work.Command _ -> "Type " + now.type(offer(step, now));
      case Work.ByHand _,Work.Milestone _,Work.Parts _,Work.Unbuilt _ -> byHand(step, now);
    };
  }

  private static String byHand(StepRun step, Sight now) {
    if (!step.step().records().isEmpty()) {
      return "When done: " + now.doneToType(step.id());
    }
    return step.step().terms().checks().isEmpty()
        ? "Type " + now.type(offer(step, now))
        : OfChecks.toType(step, now);
  }

  /** What was offered is taken first, whatever its work is. */
  static Request offer(StepRun step, Sight now) {
    return switch (step.step().work()) {
      case Work.Command _ when step.offeredTo().isEmpty() ->
        new Request.Run(now.ref(step.id()));
      case Work.Gate _ -> new Request.Go(now.ref(step.id()), Optional.empty());
      case Work.Command _,Work.ByHand _,Work.Milestone _,Work.Parts _,Work.Unbuilt _ ->
        now.take(step.id());
    };
  }

  /** With what the step means for the way back, and when it all ends. */
  private static Line warned(StepRun step, Scene scene, Line line) {
    var then = fallbackLonger(step, scene).orElseGet(scene.after()::outlookTail);
    return step.step().effects().noWayBack().isPresent()
        ? line.then("Point of no return.").also(then)
        : line.then(then);
  }

  /** Before a step that makes the way back longer, that is said, with the moment it leaves. */
  private static Optional<String> fallbackLonger(StepRun step, Scene scene) {
    var now = scene.after();
    if (!step.step().effects().changesData()) {
      return Optional.empty();
    }
    var begun = new RunEvent.StepTaken(step.id(), step.owners().people().getFirst());
    var entry = new rollcall.plans.run.Entry(now.state().number() + 1, now.now(),
        scene.told().entry().by(), begun);
    var then = now.state().apply(entry);
    var today = Outlook.fallbackTakes(now.state(), now.now());
    return Outlook.fallbackTakes(then, now.now()).filter(t -> today.filter(t::equals).isEmpty())
        .flatMap(takes -> Outlook.lastMoment(then, now.now())
            .map(last -> "From " + now.number(step.id()) + " on, falling back takes "
                + Sight.minutes(takes) + today.map(OfCalls::not).orElse("") + ": last moment "
                + now.clock(last) + "."));
  }

  private static String not(Duration today) {
    return ", not " + today.toMinutes();
  }

  static List<Message> assigned(RunEvent.StepAssigned event, Scene scene) {
    var now = scene.after();
    var all = scene.beside(RunEvent.StepAssigned.class).map(RunEvent.StepAssigned::step).toList();
    if (all.size() > 1) {
      return OfPeople.covered(event, all, scene);
    }
    var step = now.state().step(event.step());
    var type = step.status() instanceof StepStatus.Waiting
        ? "It is not called yet. Type " + now.type(new Request.Accept(now.ref(step.id()))) + "."
        : "Type " + now.type(offer(step, now)) + ".";
    return List.of(now.called(List.of(event.to()), List.of(offer(step, now)),
        Line.of("{} {}{} is offered to you by {}{}. {}", now.number(step.id()),
            now.title(step.id()), share(step, event), scene.by(),
            event.why().map(why -> ": " + why).orElse(""), type)
            .also("Until you take it, it stays with {}.", owners(step, event))));
  }

  /** Of several who each have a share, whose it is. */
  private static String share(StepRun step, RunEvent.StepAssigned event) {
    return step.owners().needed() == 1
        ? ""
        : event.from().map(p -> ", the share of " + p + ",").orElse("");
  }

  private static String owners(StepRun step, RunEvent.StepAssigned event) {
    return event.from().filter(_ -> step.owners().needed() > 1).map(PersonId::value)
        .orElseGet(() -> String.join(" or ",
            step.owners().people().stream().map(PersonId::value).toList()));
  }
}
