package rollcall.plans.lint;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;
import rollcall.plans.model.Step;
import rollcall.plans.model.Work;

/** Several hosts are changed, and nobody looks at them before users are let in. */
final class FirstNodeOnly extends Rule {
  FirstNodeOnly() {
    super("first-node-only", Severity.MEDIUM,
        "The others may have another version, and users find out which.",
        "R57");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var steps = subject.release().toList();
    int back = IntStream.range(0, steps.size())
        .filter(i -> Subject.has(steps.get(i), Effects.Users.BACK)).findFirst().orElse(-1);
    int last = IntStream.range(0, Math.max(0, back)).filter(i -> isWide(steps.get(i))).max()
        .orElse(-1);
    return last < 0 || steps.subList(last, back).stream().anyMatch(Subject::verifies)
        ? Stream.of()
        : Stream.of(step(steps.get(last), "several hosts are changed, and nothing on them is looked"
            + " at before " + steps.get(back).number() + " lets users in"));
  }

  private static boolean isWide(Step step) {
    return step.work() instanceof Work.Command c && c.hosts().size() > 1;
  }
}
