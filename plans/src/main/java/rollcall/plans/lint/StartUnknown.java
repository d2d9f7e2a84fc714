package rollcall.plans.lint;

import java.util.stream.Stream;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.Step;

/** Times count from a start that nothing sets. */
final class StartUnknown extends Rule {
  StartUnknown() {
    super("start-unknown", Severity.HIGH,
        "Times that count from S are no times without it.",
        "R21");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var schedule = subject.plan().schedule();
    return schedule.start().isPresent() || schedule.window().isPresent()
        ? Stream.of()
        : subject.forward().filter(StartUnknown::countsFromTheStart).limit(1)
            .map(step -> step(step, "its time counts from S, and neither `start` nor `window` says"
                + " when that is"));
  }

  private static boolean countsFromTheStart(Step step) {
    return Stream.concat(step.timing().at().stream(), step.timing().due().stream())
        .anyMatch(time -> time.clock() == PlannedTime.Clock.S);
  }
}
