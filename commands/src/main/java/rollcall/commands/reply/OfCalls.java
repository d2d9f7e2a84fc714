package rollcall.commands.reply;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Course;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** Calls, and what is said while nobody answers them. */
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

  static List<Message> reminded(RunEvent.StepReminded event, Scene scene) {
    var now = scene.after();
    var all = scene.beside(RunEvent.StepReminded.class).filter(e -> e.whom() == event.whom())
        .toList();
    if (all.size() > 1) {
      return event.equals(all.getFirst()) ? together(all, scene) : List.of();
    }
    var step = now.state().step(event.step());
    if (step.status() instanceof StepStatus.Checking checking) {
      return unchecked(step, checking, event.whom(), now);
    }
    return switch (event.whom()) {
      case OWNER -> owner(step, now);
      case DEPUTY -> deputy(step, now);
      case LEAD -> lead(step, scene);
    };
  }

  /** Several steps wait: whose they are, in one line. */
  private static List<Message> together(List<RunEvent.StepReminded> all, Scene scene) {
    var now = scene.after();
    var steps = all.stream().map(e -> now.state().step(e.step())).toList();
    var numbers = now.numbers(steps.stream().map(StepRun::id).toList());
    var awaited = steps.stream().flatMap(s -> awaited(s).stream()).distinct().toList();
    return switch (all.getFirst().whom()) {
      case OWNER -> List.of(now.called(awaited, List.of(), Line.of(
          "{} wait for you, the first since {}. To see yours: {}mine.", numbers,
          since(steps.getFirst(), now), now.grammar().prefix())));
      case DEPUTY -> deputies(steps, now);
      case LEAD -> leadOfAll(steps, awaited, scene);
    };
  }

  private static List<Message> deputies(List<StepRun> steps, Sight now) {
    var silent = steps.stream().filter(s -> s.owners().deputy().isPresent()).toList();
    var standIn = silent.stream().flatMap(s -> s.owners().deputy().stream()).distinct().toList();
    return silent.isEmpty()
        ? List.of()
        : List.of(now.called(standIn, List.of(), Line.of(
            "{} wait, without an answer of {}. You stand in. To see yours: {}mine.",
            now.numbers(silent.stream().map(StepRun::id).toList()),
            Sight.list(silent.stream().flatMap(s -> people(s).stream()).distinct().toList()),
            now.grammar().prefix())));
  }

  private static List<Message> leadOfAll(List<StepRun> steps, List<PersonId> awaited, Scene scene) {
    var now = scene.after();
    var lead = leadBeside(awaited, now);
    var others = awaited.stream().filter(p -> !p.equals(lead)).toList();
    var phones = OfPresence.phones(others, scene);
    var line = Line.of("{} still wait for {}. Phone them, or {}assign {} <who>.",
        now.numbers(steps.stream().map(StepRun::id).toList()), Sight.list(awaited),
        now.grammar().prefix(), now.number(steps.getFirst().id()))
        .also(phones.isEmpty() ? "" : "Phone numbers sent to you alone.");
    var told = now.called(List.of(lead), List.of(), line);
    return phones.isEmpty()
        ? List.of(told)
        : List.of(told, privately(lead, steps.getFirst().id(), phones, now));
  }

  /** Whose word a step waits for: its owners', or that of those who look at what was done. */
  private static List<PersonId> awaited(StepRun step) {
    return step.status() instanceof StepStatus.Checking ? OfChecks.lookers(step) : people(step);
  }

  /** Nobody stands in for a look: it is asked for again, and the lead told. */
  private static List<Message> unchecked(StepRun step, StepStatus.Checking checking,
      RunEvent.Reminded whom, Sight now) {
    var lookers = OfChecks.lookers(step);
    var lead = leadBeside(lookers, now);
    return whom == RunEvent.Reminded.LEAD && !lookers.contains(lead)
        ? List.of(OfChecks.unlooked(step, lead, now))
        : List.of(now.called(lookers, List.of(), Line.of("{} {} waits for you since {}. {}.",
            now.number(step.id()), now.title(step.id()), now.clock(checking.asked().at()),
            OfChecks.toType(step, now))));
  }

  private static List<Message> owner(StepRun step, Sight now) {
    return List.of(now.called(people(step), List.of(offer(step, now)), Line
        .of("{} {} waits for you since {}. {}.", now.number(step.id()), now.title(step.id()),
            since(step, now), toType(step, now))
        .also(onlyOne(step)).also(due(step, now))));
  }

  private static String onlyOne(StepRun step) {
    if (people(step).size() > 1) {
      return "";
    }
    return step.step().work() instanceof Work.Gate
        ? "It needs this answer."
        : "Nobody else can take it.";
  }

  private static String due(StepRun step, Sight now) {
    return now.state().due(step)
        .map(due -> (due.isAfter(now.now()) ? "It is due " : "It was due ") + now.clock(due) + ".")
        .orElse("");
  }

  private static String since(StepRun step, Sight now) {
    return step.called().map(now::clock).orElse("now");
  }

  private static List<Message> deputy(StepRun step, Sight now) {
    return step.owners().deputy().map(deputy -> now.called(List.of(deputy), List.of(), Line.of(
        "{} {} waits since {}, {} is silent. You stand in: {}", now.number(step.id()),
        now.title(step.id()), since(step, now), Sight.or(people(step)),
        now.type(now.take(step.id()))))).stream().toList();
  }

  private static List<Message> lead(StepRun step, Scene scene) {
    var now = scene.after();
    var lead = leadBeside(people(step), now);
    if (people(step).contains(lead)) {
      return owner(step, now);
    }
    var phones = OfPresence.phones(people(step), scene);
    var line = Line.of("{} {} still not taken since {}. Phone {}, or {}assign {} <who>.",
        now.number(step.id()), now.title(step.id()), since(step, now), Sight.or(people(step)),
        now.grammar().prefix(), now.number(step.id()))
        .also(phones.isEmpty() ? "" : "Phone number sent to you alone.")
        .also(now.state().course() instanceof Course.Open
            ? due(step, now)
            : "Every minute moves the end.");
    var told = now.called(List.of(lead), List.of(), line);
    return phones.isEmpty()
        ? List.of(told)
        : List.of(told, privately(lead, step.id(), phones, now));
  }

  /** Nobody is asked to phone themselves: where the lead is silent, it is the next deputy. */
  private static PersonId leadBeside(List<PersonId> silent, Sight now) {
    return now.leads().stream().filter(p -> !silent.contains(p)).findFirst()
        .orElseGet(now::lead);
  }

  private static Message privately(PersonId lead, StepId step, List<String> phones, Sight now) {
    return now.message(new Message.Audience.Privately(lead), List.of(Line
        .of("{} waits. {}", now.number(step), new Line.Cut(String.join(", ", phones)))), List.of());
  }

  static List<Message> overran(RunEvent.StepOverran event, Scene scene) {
    var now = scene.after();
    var all = scene.beside(RunEvent.StepOverran.class).toList();
    if (all.size() > 1) {
      return event.equals(all.getFirst())
          ? List.of(overran(all.stream().map(e -> now.state().step(e.step())).toList(), now))
          : List.of();
    }
    var step = now.state().step(event.step());
    var late = Line.of("{} {} was to end {}{}. Type {}", now.number(step.id()),
        now.title(step.id()), now.state().plannedEnd(step).map(now::clock).orElse("by now"),
        step.status() instanceof StepStatus.Running ? " and still runs" : "", next(step, now));
    return List.of(now.called(atIt(step), List.of(now.done(step.id())),
        late.also(now.outlookTail())));
  }

  private static Message overran(List<StepRun> steps, Sight now) {
    var atThem = steps.stream().flatMap(s -> atIt(s).stream()).distinct().toList();
    var first = now.number(steps.getFirst().id());
    return now.called(atThem, List.of(), Line
        .of("{} were to end by now. Type {}done or {}more with your number, such as {}more {} 10m.",
            now.numbers(steps.stream().map(StepRun::id).toList()), now.grammar().prefix(),
            now.grammar().prefix(), now.grammar().prefix(), first)
        .also(now.outlookTail()));
  }

  /** What those can type whose step takes longer than it was thought to. */
  private static String next(StepRun step, Sight now) {
    var longer = now.grammar().prefix() + "more " + now.number(step.id()) + " 10m";
    return step.status() instanceof StepStatus.Running
        ? longer + ", or " + now.type(new Request.Stop(now.ref(step.id()))) + "."
        : now.doneToType(step.id()) + " when it is done, or " + longer + ".";
  }

  private static List<PersonId> atIt(StepRun step) {
    return switch (step.status()) {
      case StepStatus.Taken t -> List.of(t.by());
      case StepStatus.Running r -> r.by().map(List::of).orElseGet(() -> step.owners().people());
      case StepStatus _ -> people(step);
    };
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
