package rollcall.plans.run;

import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Condition;
import rollcall.plans.model.Step;
import rollcall.plans.model.Terms;

/**
 * Why a step is not to be done: not in this environment, or not under a condition of its own or of
 * what it is a part of.
 */
public final class Unmet {
  private final RunState state;

  private Unmet(RunState state) {
    this.state = state;
  }

  /** As things stand; empty where the step is to be done. */
  public static Optional<String> why(Step step, RunState state) {
    if (state.plan().skipped().contains(step.id())) {
      return Optional.of("not in " + state.plan().environment());
    }
    var unmet = new Unmet(state);
    return unmet.conditions(step).filter(only -> !unmet.holds(only.condition()))
        .map(only -> "only if " + only.asWritten()).findFirst();
  }

  /** Whether it is known already that the step will not be done. */
  public static boolean isKnown(StepRun run, RunState state) {
    var unmet = new Unmet(state);
    return state.plan().skipped().contains(run.id()) || unmet.conditions(run.step())
        .filter(only -> only.condition().steps().map(state::step).allMatch(StepRun::settled))
        .anyMatch(only -> !unmet.holds(only.condition()));
  }

  private Stream<Terms.OnlyIf> conditions(Step step) {
    return Stream.concat(
        step.terms().partOf().stream().flatMap(whole -> conditions(state.step(whole).step())),
        step.terms().onlyIf().stream());
  }

  private boolean holds(Condition condition) {
    return switch (condition) {
      case Condition.Is is -> became(state.step(is.step()), is.what());
      case Condition.Not not -> !holds(not.condition());
      case Condition.All all -> all.conditions().stream().allMatch(this::holds);
      case Condition.Any any -> any.conditions().stream().anyMatch(this::holds);
    };
  }

  private static boolean became(StepRun step, String what) {
    return switch (what) {
      case "done" -> step.status() instanceof StepStatus.Done;
      case "skipped" -> step.status() instanceof StepStatus.Skipped;
      default -> step.outcome().filter(what::equals).isPresent();
    };
  }
}
