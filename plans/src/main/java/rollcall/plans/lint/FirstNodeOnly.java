package rollcall.plans.lint;

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
    return subject.release().noneMatch(step -> Subject.has(step, Effects.Users.BACK))
        ? Stream.of()
        : subject.unverified(FirstNodeOnly::isWide).stream().map(step -> step(step,
            "several hosts are changed, and nothing on them is looked at before users are let in"));
  }

  private static boolean isWide(Step step) {
    return step.work() instanceof Work.Command c && c.hosts().size() > 1;
  }
}
