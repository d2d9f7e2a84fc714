package rollcall.plans.engine;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Condition;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;

/**
 * How a command ends that is said and not run: well, and with the name on which a condition of the
 * plan waits, so that what hangs on it is walked and not skipped.
 */
public final class GoodEnd {
  private GoodEnd() {}

  /** The exit status; 0 for a step without a command. */
  public static int of(Step step, Plan plan) {
    return step.work() instanceof Work.Command c ? of(step.id(), c.expected(), plan) : 0;
  }

  private static int of(StepId step, Work.Expectation expected, Plan plan) {
    return expected.outcomes().entrySet().stream()
        .filter(end -> isAwaited(step, end.getValue(), plan)).map(Map.Entry::getKey)
        .min(Integer::compare).or(() -> expected.outcomes().keySet().stream().min(Integer::compare))
        .orElse(expected.exit());
  }

  private static boolean isAwaited(StepId step, String outcome, Plan plan) {
    return plan.walked().flatMap(s -> s.terms().onlyIf().stream())
        .flatMap(only -> wishes(only.condition()))
        .anyMatch(is -> is.step().equals(step) && is.what().equals(outcome));
  }

  /** What a condition asks to be so; not what it asks not to be. */
  private static Stream<Condition.Is> wishes(Condition condition) {
    return switch (condition) {
      case Condition.Is is -> Stream.of(is);
      case Condition.Not _ -> Stream.of();
      case Condition.All all -> all.conditions().stream().flatMap(GoodEnd::wishes);
      case Condition.Any any -> any.conditions().stream().flatMap(GoodEnd::wishes);
    };
  }

  /** The name that this end gives, where it has one. */
  static Optional<String> name(Step step, Plan plan) {
    return step.work() instanceof Work.Command c
        ? c.expected().outcome(of(step, plan))
        : Optional.empty();
  }
}
