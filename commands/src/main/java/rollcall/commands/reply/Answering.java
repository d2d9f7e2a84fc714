package rollcall.commands.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.commands.grammar.Grammar;
import rollcall.commands.grammar.Question;
import rollcall.plans.forecast.Forecast;
import rollcall.plans.forecast.Outlook;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Course;
import rollcall.plans.run.Estimate;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** What is answered to a question, from the run as it stands. */
public final class Answering {
  /** The most steps of a plan that are shown at once. */
  public static final int PAGE = 8;
  /** The most lines of a command's output that a channel gets. */
  public static final int OUTPUT_LINES = 5;
  /** Before each line of output, so that none looks like the bot's own voice. */
  static final String OUTPUT_MARK = "| ";
  private static final int MOST_STEPS_IN_A_LINE = 6;
  private static final int MOST_STEPS_OF_A_PATH = 4;

  private final Grammar grammar;

  public Answering(Grammar grammar) {
    this.grammar = grammar;
  }

  /**
   * What only the bot knows: which requests the asker could make now, for {@code log} and
   * {@code catchup} the record, of which the last lines are shown, and for {@code output} what was
   * printed.
   */
  public record Known(Predicate<Request> may, List<Told> record, List<String> output) {
    public static final Known NOTHING = new Known(_ -> false, List.of(), List.of());
  }

  /** {@code asker} is empty for a stranger, who gets one line of status. */
  public Message to(Question question, Optional<PersonId> asker, RunState state, Instant now,
      Known known) {
    var sight = new Sight(state, now, grammar);
    var listed = asker.filter(state.opening().listed()::contains);
    return switch (question) {
      case Question.Status _ -> sight.asker(status(sight));
      case Question.Help h -> lines(help(h, known, sight), sight);
      case Question.CatchUp _ -> lines(asker.filter(state.opening().directory()::contains)
          .map(who -> CatchingUp.lines(who, known.record(), sight))
          .orElseGet(() -> List.of(forPeopleOfTheRun())), sight);
      case Question _ when listed.isEmpty() -> sight.asker(forPeopleOfTheRun());
      case Question.Next _ -> sight.asker(next(sight));
      case Question.Mine _ -> sight.asker(mine(listed.orElseThrow(), sight));
      case Question.Who _ -> lines(who(sight), sight);
      case Question.Eta _ -> lines(eta(sight), sight);
      case Question.ShowPlan p -> lines(plan(p, sight), sight);
      case Question.Log l -> lines(log(l, known, sight), sight);
      case Question.Todos _ -> lines(todos(sight), sight);
      case Question.Output o -> lines(output(o, known), sight);
    };
  }

  private Line forPeopleOfTheRun() {
    return Line.of("That is for people of this run. You may ask {}status.", grammar.prefix());
  }

  private static Message lines(List<Line> lines, Sight now) {
    return now.message(new Message.Audience.Asker(), lines, List.of());
  }

  static Line status(Sight now) {
    var state = now.state();
    var line = switch (state.course()) {
      case Course.Open _ -> open(now);
      case Course.Forward f when f.s().isAfter(now.now()) ->
        Line.of("Start is set to {}.", now.clock(f.s()));
      case Course.Forward _ -> Line.of("{}", outlook(now));
      case Course.Back b -> Line.of("FALLING BACK since {}: {}", now.clock(b.d()), outlook(now));
      case Course.Ended e -> Line.of("Ended {} ({}).", now.clock(e.at()), outcome(e));
    };
    state.attention().held().ifPresent(why -> line.and(" HOLD: {}.", new Line.Cut(why)));
    return line;
  }

  private static Line open(Sight now) {
    var before = now.undone(now.state().onCourse().filter(s -> !s.settled()).map(StepRun::id)
        .toList());
    var line = Line.of("Open, not started{}.", now.state().plan().schedule().plannedStart()
        .map(s -> ", planned start " + now.clock(s)).orElse(""));
    return before.isEmpty() ? line : line.and(" To be done before: {}.", now.numbers(before));
  }

