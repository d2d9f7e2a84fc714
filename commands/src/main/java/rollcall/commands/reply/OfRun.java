package rollcall.commands.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Work;
import rollcall.plans.run.Answers;
import rollcall.plans.run.Course;
import rollcall.plans.run.Pairs;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** What becomes of the whole run. */
final class OfRun {
  private OfRun() {}

  static List<Message> opened(RunEvent.Opened event, Scene scene) {
    var now = scene.after();
    var opening = event.opening();
    var messages = new ArrayList<Message>();
    messages.add(now.everyone(scene.recorded(OfPresence.opened(event, scene))));
    if (opening.rehearsal()) {
      messages.add(now.everyone(
          Line.of("This is a rehearsal: commands are said, not run. Nothing outside is touched.")));
    } else if (opening.approvals() > 0) {
      messages.add(now.everyone(Line.of("Commands start only after {} from others than {}: {}",
          opening.approvals() == 1 ? "1 approval" : opening.approvals() + " approvals",
          opening.opener(), now.type(new Request.Approve(opening.digest())))));
    }
    return List.copyOf(messages);
  }

  static List<Message> approved(RunEvent.Approved event, Scene scene) {
    var now = scene.after();
    int missing = now.state().opening().approvals() - now.state().facts().approvals().size();
    return List.of(now.everyone(scene.recorded(Line.of("{} approved {}. {}", event.by(),
        event.digest(), missing <= 0
            ? "The commands of this run may start."
            : missing + " more wanted before commands start."))));
  }

  static List<Message> started(Scene scene) {
    var now = scene.after();
    var s = now.state().course().startedAt().orElse(scene.at());
    var line = s.isAfter(scene.at())
        ? Line.of("Start is set to {} by {}. Nothing of the release is called before its time.",
            scene.clocks(s, now.state().opening().listed()), scene.by())
        : Line.of("STARTED {} by {}.", now.clock(s), scene.by());
    return List.of(now.everyone(Stream.concat(
        Stream.of(scene.recorded(line).also(now.outlookTail())), OfGround.byNick(now))
        .toArray(Line[]::new)));
  }

  static List<Message> moved(RunEvent.StartMoved event, Scene scene) {
    var now = scene.after();
    return List.of(now.everyone(scene.recorded(Line.of("Start MOVED to {} by {}. Calls that were"
        + " made stand, times of day stay as they are.",
        scene.clocks(event.s(), now.state().opening().listed()), scene.by()))
        .also(now.outlookTail())));
  }

  /** {@code Still open: maintenance mode (2).} as far as any pair is. */
  static Optional<Line> pairs(Sight now) {
    var open = Pairs.open(now.state());
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(Line.of("Still open: {}.", new Line.Cut(open.entrySet().stream()
            .map(e -> e.getKey() + " (" + now.number(e.getValue()) + ")")
            .collect(Collectors.joining(", ")))));
  }

  /** What stands open has a line of its own: it is not left out for want of room. */
  private static Line[] withPairs(Line line, Sight now) {
    return Stream.concat(Stream.of(line), pairs(now).stream()).toArray(Line[]::new);
  }

  /** The first word of a fallback holds too; its read-back says so. A return says it as well. */
  static List<Message> held(RunEvent.Held event, Scene scene) {
    if (scene.has(RunEvent.Proposed.class, p -> p.request() instanceof Request.Fallback)
        || scene.has(RunEvent.HeardAgain.class, _ -> true)
        || scene.has(RunEvent.LastMomentSaid.class, _ -> true)) {
      return List.of();
    }
    var now = scene.after();
    return List.of(now.everyone(withPairs(Line.of(
        "HOLD ({}): {}. Nothing new is called or started{}. {}: {}", scene.by(),
        new Line.Cut(event.why()),
        scene.has(RunEvent.StopOrdered.class, _ -> true) ? "" : "; running commands go on",
        now.lead(), now.type(new Request.Resume())), now)));
  }

  static List<Message> resumed(Scene scene) {
    var now = scene.after();
    return List.of(now.everyone(Line.of("Resumed by {} at {}.", scene.by(), now.clock(scene.at()))
        .also(OfReturns.unsaid(scene.told().before(), now))
        .also(now.outlookTail())));
  }

  static List<Message> noted(Scene scene) {
    return List.of(scene.after().asker(
        Line.of("Note {} is on the record.", scene.told().entry().number())));
  }

