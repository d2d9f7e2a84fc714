package rollcall.plans.lint;

import java.util.List;
import java.util.stream.Stream;

/** The deputy of a step is its owner. */
final class DeputyIsOwner extends Rule {
  DeputyIsOwner() {
    super("deputy-is-owner", Severity.MEDIUM,
        "A stand-in for oneself stands in for nobody.",
        "R39");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().flatMap(step -> step.owners().deputy()
        .filter(deputy -> step.owners().people().equals(List.of(deputy))).stream()
        .map(deputy -> step(step, deputy + " is its owner and its deputy")));
  }
}