  private static String outcome(Course.Ended ended) {
    return switch (ended.outcome()) {
      case COMPLETED -> "completed";
      case FALLEN_BACK -> "fallen back";
      case ABORTED -> "aborted";
    };
  }

  /** {@code step 7 of 22, 14 min late, end 11:48, spare 12 min, last moment to fall back 11:10.} */
  static String outlook(Sight now) {
    var outlook = now.outlook();
    return Stream.of(Optional.of("step " + outlook.step() + " of " + outlook.steps()),
        outlook.late().map(Answering::late), Optional.of("end " + now.clock(outlook.end())),
        outlook.spare().map(Answering::spare),
        now.lastMoment(outlook))
        .flatMap(Optional::stream).collect(Collectors.joining(", ")) + ".";
  }

  private static String late(Duration late) {
    long minutes = late.toMinutes();
    return minutes == 0
        ? "on time"
        : Math.abs(minutes) + (minutes > 0 ? " min late" : " min early");
  }

  private static String spare(Duration spare) {
    return spare.isNegative()
        ? "over the window by " + Sight.minutes(spare.negated())
        : "spare " + Sight.minutes(spare);
  }

  private static Line next(Sight now) {
    var forecast = Forecast.of(now.state(), now.now());
    return now.state().onCourse().filter(s -> s.status() instanceof StepStatus.Waiting).findFirst()
        .map(s -> Line.of("Next: {} {}, {}, about {}.", s.step().number(), now.title(s.id()),
            Sight.or(OfCalls.people(s)),
            forecast.span(s.id()).map(p -> now.clock(p.start())).orElse("as called")))
        .orElseGet(() -> Line.of("No further step waits to be called."));
  }

  private static Line mine(PersonId who, Sight now) {
    var waiting = Stream.concat(now.state().waitingOn(who),
        now.state().lookedAtBy(who)).distinct().toList();
    return waiting.isEmpty()
        ? Line.of("Nothing waits on you now.")
        : Line.of("{}", listed(waiting, now));
  }

  private static List<Line> who(Sight now) {
    var waiting = now.state().inPlay().filter(s -> !(s.status() instanceof StepStatus.Waiting))
        .toList();
    var line = waiting.isEmpty()
        ? Line.of("The run waits on nobody now.")
        : Line.of("The run waits: {}", listed(waiting, now));
    return Stream.concat(Stream.of(line), OfPresence.absent(now).stream()).toList();
  }

  private static Line.Cut listed(List<StepRun> steps, Sight now) {
    var shown = steps.stream().limit(MOST_STEPS_IN_A_LINE)
        .map(s -> s.step().number() + " " + now.title(s.id()).text() + " (" + Standing.of(s, now)
            + ")")
        .collect(Collectors.joining(", "));
    int more = steps.size() - MOST_STEPS_IN_A_LINE;
    return new Line.Cut(more > 0 ? shown + ", and " + more + " more" : shown);
  }

  private static List<Line> eta(Sight now) {
    var outlook = Outlook.of(now.state(), now.now());
    var forecast = Forecast.of(now.state(), now.now());
    var path = forecast.criticalPath().stream().map(now.state()::step).filter(s -> !s.settled())
        .toList();
    var cautious = Forecast.cautious(now.state(), now.now()).map(Forecast::end)
        .filter(end -> end.isAfter(outlook.end()));
    var end = Line.of("End {}{}{}. {}", now.clock(outlook.end()),
        outlook.spare().map(s -> ", " + spare(s)).orElse(""),
        cautious.map(at -> ", cautiously " + now.clock(at)).orElse(""), now.outlookTail());
    return path.isEmpty()
        ? List.of(end)
        : List.of(end,
            Line.of("It hangs on {}.", path(path, forecast, now)).also(basis(path, now)));
  }

