package rollcall.commands.reply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Check;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Answers.Found;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** Checklists: who looks at what, and what they found. */
final class OfChecks {
  /** The most lines of a checklist that a call shows; all are in the plan. */
  static final int SHOWN = 6;
  private static final Pattern NOT = Pattern.compile("\\bnot\\b");

  private OfChecks() {}

  /** {@code checks 7a-7c; thomas: 7d. Type !ok 7a or !fail 7a why}, after the step's owners. */
  static String toType(StepRun step, Sight now) {
    var open = step.openChecks().filter(c -> c.command().isEmpty()).toList();
    if (open.isEmpty()) {
      return "Type " + now.doneToType(step.id());
    }
    var first = open.getFirst().letter();
    return (open.size() == 1 ? "Check " : "Checks ") + byOwner(step, open, now) + ". Type "
        + now.type(new Request.CheckOk(now.ref(step.id()), first)) + " or "
        + now.grammar().prefix() + "fail " + now.check(step.id(), first) + " why"
        + thenDone(step, now);
  }

  /** What commands look at is looked at when the step is said to be done. */
  private static String thenDone(StepRun step, Sight now) {
    var said = step.status() instanceof StepStatus.Checking
        || step.openChecks().allMatch(c -> c.command().isEmpty());
    return said ? "" : ". When it is done: " + now.doneToType(step.id());
  }

