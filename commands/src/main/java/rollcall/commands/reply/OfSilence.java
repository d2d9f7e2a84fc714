package rollcall.commands.reply;

import java.util.List;
import java.util.Optional;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Course;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** What is said while nobody answers a call, or nobody says that work is at its end. */
final class OfSilence {
  private OfSilence() {}

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
    if (step.status() instanceof StepStatus.Taken taken) {
      return unheard(step, taken.by(), scene);
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
    var awaited = steps.stream().flatMap(s -> awaited(s).stream()).distinct().toList();
    return switch (all.getFirst().whom()) {
      case OWNER -> List.of(ownersOfAll(steps, awaited, now));
      case DEPUTY -> deputies(steps, now);
      case LEAD -> leadOfAll(steps, awaited, scene);
    };
  }

  private static Message ownersOfAll(List<StepRun> steps, List<PersonId> awaited, Sight now) {
    return now.called(awaited, List.of(), Line.of(
        "{} wait for you, the first since {}. To see yours: {}mine.",
        now.numbers(steps.stream().map(StepRun::id).toList()), since(steps.getFirst(), now),
        now.grammar().prefix()));
  }

  private static List<Message> deputies(List<StepRun> steps, Sight now) {
    var silent = steps.stream().filter(s -> s.owners().deputy().isPresent()).toList();
    var standIn = silent.stream().flatMap(s -> s.owners().deputy().stream()).distinct().toList();
    return silent.isEmpty()
        ? List.of()
        : List.of(now.called(standIn, List.of(), Line.of(
            "{} wait, without an answer of {}. You stand in. To see yours: {}mine.",
            now.numbers(silent.stream().map(StepRun::id).toList()),
            Sight
                .list(silent.stream().flatMap(s -> OfCalls.people(s).stream()).distinct().toList()),
            now.grammar().prefix())));
  }

  private static List<Message> leadOfAll(List<StepRun> steps, List<PersonId> awaited, Scene scene) {
    var now = scene.after();
    var lead = leadBeside(awaited, now);
    var others = awaited.stream().filter(p -> !p.equals(lead)).toList();
    if (others.isEmpty()) {
      return List.of(ownersOfAll(steps, awaited, now));
    }
    var phones = OfPresence.phones(others, scene);
    var numbers = now.numbers(steps.stream().map(StepRun::id).toList());
    var line = Line.of("{} still wait for {}. Phone them, or {}assign {} <who>.", numbers,
        Sight.list(others), now.grammar().prefix(), now.number(steps.getFirst().id()))
        .also(phones.isEmpty() ? "" : "Phone numbers sent to you alone.");
    var told = now.called(List.of(lead), List.of(), line);
    return phones.isEmpty()
        ? List.of(told)
        : List.of(told, privately(lead, Line.of("{} wait. {}", numbers, phones(phones)), now));
  }

  /** Whose word a step waits for: its owners', or that of those who look at what was done. */
  private static List<PersonId> awaited(StepRun step) {
    return step.status() instanceof StepStatus.Checking ? OfChecks.lookers(step) : atIt(step);
  }

  /** Who has it was to be done by now, and says nothing. */
  private static List<Message> unheard(StepRun step, PersonId by, Scene scene) {
    var now = scene.after();
    var lead = leadBeside(List.of(by), now);
    if (lead.equals(by)) {
      return List.of();
    }
    var phones = OfPresence.phones(List.of(by), scene);
    var line = Line.of("{} {} was to end {}; {} has it and is silent{}. Phone {}, or {}assign {}"
        + " <who>.", now.number(step.id()), now.title(step.id()),
        now.state().plannedEnd(step).map(now::clock).orElse("by now"), by,
        heard(by, now), by, now.grammar().prefix(), now.number(step.id()))
        .also(phones.isEmpty() ? "" : "Phone number sent to you alone.");
    return told(lead, step, line, phones, now);
  }

  private static String heard(PersonId who, Sight now) {
    return Optional.ofNullable(now.state().facts().lastWord().get(who))
        .map(word -> " since " + now.clock(word.at())).orElse("");
  }

  private static List<Message> told(PersonId lead, StepRun step, Line line, List<String> phones,
      Sight now) {
    var told = now.called(List.of(lead), List.of(), line);
    return phones.isEmpty()
        ? List.of(told)
        : List.of(told, privately(lead,
            Line.of("{} waits. {}", now.number(step.id()), phones(phones)), now));
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
    return List.of(now.called(OfCalls.people(step), List.of(OfCalls.offer(step, now)), Line
        .of("{} {} waits for you since {}. {}.", now.number(step.id()), now.title(step.id()),
            since(step, now), OfCalls.toType(step, now))
        .also(onlyOne(step)).also(due(step, now))));
  }

  private static String onlyOne(StepRun step) {
    if (OfCalls.people(step).size() > 1) {
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
        now.title(step.id()), since(step, now), Sight.or(OfCalls.people(step)),
        now.type(now.take(step.id()))))).stream().toList();
  }

  private static List<Message> lead(StepRun step, Scene scene) {
    var now = scene.after();
    var lead = leadBeside(OfCalls.people(step), now);
    if (OfCalls.people(step).contains(lead)) {
      return owner(step, now);
    }
    var phones = OfPresence.phones(OfCalls.people(step), scene);
    var line = Line.of("{} {} still not taken since {}. Phone {}, or {}assign {} <who>.",
        now.number(step.id()), now.title(step.id()), since(step, now),
        Sight.or(OfCalls.people(step)),
        now.grammar().prefix(), now.number(step.id()))
        .also(phones.isEmpty() ? "" : "Phone number sent to you alone.")
        .also(now.state().course() instanceof Course.Open
            ? due(step, now)
            : "Every minute moves the end.");
    return told(lead, step, line, phones, now);
  }

  /** Nobody is asked to phone themselves: where the lead is silent, it is the next deputy. */
  private static PersonId leadBeside(List<PersonId> silent, Sight now) {
    return OfPresence.leadBeside(silent, now).orElseGet(now::lead);
  }

  private static Line.Cut phones(List<String> phones) {
    return new Line.Cut(String.join(", ", phones));
  }

  private static Message privately(PersonId lead, Line line, Sight now) {
    return now.message(new Message.Audience.Privately(lead), List.of(line), List.of());
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
      case StepStatus _ -> OfCalls.people(step);
    };
  }
}
