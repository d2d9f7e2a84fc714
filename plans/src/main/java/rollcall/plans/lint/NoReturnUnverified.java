package rollcall.plans.lint;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.model.Step;

/** A point of no return that nothing is looked at before. */
final class NoReturnUnverified extends Rule {
  NoReturnUnverified() {
    super("no-return-unverified", Severity.HIGH,
        "After it a mistake can no longer be undone.",
        "R62");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var steps = subject.forward().toList();
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).effects().noWayBack().isPresent())
        .filter(i -> !isLookedAt(steps.subList(0, i)))
        .mapToObj(i -> step(steps.get(i), "there is no way back after it, and nothing that changed"
            + " data before it is looked at first"));
  }

  /** After the last change of data before it. */
  private static boolean isLookedAt(List<Step> before) {
    int last = IntStream.range(0, before.size())
        .filter(i -> before.get(i).effects().changesData()).max().orElse(-1);
    return last < 0 || before.subList(last, before.size()).stream().anyMatch(Subject::verifies);
  }
}
