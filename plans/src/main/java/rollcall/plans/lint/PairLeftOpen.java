package rollcall.plans.lint;

import java.util.Optional;
import java.util.stream.Stream;

/** The first half of a pair whose second half never comes. */
final class PairLeftOpen extends Rule {
  PairLeftOpen() {
    super("pair-left-open", Severity.HIGH,
        "A lock, a page or a debug setting stays as it was meant for the night.",
        "R51, R52");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.forward().flatMap(step -> step.effects().opens()
        .filter(
            pair -> subject.forward().filter(s -> subject.place(s.id()) > subject.place(step.id()))
                .noneMatch(s -> s.effects().closes().equals(Optional.of(pair))))
        .stream().map(pair -> step(step, "opens \"" + pair + "\", and no later step closes it")));
  }
}
