package rollcall.plans.forecast;

import java.time.Duration;
import java.time.Instant;
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
    var next = Optional.<Mark>empty();
    for (int minutes : marks) {
      var mark = new Mark(moment.minus(Duration.ofMinutes(minutes)), minutes);
      var isLeft = said.isEmpty() || minutes < said.get();
      if (isLeft && (next.isEmpty() || !mark.at().isAfter(now))) {
        next = Optional.of(mark);
      }
    }
    return next;
  }
}
