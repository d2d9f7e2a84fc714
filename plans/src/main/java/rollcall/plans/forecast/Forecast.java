package rollcall.plans.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Phase;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.RunState;
import rollcall.plans.run.Unmet;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * What is left of a run's way: when each step begins and ends as things stand, and what it waits
 * for until then.
 */
public final class Forecast {
  /** From when to when a step goes. */
  public record Span(Instant start, Instant end) {}

  /** What a step waits for last before it begins. */
  public sealed interface Cause {
    /** Nothing: it is under way, over, or could begin at once. */
    record Nothing() implements Cause {}

    /** Its own time. */
    record Clock() implements Cause {}

    /** The end of one that it needs. */
    record Need(StepId step) implements Cause {}

    /** Who does it: they are at work on another one. */
    record Hands(StepId step) implements Cause {}
  }

  record Leg(Span span, Cause cause) {}

  static final Cause NOTHING = new Cause.Nothing();

  private final RunState state;
  private final Instant now;
  private final Map<StepId, Leg> legs;

  private Forecast(RunState state, Instant now, Map<StepId, Leg> legs) {
    this.state = state;
    this.now = now;
    this.legs = legs;
  }

  /** The forecast at {@code now}, from what is known of durations and what has happened. */
  public static Forecast of(RunState state, Instant now) {
    return of(state, now, run -> state.estimate(run).takes());
  }

  /**
   * The forecast if each step that was measured often enough took as long as nine of ten runs did;
   * empty where none was.
   */
  public static Optional<Forecast> cautious(RunState state, Instant now) {
    return state.steps().stream().anyMatch(run -> isMeasured(run, state))
        ? Optional.of(of(state, now, run -> cautious(run, state)))
        : Optional.empty();
  }

  private static boolean isMeasured(StepRun run, RunState state) {
    return state.estimate(run).measured() > 0;
  }

  private static Duration cautious(StepRun run, RunState state) {
    var expected = state.estimate(run).takes();
    return Optional.of(run).filter(r -> isMeasured(r, state))
        .flatMap(r -> state.opening().history().ninetieth(r.id()))
        .filter(slow -> slow.compareTo(expected) > 0).orElse(expected);
  }

  /** The forecast if each step took as long as {@code takes} says. */
  public static Forecast of(RunState state, Instant now, Function<StepRun, Duration> takes) {
    return new Forecast(state, now, new Walk(state, now, takes).legs());
  }

  public Optional<Span> span(StepId step) {
    return Optional.ofNullable(legs.get(step)).map(Leg::span);
  }

  /** What {@code step} waits for last; nothing where it is not on the way. */
  public Cause cause(StepId step) {
    return Optional.ofNullable(legs.get(step)).map(Leg::cause).orElse(NOTHING);
  }

  /**
   * The end of the last step; {@code now} where nothing is left. The days after a release are not
   * the release, so that they count only when nothing else is left.
   */
  public Instant end() {
    return last().flatMap(s -> span(s.id())).map(Span::end).orElse(now);
  }

  /**
   * The steps that decide when it ends, in their order: each begins when the one before it ends, or
   * at its own time. A later end of one of them is a later end of all; wholes are not among them,
   * for their parts are.
   */
  public List<StepId> criticalPath() {
    var path = new ArrayDeque<StepId>();
    var at = last().map(StepRun::id);
    while (at.isPresent()) {
      if (!(state.step(at.get()).step().work() instanceof Work.Parts)) {
        path.addFirst(at.get());
      }
      at = before(cause(at.get()));
    }
    return List.copyOf(path);
  }

  private static Optional<StepId> before(Cause cause) {
    return switch (cause) {
      case Cause.Need(var step) -> Optional.of(step);
      case Cause.Hands(var step) -> Optional.of(step);
      case Cause.Nothing _,Cause.Clock _ -> Optional.empty();
    };
  }

  private Optional<StepRun> last() {
    return last(state.onCourse().filter(s -> !isAfter(s))).or(() -> last(state.onCourse()));
  }

  private Optional<StepRun> last(Stream<StepRun> steps) {
    return steps.filter(s -> legs.containsKey(s.id()))
        .reduce((a, b) -> end(b.id()).isAfter(end(a.id())) ? b : a);
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

  private Instant end(StepId step) {
    return span(step).map(Span::end).orElse(now);
  }
}
