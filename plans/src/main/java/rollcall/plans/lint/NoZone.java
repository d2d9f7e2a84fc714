package rollcall.plans.lint;

import java.util.stream.Stream;

/** Times of day that are of no zone. */
final class NoZone extends Rule {
  NoZone() {
    super("no-zone", Severity.MEDIUM,
        "Ten o'clock is another moment in another zone.",
        "R24");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.lacks("zone")
        ? Stream.of(plan("no zone: its times of day are taken as UTC"))
        : Stream.of();
  }
}
