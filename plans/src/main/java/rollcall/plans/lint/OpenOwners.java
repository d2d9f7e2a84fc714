package rollcall.plans.lint;

import java.util.stream.Stream;

/** More people are meant than the plan names. */
final class OpenOwners extends Rule {
  OpenOwners() {
    super("open-owners", Severity.LOW,
        "Who is not named is not called.",
        "R35");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().filter(step -> step.owners().open())
        .map(step -> step(step, "more people are meant than are named: they will not be called"));
  }
}
