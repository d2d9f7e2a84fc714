package rollcall.plans.lint;

import java.util.stream.Stream;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.Step;

/** A step is planned before one that it waits for. */
final class TimesAgainstOrder extends Rule {
  TimesAgainstOrder() {
    super("times-against-order", Severity.MEDIUM,
        "Who reads the times expects another order than the one that is walked.",
        "R27, R29");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().flatMap(step -> step.needs().stream()
        .flatMap(need -> subject.step(need).stream())
        .filter(before -> isLater(before, step)).limit(1)
        .map(before -> step(step, "planned for " + written(step) + ", and waits for "
            + before.number() + ", which is planned for " + written(before))));
  }

  private static String written(Step step) {
    return step.timing().at().map(PlannedTime::asWritten).orElse("");
  }

  private static boolean isLater(Step before, Step step) {
    return before.timing().at().flatMap(a -> step.timing().at()
        .filter(b -> a.clock() == b.clock() && a.minutes() > b.minutes())).isPresent();
  }
}
