package rollcall.plans.lint;

import java.util.stream.Stream;

/** A restore point that nobody looks at. */
final class BackupUnverified extends Rule {
  BackupUnverified() {
    super("backup-unverified", Severity.MEDIUM,
        "A backup that nobody looked at is a hope.",
        "R54");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.forward().filter(step -> step.effects().restorePoint().isPresent())
        .filter(step -> Subject.isWork(step) && step.terms().checks().isEmpty()
            && step.records().isEmpty())
        .map(step -> step(step, "makes a restore point, and nothing is looked at or recorded"));
  }
}
