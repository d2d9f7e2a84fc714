package rollcall.plans.lint;

import java.util.stream.Stream;

/** The plan does not say on which day. */
final class NoDate extends Rule {
  NoDate() {
    super("no-date", Severity.LOW,
        "Reminders, days ahead and other plans of the day hang on the date.",
        "R24");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.plan().schedule().date().isPresent()
        ? Stream.of()
        : Stream.of(plan("no date: it has to be given when the run is opened"));
  }
}
