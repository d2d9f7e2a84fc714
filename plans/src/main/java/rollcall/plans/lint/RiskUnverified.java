package rollcall.plans.lint;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;

/** Data are changed, and nobody looks at it before users are back. */
final class RiskUnverified extends Rule {
  RiskUnverified() {
    super("risk-unverified", Severity.HIGH,
        "It is found out by users whether it worked.",
        "R48, R54");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var steps = subject.release().toList();
    int last = IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).effects().changesData()).max().orElse(-1);
    if (last < 0) {
      return Stream.of();
    }
    int back = IntStream.range(last, steps.size())
        .filter(i -> Subject.has(steps.get(i), Effects.Users.BACK)).findFirst()
        .orElse(steps.size());
    return steps.subList(last, back).stream().anyMatch(Subject::verifies)
        ? Stream.of()
        : Stream.of(step(steps.get(last), "changes data, and nothing is looked at before users are"
            + " back"));
  }
}
