package rollcall.plans.lint;

import java.util.stream.Stream;

/** Data are changed, and no earlier step makes a restore point. */
final class DataUnsaved extends Rule {
  DataUnsaved() {
    super("data-unsaved", Severity.HIGH,
        "What is changed without a backup is gone.",
        "R54");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var saved = subject.forward().filter(step -> step.effects().restorePoint().isPresent())
        .mapToInt(step -> subject.place(step.id())).min().orElse(Integer.MAX_VALUE);
    return subject.forward().filter(step -> step.effects().changesData())
        .filter(step -> subject.place(step.id()) < saved)
        .map(step -> step(step, "changes data, and no step before it makes a restore point"));
  }
}
