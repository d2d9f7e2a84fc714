package rollcall.plans.lint;

import java.util.stream.Stream;

/** A step of the release is planned after the window's end. */
final class OutsideWindow extends Rule {
  OutsideWindow() {
    super("outside-window", Severity.HIGH,
        "What is planned after the window happens without leave.",
        "R25");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.plan().schedule().windowEnd().stream().flatMap(end -> subject.started().stream()
        .flatMap(run -> subject.release().filter(Subject::isWork)
            .flatMap(step -> step.timing().at().stream()
                .flatMap(at -> run.course().at(at, run.plan().schedule()).stream())
                .filter(end::isBefore)
                .map(at -> step(step, "planned for " + subject.clock(at)
                    + ", after the window's end " + subject.clock(end))))));
  }
}
