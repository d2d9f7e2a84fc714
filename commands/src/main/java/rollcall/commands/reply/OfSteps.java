package rollcall.commands.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.StepId;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.model.HostName;
import rollcall.plans.run.ExecutionId;
import rollcall.plans.run.Match;
import rollcall.plans.run.OnHost;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;
import rollcall.plans.run.WayBack;

/** What becomes of a step. */
final class OfSteps {
  private static final Duration NOT_LATE = Duration.ofMinutes(1);

  private OfSteps() {}

  static List<Message> taken(RunEvent.StepTaken event, Scene scene) {
    var now = scene.after();
    return List.of(now.everyone(Line.of("{} {} taken by {}{}.", now.number(event.step()),
        now.title(event.step()), event.by(), late(event.step(), scene)).also(now.outlookTail())));
  }

  /** Against the plan's own time where it has one, else against the call. */
  private static String late(StepId id, Scene scene) {
    var now = scene.after();
    var step = now.state().step(id);
    if (now.state().course() instanceof Course.Open) {
      return "";
    }
    var planned = step.step().timing().at()
        .flatMap(at -> now.state().course().at(at, now.state().plan().schedule()));
    return planned.or(step::called).map(from -> Duration.between(from, scene.at()))
        .filter(l -> l.compareTo(NOT_LATE) >= 0)
        .map(l -> ", " + Sight.minutes(l) + (planned.isPresent() ? " late" : " after the call"))
        .orElse("");
  }

  static List<Message> started(RunEvent.StepStarted event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var id = event.step();
    var line = switch (step.step().work()) {
      case Work.Command c when now.state().opening().rehearsal() ->
        Line.of("{} {}: command said, not run, on {} ({}): {}", now.number(id), now.title(id),
            hosts(step), by(event), new Line.Cut(c.text().strip()));
      case Work.Command _ when begun(step, scene).isEmpty() -> Line.of(
          "{} {} has ended well on every host before, and is not run again ({}).",
          now.number(id), now.title(id), started(event));
      case Work.Command _ -> Line.of("{} {} runs on {}, started {} at {}. To stop it: {}",
          now.number(id), now.title(id), hosts(step), started(event), now.clock(scene.at()),
          now.type(new Request.Stop(now.ref(id))));
      case Work.ByHand _,Work.Gate _,Work.Milestone _,Work.Parts _,Work.Unbuilt _ ->
        Line.of("{} {} started {}.", now.number(id), now.title(id), started(event));
    };
    return List.of(now.everyone(line));
  }

  private static String by(RunEvent.StepStarted event) {
    return event.by().map(PersonId::value).orElse("by itself");
  }

  private static String started(RunEvent.StepStarted event) {
    return event.by().map(p -> "by " + p).orElse("by itself");
  }

  /** Where a start is ordered in the same decision. */
  private static List<HostName> begun(StepRun step, Scene scene) {
    return scene.beside(RunEvent.WorkOrdered.class).map(RunEvent.WorkOrdered::execution)
        .filter(e -> e.step().equals(step.id()) && e.check().isEmpty()).map(ExecutionId::host)
        .toList();
  }

  /** Where its command runs in this attempt, and has not counted as run from the start. */
  private static Line.Cut hosts(StepRun step) {
    var kept = step.wellOn().toList();
    return new Line.Cut(hosts(step.command(Optional.empty()).stream()
        .flatMap(c -> c.hosts().stream()).filter(h -> !kept.contains(h)).toList()));
  }

  static String hosts(List<HostName> hosts) {
    return hosts.size() == 1 ? hosts.getFirst().value() : hosts.size() + " hosts";
  }

  /** A bare done is not said when the next call follows at once: that call says it. */
  static List<Message> done(RunEvent.StepDone event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    if (isBare(event, step) && scene.has(RunEvent.StepCalled.class, _ -> true)) {
      return List.of();
    }
    var line = Line.of("{} done{}{}.", now.number(step.id()), how(event, step, scene),
        length(step));
    restorePoint(event.step(), scene)
        .ifPresent(p -> line.and(" Restore point \"{}\" confirmed.", p));
    if (!scene.has(RunEvent.Ended.class, _ -> true)) {
      users(step, scene).ifPresent(line::and);
    }
    if (!event.values().isEmpty()) {
      line.and(" Recorded: {}.", new Line.Cut(values(event)));
    }
    event.note().ifPresent(n -> line.and(" Note: {}.", new Line.Cut(n)));
    return List
        .of(now.everyone(event.how() == StepStatus.How.BY_HAND ? scene.recorded(line) : line));
  }

  private static boolean isBare(RunEvent.StepDone event, StepRun step) {
    var effects = step.step().effects();
    return event.how() == StepStatus.How.BY_OWNER && event.at().isEmpty() && event.note().isEmpty()
        && event.values().isEmpty() && effects.restorePoint().isEmpty()
        && effects.users().isEmpty();
  }

