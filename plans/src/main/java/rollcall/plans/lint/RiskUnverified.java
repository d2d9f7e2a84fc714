package rollcall.plans.lint;

import java.util.stream.Stream;

/** Data are changed, and nobody looks at it before users are back. */
final class RiskUnverified extends Rule {
  RiskUnverified() {
    super("risk-unverified", Severity.HIGH,
        "It is found out by users whether it worked.",
        "R48, R54");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.unverified(step -> step.effects().changesData()).stream()
        .map(step -> step(step,
            "changes data, and nothing is looked at before users are back"));
  }
}
