package rollcall.plans.forecast;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** When those whom the way still waits for have their turn, as it seems now. */
public final class Turns {
  /** A step, and when it begins. */
  public record Turn(StepId step, Instant start) {}

  private Turns() {}

  /** Whom a step needs: its owners, who stands in for them, and who looks at its checks. */
  public static Stream<PersonId> people(StepRun run) {
    return switch (run.step().work()) {
      case Work.Milestone _,Work.Parts _ -> Stream.of();
      case Work.ByHand _,Work.Command _,Work.Gate _,Work.Unbuilt _ -> Stream.of(
          run.owners().people().stream(), run.owners().deputy().stream(),
          run.step().terms().checks().stream().filter(c -> c.command().isEmpty())
              .flatMap(c -> run.owners(c).people().stream()))
          .flatMap(s -> s).distinct();
    };
  }

  /** Whether every owner of the release has had a turn already. */
  public static boolean allMet(RunState state) {
    return state.facts().presence().met().containsAll(state.steps().graph().owners());
  }

  /** The first of the turns of each whose turn has not come yet. */
  public static Map<PersonId, Turn> first(RunState state, Instant now) {
    return next(state, now, (_, who) -> !state.facts().presence().met().contains(who));
  }

  /** The next turn of each owner of a step to come, of those that {@code counts} says yes to. */
  public static Map<PersonId, Turn> next(RunState state, Instant now,
      BiPredicate<StepRun, PersonId> counts) {
    var forecast = Forecast.of(state, now);
    var first = new HashMap<PersonId, Turn>();
    waiting(state).forEach(s -> forecast.span(s.id())
        .ifPresent(span -> s.owners().people().stream().filter(p -> counts.test(s, p))
            .forEach(p -> first.merge(p, new Turn(s.id(), span.start()),
                (a, b) -> b.start().isBefore(a.start()) ? b : a))));
    return first;
  }

  private static Stream<StepRun> waiting(RunState state) {
    return state.onCourse().filter(s -> s.status() instanceof StepStatus.Waiting)
        .filter(s -> people(s).findAny().isPresent());
  }
}
