package rollcall.plans.model;

import java.util.List;
import java.util.stream.Stream;

/** What has to have become of other steps for a step to be done at all. */
public sealed interface Condition {
  /** {@code step} is done, skipped, go, no-go, or has ended with an outcome of that name. */
  record Is(StepId step, String what) implements Condition {}

  record Not(Condition condition) implements Condition {}

  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  /** Every step that it asks for. */
  default Stream<StepId> steps() {
    return switch (this) {
      case Is is -> Stream.of(is.step());
      case Not not -> not.condition().steps();
      case All all -> all.conditions().stream().flatMap(Condition::steps);
      case Any any -> any.conditions().stream().flatMap(Condition::steps);
    };
  }
}
