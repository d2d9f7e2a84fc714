package rollcall.plans.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.model.Phase;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.WayBack;

/**
 * A way back that does not fit into its time: whole, it takes so long that it would have to begin
 * by {@code latest} to have ended by {@code end}, and {@code step} of the release is to begin only
 * after that, so that nobody can know by then whether to fall back.
 */
public record LateFallback(Duration takes, Instant end, Instant latest, StepId step,
    Instant begins) {

  /**
   * The first step of a release, as it is foreseen at {@code now}, from which the way back to the
   * point kept last does not end in time. Steps after a point of no return do not count, nor does a
   * release without an end to keep.
   *
   * @param forward
   *          the run with its start set
   */
  public static Optional<LateFallback> of(RunState forward, Instant now) {
    return forward.plan().schedule().fallbackEnd()
        .flatMap(end -> new Search(forward, now, end).first());
  }

  private record Search(RunState state, Instant now, Instant end, Forecast forecast) {
    Search(RunState state, Instant now, Instant end) {
      this(state, now, end, Forecast.of(state, now));
    }

    Optional<LateFallback> first() {
      var ways = IntStream.range(0, state.plan().phases().size())
          .filter(i -> state.plan().phases().get(i).kind() == Phase.Kind.FALLBACK)
          .mapToObj(this::whole).toList();
      return release().sorted(Comparator.comparing(this::begins))
          .flatMap(step -> late(step, ways).stream()).findFirst();
    }

    /** With every step that it has: which would have nothing to undo is not known ahead. */
    private Way whole(int place) {
      var phase = state.plan().phases().get(place);
      var way = new WayBack(place, phase.to(), phase.steps().stream().map(Step::id).toList(),
          List.of());
      return new Way(phase.to().map(this::kept).orElse(Instant.MIN),
          Outlook.takes(way, state, now));
    }

    /** Open from when its point is kept, always where it has none. */
    private record Way(Instant from, Duration takes) {}

    /** When the last step that makes the point ends; never where none does. */
    private Instant kept(RestorePoint point) {
      return steps().filter(s -> s.step().effects().restorePoint().equals(Optional.of(point)))
          .flatMap(s -> forecast.span(s.id()).stream()).map(Forecast.Span::end)
          .max(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    private Stream<StepRun> release() {
      var noReturn = steps().filter(s -> s.step().effects().noWayBack().isPresent())
          .map(this::begins).min(Comparator.naturalOrder());
      return steps().filter(s -> noReturn.map(at -> !begins(s).isAfter(at)).orElse(true));
    }

    private Stream<StepRun> steps() {
      return state.plan().phases(Phase.Kind.RELEASE).flatMap(p -> p.steps().stream())
          .map(s -> state.step(s.id())).filter(s -> !s.settled() && isWork(s));
    }

    private static boolean isWork(StepRun run) {
      return switch (run.step().work()) {
        case Work.ByHand _,Work.Command _,Work.Gate _,Work.Unbuilt _ -> true;
        case Work.Milestone _,Work.Parts _ -> false;
      };
    }

    private Instant begins(StepRun step) {
      return forecast.span(step.id()).map(Forecast.Span::start).orElse(now);
    }

    private Optional<LateFallback> late(StepRun step, List<Way> ways) {
      return ways.stream().filter(way -> !way.from().isAfter(begins(step)))
          .max(Comparator.comparing(Way::from))
          .filter(way -> begins(step).isAfter(end.minus(way.takes())))
          .map(way -> new LateFallback(way.takes(), end, end.minus(way.takes()), step.id(),
              begins(step)));
    }
  }
}