  private static String how(RunEvent.StepDone event, StepRun step, Scene scene) {
    var by = event.by().map(PersonId::value).orElse("nobody");
    var said = byItself(scene)
        ? ", checked"
        : by.equals(scene.by()) ? "" : " (said by " + scene.by() + ")";
    return switch (event.how()) {
      case BY_COMMAND -> command(step);
      case BY_HAND -> " by hand, by " + by + said + at(event, scene);
      case BY_OWNER, BY_VOTE, BY_ITSELF -> " by " + by + said + at(event, scene);
    };
  }

  private static String at(RunEvent.StepDone event, Scene scene) {
    return event.at().map(t -> " at " + scene.after().clock(t)).orElse("");
  }

  private static String command(StepRun step) {
    var exits = step.hosts().values().stream().filter(OnHost.Exited.class::isInstance)
        .map(h -> ((OnHost.Exited) h).status()).toList();
    var all = step.step().work() instanceof Work.Command c ? c.hosts().size() : exits.size();
    if (exits.isEmpty()) {
      return ": its command was stopped";
    }
    var ends = "exit " + exits.stream().distinct().map(String::valueOf)
        .collect(Collectors.joining(" and "));
    return ", " + exits.size() + " of " + all + (all == 1 ? " host" : " hosts") + ", " + ends
        + step.outcome().map(o -> ": " + o).orElse("");
  }

  private static String length(StepRun step) {
    return step.status() instanceof StepStatus.Done d && d.since().isBefore(d.at())
        ? ", " + Sight.minutes(Duration.between(d.since(), d.at()))
        : "";
  }

  private static Optional<String> restorePoint(StepId step, Scene scene) {
    var after = scene.told().after();
    return after.step(step).step().effects().restorePoint()
        .filter(p -> WayBack.confirmed(p, after) && !WayBack.confirmed(p, scene.told().before()))
        .map(Object::toString);
  }

  private static Optional<String> users(StepRun step, Scene scene) {
    var now = scene.after();
    return step.step().effects().users().flatMap(u -> switch (u) {
      case OUT -> now.state().facts().usersOut().map(t -> " Users out since " + now.clock(t) + ".");
      case BACK -> now.state().facts().usersBack()
          .map(
              t -> " Users back " + now.clock(t) + outFor(now.state().facts().usersOut(), t) + ".");
    });
  }

  static String outFor(Optional<Instant> out, Instant back) {
    return out.filter(o -> !o.isAfter(back))
        .map(o -> ", out " + Sight.minutes(Duration.between(o, back))).orElse("");
  }

  private static String values(RunEvent.StepDone event) {
    return new TreeMap<>(event.values()).entrySet().stream()
        .map(v -> v.getKey() + "=" + v.getValue()).collect(Collectors.joining(", "));
  }

  static List<Message> failed(RunEvent.StepFailed event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var what = Line.of("{} {} FAILED ({}){}: {}. {}", now.number(step.id()), now.title(step.id()),
        failedBy(scene), step.attempt() > 1 ? ", attempt " + step.attempt() : "",
        new Line.Cut(event.why()), halts(now)).also(now.outlookTail());
    return List.of(now.everyone(what), decides(step, now));
  }

  private static String failedBy(Scene scene) {
    var check = scene.has(RunEvent.CheckFailed.class, _ -> true) ? "its check" : "its command";
    return byItself(scene) ? check : scene.by();
  }

  private static boolean byItself(Scene scene) {
    return scene.told().entry().by() instanceof Actor.Bot;
  }

  private static String halts(Sight now) {
    return now.state().course() instanceof Course.Back
        ? "What needs it waits."
        : "No new step starts.";
  }

  /** What the lead may choose from, as it is typed. */
  private static Message decides(StepRun step, Sight now) {
    var redo = new Request.Redo(now.ref(step.id()));
    var ways = Stream.of(again(step, now), Stream.of(now.type(redo)), now.wayBack().stream(),
        skips(step, now));
    var again = now.now().plus(now.state().estimate(step).takes());
    return now.everyone(Line.of("{} decides: {}", now.lead(),
        ways.flatMap(w -> w).collect(Collectors.joining(" | ")))
        .then(now.number(step.id()) + " again ends " + now.clock(again) + tooLate(again, now)
            + "."));
  }

  /** Whoever tries once more should know that there is no way back after it. */
  private static String tooLate(Instant end, Sight now) {
    return now.state().course() instanceof Course.Forward
        ? now.outlook().lastMoment().filter(last -> !last.isBefore(now.now()))
            .filter(end::isAfter).map(_ -> ", too late to fall back").orElse("")
        : "";
  }

  /** Where its command has ended well somewhere, the rest alone can be done again. */
  private static Stream<String> again(StepRun step, Sight now) {
    return step.wellOn().findAny().stream()
        .map(_ -> now.type(new Request.Redo(now.ref(step.id()), true)));
  }

  /** The one check, where a command has not found it well, else the step. */
  private static Stream<String> skips(StepRun step, Sight now) {
    var what = step.lookedAt().map(c -> now.check(step.id(), c.letter()))
        .orElseGet(() -> now.number(step.id()));
    return Stream.of(now.grammar().prefix() + "skip " + what + " why");
  }

