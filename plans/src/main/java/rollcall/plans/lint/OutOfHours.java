package rollcall.plans.lint;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import rollcall.plans.forecast.Forecast;

/** A step comes at a time that is not among its owner's hours. */
final class OutOfHours extends Rule {
  OutOfHours() {
    super("out-of-hours", Severity.LOW,
        "Somebody is needed at an hour at which they are asleep, and should know it before.",
        "R24");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.site().stream().flatMap(site -> subject.release().filter(Subject::isWork)
        .filter(step -> step.owners().people().size() == 1)
        .flatMap(step -> site.people().find(step.owners().people().getFirst()).stream()
            .filter(person -> person.hours().size() == 2 && person.zone().isPresent())
            .flatMap(person -> subject.span(step).map(Forecast.Span::start)
                .map(at -> at.atZone(person.zone().orElseThrow()).toLocalTime())
                .filter(at -> !isAmong(at, person.hours()))
                .map(at -> step(step, "comes about " + at.withSecond(0).withNano(0) + " where "
                    + person.id() + " lives, whose hours are " + person.hours().getFirst() + "-"
                    + person.hours().getLast()))
                .stream())));
  }

  private static boolean isAmong(LocalTime at, List<LocalTime> hours) {
    var from = hours.getFirst();
    var to = hours.getLast();
    return from.isBefore(to)
        ? !at.isBefore(from) && at.isBefore(to)
        : !at.isBefore(from) || at.isBefore(to);
  }
}
