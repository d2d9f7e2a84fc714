package rollcall.plans.run;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Timing;

/**
 * From when a step may be called, what it needs aside: before S at its own time; after S only
 * not-before holds back; what holds a step back holds its parts back too.
 */
public final class CallTime {
  private CallTime() {}

  /** {@link Instant#MIN} where nothing holds it back. */
  public static Instant of(StepRun run, RunState state) {
    var own = of(run.step().timing(), state);
    return holding(run, state).reduce(own, (a, b) -> a.isAfter(b) ? a : b);
  }

  private static Stream<Instant> holding(StepRun run, RunState state) {
    return whole(run, state).stream().flatMap(whole -> Stream.concat(
        Stream.of(whole.step().timing()).filter(Timing::notBefore).map(t -> of(t, state)),
        holding(whole, state)));
  }

  private static Optional<StepRun> whole(StepRun run, RunState state) {
    return run.step().terms().partOf().map(state::step);
  }

  private static Instant of(Timing timing, RunState state) {
    var own = timing.at().flatMap(at -> state.course().at(at, state.plan().schedule()));
    return switch (state.course()) {
      case Course.Open _,Course.Ended _ -> Instant.MIN;
      case Course.Forward f -> timing.notBefore()
          ? own.orElse(f.s())
          : own.filter(f.s()::isAfter).orElse(f.s());
      case Course.Back _ -> timing.notBefore() ? own.orElse(Instant.MIN) : Instant.MIN;
    };
  }
}