  /** A milestone is said; a step whose parts are done only where nothing else says it. */
  static List<Message> reached(RunEvent.StepReached event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var milestone = step.step().work() instanceof Work.Milestone;
    if (!milestone && step.step().effects().users().isEmpty()
        && scene.has(RunEvent.StepCalled.class, _ -> true)) {
      return List.of();
    }
    var line = Line.of(milestone ? "REACHED {}: {} {}." : "{}: all of {} {} is done.",
        now.clock(scene.at()), now.number(step.id()), now.title(step.id()));
    restorePoint(event.step(), scene)
        .ifPresent(p -> line.and(" Restore point \"{}\" confirmed.", p));
    users(step, scene).ifPresent(line::and);
    return List.of(now.everyone(line));
  }

  static List<Message> undone(RunEvent.StepUndone event, Scene scene) {
    var now = scene.after();
    return List.of(now.called(List.of(event.by()), List.of(now.done(event.step())), Line.of(
        "{} {} is NOT done after all ({}): {}. It is yours again.", now.number(event.step()),
        now.title(event.step()), scene.by(), new Line.Cut(event.why()))));
  }

  static List<Message> extended(RunEvent.StepExtended event, Scene scene) {
    var now = scene.after();
    return List.of(now.everyone(Line.of("{} now ends {} ({}).", now.number(event.step()),
        now.clock(event.until()), scene.by()).also(now.outlookTail()).also(windowLeft(now))));
  }

  private static String windowLeft(Sight now) {
    return now.outlook().spare().map(s -> s.isNegative()
        ? "Over the window by " + Sight.minutes(s.negated()) + "."
        : "Spare " + Sight.minutes(s) + ".").orElse("");
  }

  static List<Message> skipped(RunEvent.StepSkipped event, Scene scene) {
    var now = scene.after();
    if (event.byItself()) {
      return List.of(now.everyone(Line.of("{} {} is left out: {}.", now.number(event.step()),
          now.title(event.step()), new Line.Cut(event.why()))));
    }
    if (isSaidWithItsWhole(event, scene) || scene.has(RunEvent.Waived.class, _ -> true)) {
      return List.of();
    }
    return List.of(now.everyone(scene.recorded(Line.of("{} {} SKIPPED by {}, not done{}: {}.",
        now.number(event.step()), now.title(event.step()), scene.decidedBy(), parts(event, scene),
        new Line.Cut(event.why())))));
  }

  /** A step is skipped with its parts, and said once. */
  private static boolean isSaidWithItsWhole(RunEvent.StepSkipped event, Scene scene) {
    var whole = scene.after().state().step(event.step()).step().terms().partOf();
    return whole.isPresent()
        && scene.has(RunEvent.StepSkipped.class, e -> e.step().equals(whole.get()));
  }

  /** {@code , with 14.1-14.4}: what goes with it. */
  static String parts(RunEvent.StepSkipped event, Scene scene) {
    var others = scene.beside(RunEvent.StepSkipped.class).map(RunEvent.StepSkipped::step)
        .filter(id -> !id.equals(event.step())).toList();
    return others.isEmpty() ? "" : ", with " + scene.after().numbers(others).text();
  }

  static List<Message> redone(RunEvent.StepRedone event, Scene scene) {
    var now = scene.after();
    var kept = event.kept().isEmpty()
        ? ""
        : " It is not run again on " + hosts(event.kept()) + ", where it ended well.";
    return List.of(now.everyone(Line.of("{} {} again, attempt {}, decided by {}.{}",
        now.number(event.step()), now.title(event.step()), event.attempt(), scene.by(), kept)));
  }

  static List<Message> withdrawn(RunEvent.StepWithdrawn event, Scene scene) {
    var now = scene.after();
    return List.of(now.called(OfCalls.people(now.state().step(event.step())), List.of(), Line.of(
        "{} {} is withdrawn and waits again: do not begin it. I call you anew.",
        now.number(event.step()), now.title(event.step()))));
  }

  static List<Message> stopped(RunEvent.StepStopped event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var line = Line.of("{} {} STOPPED. {}", now.number(step.id()), now.title(step.id()),
        new Line.Cut(OfCommands.results(step)));
    return List.of(now.everyone(line), decides(step, now));
  }

  static List<Message> unknown(RunEvent.StepUnknown event, Scene scene) {
    var now = scene.after();
    var step = now.state().step(event.step());
    var asked = now.called(OfCalls.people(step), List.of(now.done(step.id())), Line.of(
        "was {} done? {} | {}fail {} why, then {} decides.", now.number(step.id()),
        now.doneToType(step.id()), now.grammar().prefix(), now.number(step.id()), now.lead()));
    return List.of(now.everyone(Line.of("{} {}: I do not know {} ({}). {}",
        now.number(step.id()), now.title(step.id()), whether(step), new Line.Cut(event.why()),
        halts(now))), step.lookedAt().isPresent() ? decides(step, now) : asked);
  }

  /** What is not known of a step that is unknown. */
  static String whether(StepRun step) {
    var clear = step.hosts().values().stream()
        .noneMatch(h -> h instanceof OnHost.Exited x && x.output() == Match.UNKNOWN);
    return step.lookedAt().isEmpty() && clear ? "whether it ran" : "whether it is well";
  }
}
