package rollcall.plans.lint;

import java.util.stream.Stream;
import rollcall.plans.model.Phase;

/** The plan has no way back. */
final class NoFallback extends Rule {
  NoFallback() {
    super("no-fallback", Severity.HIGH,
        "When it goes wrong there is no way back that anybody has thought through.",
        "R63");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.plan().phases(Phase.Kind.FALLBACK).findAny().isPresent()
        ? Stream.of()
        : Stream.of(plan("no way back: its start wants that waived by name"));
  }
}