  private static String byOwner(StepRun step, List<Check> checks, Sight now) {
    var owners = new LinkedHashMap<List<PersonId>, List<Check>>();
    checks.forEach(c -> owners.computeIfAbsent(step.owners(c).people(), _ -> new ArrayList<>())
        .add(c));
    return owners.entrySet().stream()
        .map(e -> (e.getKey().equals(step.owners().people())
            ? ""
            : Sight.or(e.getKey()).text() + ": ") + now.checks(step.id(), e.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** Whose look, or last word, a step that is being checked waits for. */
  static List<PersonId> lookers(StepRun step) {
    var open = step.openChecks().filter(c -> c.command().isEmpty()).toList();
    return open.isEmpty()
        ? step.owners().people()
        : open.stream().flatMap(c -> step.owners(c).people().stream()).distinct().toList();
  }

  /** What the lead can do about a look that does not come. */
  static Message unlooked(StepRun step, PersonId lead, Sight now) {
    var first = step.openChecks().filter(c -> c.command().isEmpty()).findFirst();
    return now.called(List.of(lead), List.of(), Line.of("{} {} is still to be checked. Phone {}{}.",
        now.number(step.id()), now.title(step.id()), Sight.or(lookers(step)),
        first.map(c -> ", or " + now.grammar().prefix() + "skip "
            + now.check(step.id(), c.letter()) + " why").orElse(""))
        .also("Every minute moves the end."));
  }

  /** Those who look and are not the step's owners. */
  static Stream<PersonId> others(StepRun step) {
    return step.openChecks().flatMap(c -> c.owners().stream()).flatMap(o -> o.people().stream())
        .filter(p -> !step.owners().include(p)).distinct();
  }

  /** The checklist as people read it, one line each, with what there is to see. */
  static Stream<Line> lines(StepRun step, Sight now) {
    return step.step().terms().checks().stream().map(c -> line(c, step, now));
  }

  private static Line line(Check check, StepRun step, Sight now) {
    return Line.of("{} {}{}{}.{}", now.check(step.id(), check.letter()),
        check.owners().map(o -> Sight.or(o.people()).text() + ": ").orElse(""),
        new Line.Cut(now.filled(plain(check.text()))),
        check.command().map(c -> "; a command looks, on " + OfSteps.hosts(c.hosts()))
            .or(() -> check.expected().map(e -> "; expected: " + now.filled(plain(e)))).orElse(""),
        found(check, step));
  }

  /** A tired reader overlooks a small word. */
  static String plain(String text) {
    return NOT.matcher(text).replaceAll("NOT");
  }

  private static String found(Check check, StepRun step) {
    return Optional.ofNullable(step.answers().checks().get(check.letter()))
        .map(found -> switch (found) {
          case Found.Ok _ -> " It is ok.";
          case Found.Bad b -> " FAILED: " + b.why() + ".";
          case Found.Hindered h -> " It waits: " + h.why() + ".";
          case Found.Unlooked u -> " NOT looked at: " + u.why() + ".";
        }).orElse("");
  }

  static List<Message> checking(RunEvent.StepChecking event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var open = step.openChecks().filter(c -> c.command().isEmpty()).toList();
    var checked = step.openChecks().findAny().isEmpty();
    var asked = checked
        ? OfCalls.people(step)
        : open.stream().flatMap(c -> step.owners(c).people().stream()).distinct().toList();
    var line = Line.of("{} {} {}.{}{}", now.number(step.id()), now.title(step.id()),
        said(event, checked), looking(step, scene),
        asked.isEmpty() ? "" : " " + toType(step, now));
    return List.of(asked.isEmpty() ? now.everyone(line) : now.called(asked, List.of(), line));
  }

  /** {@code Commands look at 7c, 7d.} */
  private static String looking(StepRun step, Scene scene) {
    var now = scene.after();
    var begun = scene.beside(RunEvent.WorkOrdered.class).map(RunEvent.WorkOrdered::execution)
        .filter(e -> e.step().equals(step.id())).flatMap(e -> e.check().stream()).distinct()
        .map(c -> now.check(step.id(), c)).collect(Collectors.joining(", "));
    if (begun.isEmpty()) {
      return "";
    }
    return now.state().opening().rehearsal()
        ? " What looks at " + begun + " is said, not run."
        : " Commands look at " + begun + ".";
  }

  static List<Message> hindered(RunEvent.CheckHindered event, Scene scene) {
    var now = scene.after();
    return List.of(now.called(OfCalls.people(now.state().step(event.step())), List.of(), Line.of(
        "{} {} waits: what looks at {} cannot start, {}. It starts by itself when it can.",
        now.number(event.step()), now.title(event.step()), now.check(event.step(), event.check()),
        new Line.Cut(event.why()))));
  }

  private static String said(RunEvent.StepChecking event, boolean checked) {
    return event.how() == StepStatus.How.BY_COMMAND
        ? "has ended well" + (checked ? "" : ", and is not yet checked")
        : event.by().map(p -> "is done by " + p + ", and not yet checked").orElse("is checked");
  }

  static List<Message> passed(RunEvent.CheckPassed event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var open = step.openChecks().toList();
    var saidElsewhere = scene.has(RunEvent.StepDone.class, e -> e.step().equals(event.step()))
        || scene.has(RunEvent.StepChecking.class, e -> e.step().equals(event.step()));
    return saidElsewhere
        ? List.of()
        : List.of(now.everyone(Line.of("{} ok{}. {}", now.check(step.id(), event.check()),
            event.by().map(p -> " (" + p + ")").orElse(" (its command)"), open.isEmpty()
                ? "All of " + now.number(step.id()) + " is ok. When it is done: "
                    + now.doneToType(step.id())
                : "Open: " + now.checks(step.id(), open) + ".")));
  }

  static List<Message> skipped(RunEvent.CheckSkipped event, Scene scene) {
    var now = scene.after();
    return List.of(now.everyone(scene.recorded(Line.of("{} is NOT looked at, decided by {}: {}.",
        now.check(event.step(), event.check()), scene.decidedBy(), new Line.Cut(event.why())))));
  }

  /** Who is asked to look too, and at what. */
  static List<Message> assigned(RunEvent.CheckAssigned event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var check = step.check(event.check()).orElseThrow();
    var ok = new Request.CheckOk(now.ref(step.id()), event.check());
    var others = step.owners(check).people().stream().filter(p -> !p.equals(event.to())).toList();
    var type = step.called().isEmpty()
        ? "It is not called yet."
        : "Type " + now.type(ok) + " or " + now.grammar().prefix() + "fail "
            + now.check(step.id(), event.check()) + " why.";
    return List.of(now.called(List.of(event.to()), List.of(ok),
        Line.of("{} {} is yours to look at too, by {}{}. {}", now.check(step.id(), event.check()),
            new Line.Cut(check.text()), scene.by(),
            event.why().map(why -> ": " + why).orElse(""), type)
            .also("{} may still look.", Sight.or(others))));
  }
}
