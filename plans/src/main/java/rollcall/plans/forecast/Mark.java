package rollcall.plans.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One of the times before a moment, {@code minutes} before it, at which the moment is said. */
record Mark(Instant at, int minutes) {

  /**
   * The one to be said next: of those that are over at {@code now} only the last, and none that is
   * not nearer than {@code said}. {@code marks} are in minutes, the earliest first.
   */
  static Optional<Mark> next(Instant moment, List<Integer> marks, Optional<Integer> said,
      Instant now) {
    var left = marks.stream().filter(mark -> said.filter(s -> s <= mark).isEmpty())
        .map(mark -> new Mark(moment.minus(Duration.ofMinutes(mark)), mark)).toList();
    return left.stream().filter(mark -> !mark.at().isAfter(now))
        .min(Comparator.comparingInt(Mark::minutes)).or(() -> left.stream().findFirst());
  }
}