  static List<Message> fallback(RunEvent.FallbackBegun event, Scene scene) {
    var now = scene.after();
    var closed = now.numbers(event.closed());
    var line = Line.of("FALLBACK{} since {}, decided by {}: {}.",
        event.to().map(p -> " to " + p).orElse(""), now.clock(scene.at()),
        scene.decidedBy(), new Line.Cut(event.why()));
    if (!event.closed().isEmpty()) {
      line.and(" {} closed.", closed);
    }
    if (!event.leftOut().isEmpty()) {
      line.and(" Left out: {}.", now.numbers(event.leftOut()));
    }
    var running = now.state().active().filter(s -> !now.state().onCourse(s)).map(StepRun::id)
        .toList();
    if (!running.isEmpty()) {
      line.and(" I wait for the end of {}.", now.numbers(running));
    }
    return List.of(now.everyone(withPairs(scene.recorded(line).also(now.outlookTail()), now)));
  }

  static List<Message> ended(RunEvent.Ended event, Scene scene) {
    var now = scene.after();
    var line = switch (event.outcome()) {
      case COMPLETED -> kept(Line.of("COMPLETED {}.", now.clock(scene.at())), scene);
      case FALLEN_BACK -> fallenBack(event, scene);
      case ABORTED -> Line.of("ABORTED {} by {}. Everything is left as it is, nothing is undone.",
          now.clock(scene.at()), scene.by());
    };
    if (!event.open().isEmpty()) {
      line.and(" Left open: {}.", now.numbers(event.open()));
    }
    line.and("{}", todos(now));
    return List.of(now.everyone(Stream.concat(Stream.of(withPairs(scene.recorded(line), now)),
        event.outcome() == Course.Outcome.FALLEN_BACK ? why(now) : Stream.of())
        .toArray(Line[]::new)));
  }

  /** {@code 8b failed (sandra)}: what made the run turn is still to be found out. */
  private static Stream<Line> why(Sight now) {
    var failed = now.state().plan().steps().map(s -> now.state().step(s.id()))
        .filter(s -> s.status() instanceof StepStatus.Closed(var failure) && failure.isPresent())
        .map(s -> failed(s, now)).collect(Collectors.joining(", "));
    return failed.isEmpty()
        ? Stream.of()
        : Stream.of(Line.of("Left open: why {}.", new Line.Cut(failed)));
  }

  private static String failed(StepRun step, Sight now) {
    var bad = step.openChecks().filter(c -> step.answers().checks()
        .get(c.letter()) instanceof Answers.Found.Bad).findFirst();
    return bad.map(c -> now.check(step.id(), c.letter())).orElse(now.number(step.id()))
        + (step.step().work() instanceof Work.Gate ? " had no go (" : " failed (")
        + OfPeople.names(bad.map(step::owners).orElse(step.owners()).people()) + ")";
  }

  private static String todos(Sight now) {
    var open = now.state().facts().ends().todos().stream().filter(t -> !t.done()).count();
    return open == 0 ? "" : " To do: " + open + ", see " + now.grammar().prefix() + "todo.";
  }

  private static Line fallenBack(RunEvent.Ended event, Scene scene) {
    var now = scene.after();
    var to = scene.told().before().course() instanceof Course.Back b ? b.to() : Optional.empty();
    var line = Line.of(event.open().isEmpty() ? "FALLEN BACK{}{}." : "FALLBACK ENDED{}{}.",
        to.map(p -> " to " + p).orElse(""), " at " + now.clock(scene.at()));
    return kept(line, scene);
  }

  /** What it was about: for how long users were out, and whether the window was kept. */
  private static Line kept(Line line, Scene scene) {
    var now = scene.after();
    var facts = now.state().facts();
    facts.usersBack().ifPresent(back -> line.and(" Users back {}{}.", now.clock(back),
        OfSteps.outFor(facts.usersOut(), back)));
    window(scene).ifPresent(line::and);
    return line;
  }

  /** What comes after a release does not count against its window. */
  private static Instant released(Scene scene) {
    var state = scene.after().state();
    return scene.told().before().course() instanceof Course.Forward
        ? state.plan().phases(Phase.Kind.RELEASE).flatMap(p -> p.steps().stream())
            .<Instant>mapMulti((step, ends) -> {
              if (state.step(step.id()).status() instanceof StepStatus.Done done) {
                ends.accept(done.at());
              }
            }).max(Comparator.naturalOrder()).orElse(scene.at())
        : scene.at();
  }

  private static Optional<String> window(Scene scene) {
    var now = scene.after();
    return now.state().plan().schedule().windowEnd().map(end -> {
      var left = Duration.between(released(scene), end);
      return left.isNegative()
          ? " Window overrun by " + Sight.minutes(left.negated()) + "."
          : " Window kept by " + Sight.minutes(left) + ".";
    });
  }
}
