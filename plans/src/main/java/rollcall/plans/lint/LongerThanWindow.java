package rollcall.plans.lint;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import rollcall.plans.forecast.Forecast;

/** The steps take longer than the window. */
final class LongerThanWindow extends Rule {
  LongerThanWindow() {
    super("longer-than-window", Severity.HIGH,
        "The release cannot end in time even if nothing goes wrong.",
        "R25");
  }

  @Override
  public boolean hangsOnTheStart() {
    return true;
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.plan().schedule().windowEnd().stream()
        .flatMap(end -> subject.release().filter(Subject::isWork)
            .flatMap(step -> subject.span(step).stream()).map(Forecast.Span::end)
            .max(Comparator.naturalOrder()).filter(end::isBefore)
            .map(last -> plan("the steps as planned end at " + subject.clock(last) + ", "
                + Duration.between(end, last).toMinutes() + " min after the window's end "
                + subject.clock(end)))
            .stream());
  }
}
