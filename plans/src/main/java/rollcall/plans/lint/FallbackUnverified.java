package rollcall.plans.lint;

import java.util.stream.Stream;
import rollcall.plans.model.Phase;

/** A way back on which nobody looks whether it worked. */
final class FallbackUnverified extends Rule {
  FallbackUnverified() {
    super("fallback-unverified", Severity.HIGH,
        "Users come back to something that nobody has looked at.",
        "R64");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.plan().phases(Phase.Kind.FALLBACK)
        .filter(phase -> subject.walked(phase).stream().noneMatch(Subject::verifies))
        .map(phase -> plan(phase.title() + ": no step of it looks whether it worked"));
  }
}
