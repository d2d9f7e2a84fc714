package rollcall.plans.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing to do. {@code needs} is complete: "the step before", {@code alongside} and the order of
 * phases are written out, so a step with no needs is the first of its way. {@code records} are the
 * names of the values that its owner gives at done.
 */
public record Step(StepId id, StepNumber number, Text text, Owners owners, Timing timing,
    Set<StepId> needs, Work work, Effects effects, List<String> records) {

  public Step {
    needs = Set.copyOf(needs);
    records = List.copyOf(records);
  }

  /** What to do, in one line. */
  public String title() {
    return text.title();
  }

  Stream<PersonId> people() {
    return Stream.concat(owners.people().stream(), owners.deputy().stream());
  }
}
