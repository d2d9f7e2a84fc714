package rollcall.plans.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Phase;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.RunState;
import rollcall.plans.run.Unmet;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** One walk over what is left of a run's way: when each step begins and ends, as things stand. */
public final class Forecast {
  /** From when to when a step goes. */
  public record Span(Instant start, Instant end) {}

  private final RunState state;
  private final Instant now;
  private final Map<StepId, Span> spans = new HashMap<>();

  private Forecast(RunState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /** The forecast at {@code now}, from what is known of durations and what has happened. */
  public static Forecast of(RunState state, Instant now) {
    var forecast = new Forecast(state, now);
    state.onCourse().forEach(forecast::span);
    return forecast;
  }

  public Optional<Span> span(StepId step) {
    return Optional.ofNullable(spans.get(step));
  }

  /**
   * The end of the last step; {@code now} where nothing is left. The days after a release are not
   * the release, so that they count only when nothing else is left.
   */
  public Instant end() {
    return lastEnd(state.onCourse().filter(s -> !isAfter(s)))
        .or(() -> lastEnd(state.onCourse())).orElse(now);
  }

  private Optional<Instant> lastEnd(Stream<StepRun> steps) {
    return steps.flatMap(s -> span(s.id()).stream()).map(Span::end)
        .max(Comparator.naturalOrder());
  }

  private boolean isAfter(StepRun step) {
    var graph = state.steps().graph();
    return graph.phase(graph.ordinal(step.id())).kind() == Phase.Kind.AFTER;
  }

  /** When users are back: the end of the last step on course that lets them in, as it seems now. */
  public Optional<Instant> usersBack() {
    return state.onCourse()
        .filter(s -> s.step().effects().users().equals(Optional.of(Effects.Users.BACK)))
        .filter(s -> !(s.status() instanceof StepStatus.Skipped) && isExpected(s))
        .flatMap(s -> span(s.id()).stream()).map(Span::end).max(Comparator.naturalOrder());
  }

  /** A step under a condition is expected where users are out, and wait for it. */
  private boolean isExpected(StepRun step) {
    return step.step().terms().onlyIf().isEmpty()
        || (state.facts().usersOut().isPresent() && !Unmet.isKnown(step, state));
  }

  private Span span(StepRun run) {
    var known = spans.get(run.id());
    if (known != null) {
      return known;
    }
    var span = span(run, free(run));
    spans.put(run.id(), span);
    return span;
  }

  /** When nothing that it needs is in the way any more. */
  private Instant free(StepRun run) {
    return run.step().needs().stream().map(state::step).flatMap(this::endOnCourse)
        .max(Comparator.naturalOrder()).filter(now::isBefore).orElse(now);
  }

  private Stream<Instant> endOnCourse(StepRun need) {
    return Stream.of(span(need).end());
  }

  private Span span(StepRun run, Instant free) {
    var takes = state.estimate(run).takes();
    return switch (run.status()) {
      case StepStatus.Done d -> new Span(d.since(), d.at());
      case StepStatus.Skipped s -> new Span(s.at(), s.at());
      case StepStatus.Taken t -> new Span(t.at(), later(now, end(run, t.at().plus(takes))));
      case StepStatus.Running r -> new Span(r.since(), later(now, end(run, r.since().plus(takes))));
      case StepStatus.Checking c -> new Span(c.since(), later(now, end(run, now)));
      case StepStatus.Called _ -> lasting(now, takes);
      case StepStatus.Waiting _ when Unmet.isKnown(run, state) -> new Span(free, free);
      case StepStatus.Waiting _ when run.step().work() instanceof Work.Parts ->
        whole(run, free, takes);
      case StepStatus.Closed _ -> new Span(now, now);
      case StepStatus.Waiting _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _ ->
        lasting(earliest(run, free), takes);
    };
  }

  /** As its owner thinks, where they said so. */
  private static Instant end(StepRun run, Instant planned) {
    return run.answers().until().orElse(planned);
  }

  /** From the first of its parts to the last, and as long as it was planned itself. */
  private Span whole(StepRun run, Instant free, Duration takes) {
    var start = state.parts(run.id()).map(this::span).map(Span::start)
        .min(Comparator.naturalOrder()).orElse(free);
    return new Span(start, later(free, start.plus(takes)));
  }

  private Instant earliest(StepRun run, Instant free) {
    var timing = run.step().timing();
    var planned = timing.at().flatMap(at -> state.course().at(at, state.plan().schedule()));
    var bound = timing.notBefore()
        ? planned
        : state.course().startedAt().filter(s -> state.course().turnedAt().isEmpty());
    return bound.map(b -> later(b, free)).orElse(free);
  }

  private static Span lasting(Instant start, Duration takes) {
    return new Span(start, start.plus(takes));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
