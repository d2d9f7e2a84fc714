package rollcall.plans.lint;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A step on a condition that only its words say. */
final class ConditionInProse extends Rule {
  ConditionInProse() {
    super("condition-in-prose", Severity.MEDIUM,
        "Whether it is to be done is decided by whoever reads it first.",
        "R49");
  }

  private static final Pattern CONDITION = Pattern
      .compile("(?i)^(?:if|when|unless|in case)\\s|\\b(?:if|as) (?:needed|necessary|required)\\b");

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().filter(step -> step.terms().onlyIf().isEmpty()
        && !Subject.isGate(step) && CONDITION.matcher(step.title()).find())
        .map(step -> step(step, "is on a condition that only its words say: `only-if`, or a gate"
            + " before it"));
  }
}
