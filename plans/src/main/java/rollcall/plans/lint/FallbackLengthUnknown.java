package rollcall.plans.lint;

import java.util.stream.Stream;
import rollcall.plans.model.Phase;

/** A way back whose steps take no known time. */
final class FallbackLengthUnknown extends Rule {
  FallbackLengthUnknown() {
    super("fallback-length-unknown", Severity.HIGH,
        "Without its length nobody knows until when one can fall back.",
        "R26");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.plan().phases(Phase.Kind.FALLBACK)
        .filter(phase -> subject.walked(phase).stream()
            .allMatch(step -> step.timing().takes().isZero()))
        .map(phase -> plan(phase.title() + ": none of its steps says how long it takes"));
  }
}