  /** {@code 3 (prabhu, until 05:47)}, and what follows. */
  private static Line.Cut path(List<StepRun> path, Forecast forecast, Sight now) {
    var shown = path.stream().limit(MOST_STEPS_OF_A_PATH)
        .map(s -> s.step().number() + " (" + Sight.or(OfCalls.people(s)).text()
            + forecast.span(s.id()).map(span -> ", until " + now.clock(span.end())).orElse("")
            + ")")
        .collect(Collectors.joining(", "));
    int more = path.size() - MOST_STEPS_OF_A_PATH;
    return new Line.Cut(more > 0 ? shown + ", and " + more + " more" : shown);
  }

  /** What the lengths of these steps rest on. */
  private static String basis(List<StepRun> path, Sight now) {
    long measured = path.stream().map(now.state()::estimate)
        .filter(e -> e.measured() > 0 || e.tonight() != Estimate.AS_EXPECTED).count();
    if (measured == path.size()) {
      return "All measured.";
    }
    return measured == 0
        ? "All (plan)."
        : measured + " of " + path.size() + " measured, the rest (plan).";
  }

  private static List<Line> plan(Question.ShowPlan question, Sight now) {
    var steps = now.state().steps().stream().toList();
    int from = question.from().flatMap(ref -> place(ref, now)).orElseGet(() -> present(now));
    if (question.from().isPresent() && !steps.get(from).step().terms().checks().isEmpty()) {
      var one = steps.get(from);
      return Stream.concat(Stream.of(planned(one, now)), OfChecks.lines(one, now)).toList();
    }
    var page = steps.stream().skip(from).limit(PAGE).map(s -> planned(s, now));
    int next = from + PAGE;
    return next < steps.size()
        ? Stream.concat(page, Stream.of(Line.of("{} more: {}plan {}", steps.size() - next,
            now.grammar().prefix(), steps.get(next).step().number()))).toList()
        : page.toList();
  }

  private static Line planned(StepRun s, Sight now) {
    return Line.of("{} {}, {}: {}", s.step().number(), now.title(s.id()),
        Sight.or(s.owners().people()), Standing.of(s, now));
  }

  private static Optional<Integer> place(StepRef ref, Sight now) {
    return switch (ref) {
      case StepRef.Numbered n -> now.state().steps().graph().numbered(n.number())
          .map(now.state().steps().graph()::ordinal);
      case StepRef.TheOne _ -> Optional.empty();
    };
  }

  private static int present(Sight now) {
    return now.state().inPlay().findFirst().map(s -> now.state().steps().graph().ordinal(s.id()))
        .orElse(0);
  }

  private static List<Line> todos(Sight now) {
    var open = now.state().facts().ends().todos().stream().filter(t -> !t.done())
        .map(t -> Line.of("To do {}{}: {}", t.number(),
            t.who().map(p -> " for " + p).orElse(""), new Line.Cut(t.text())))
        .toList();
    return open.isEmpty() ? List.of(Line.of("Nothing is left to do.")) : open;
  }

  private static List<Line> log(Question.Log question, Known known, Sight now) {
    int from = Math.max(0, known.record().size() - question.lines());
    return known.record().isEmpty()
        ? List.of(Line.of("The record has no lines for that."))
        : known.record().stream().skip(from).map(t -> Logged.line(t, now)).toList();
  }

  private static List<Line> output(Question.Output question, Known known) {
    if (known.output().isEmpty()) {
      return List.of(Line.of("There is no output of {}{}.", question.step(),
          question.host().map(h -> " on " + h).orElse("")));
    }
    int from = Math.max(0, known.output().size() - OUTPUT_LINES);
    return known.output().stream().skip(from)
        .map(text -> Line.of("{}{}", OUTPUT_MARK, new Line.Cut(text))).toList();
  }

  private static List<Line> help(Question.Help help, Known known, Sight now) {
    return List.of(help.verb().flatMap(now.grammar()::usage).map(u -> Line.of("Type: {}", u))
        .orElseGet(() -> possible(known, now)));
  }

  private static Line possible(Known known, Sight now) {
    var could = Grammar.possible(now.state()).filter(known.may()).map(now::type)
        .collect(Collectors.joining(" | "));
    return could.isEmpty()
        ? Line.of("You may ask {}status now.", now.grammar().prefix())
        : Line.of("You may now: {}", new Line.Cut(could));
  }
}
