package rollcall.plans.format;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.Schedule;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Timing;

/**
 * How long steps take: as written, or guessed as the gap to the next later {@code at} among those
 * that wait for them. Times of day and offsets from S are compared where S has a time of day.
 */
final class Lengths {
  private final Map<StepId, List<StepId>> followers = new HashMap<>();
  private final Map<StepId, Optional<PlannedTime>> times = new HashMap<>();
  private final OptionalInt startOfDay;

  Lengths(List<Draft.OfPhase> phases, Map<StepId, Set<StepId>> needs, Schedule schedule) {
    needs.forEach((step, before) -> before.forEach(
        need -> followers.computeIfAbsent(need, _ -> new ArrayList<>()).add(step)));
    phases.forEach(phase -> phase.all()
        .forEach(step -> times.put(step.id(), step.fields().get(StepKeys.AT))));
    this.startOfDay = schedule.start().or(() -> schedule.window().map(Schedule.Window::start))
        .map(time -> OptionalInt.of(time.get(java.time.temporal.ChronoField.MINUTE_OF_DAY)))
        .orElse(OptionalInt.empty());
  }

  Timing timing(Draft step) {
    var fields = step.fields();
    var at = fields.get(StepKeys.AT);
    var takes = fields.get(StepKeys.TAKES);
    return new Timing(at, fields.get(StepKeys.NOT_BEFORE).orElse(false),
        takes.orElseGet(() -> guess(step, at)), takes.isEmpty(), fields.get(StepKeys.DUE));
  }

  private Duration guess(Draft step, Optional<PlannedTime> at) {
    return at.map(time -> Duration.ofMinutes(gap(step.id(), time))).orElse(Duration.ZERO);
  }

  /** Minutes to the nearest later time among all that follow; none is nothing. */
  private int gap(StepId step, PlannedTime from) {
    int nearest = Integer.MAX_VALUE;
    var first = followers.getOrDefault(step, List.of());
    Set<StepId> seen = new HashSet<>(first);
    var open = new ArrayDeque<>(first);
    while (!open.isEmpty()) {
      var next = open.remove();
      int gap = times.getOrDefault(next, Optional.empty()).map(to -> minutes(from, to)).orElse(0);
      if (gap > 0) {
        nearest = Math.min(nearest, gap);
      } else {
        followers.getOrDefault(next, List.of()).stream().filter(seen::add).forEach(open::add);
      }
    }
    return nearest == Integer.MAX_VALUE ? 0 : nearest;
  }

  /** From one time to another, 0 where they are on clocks that cannot be compared. */
  private int minutes(PlannedTime from, PlannedTime to) {
    if (from.clock() == to.clock()) {
      return to.minutes() - from.minutes();
    }
    var a = ofDay(from);
    var b = ofDay(to);
    return a.isPresent() && b.isPresent() ? b.getAsInt() - a.getAsInt() : 0;
  }

  private OptionalInt ofDay(PlannedTime time) {
    return switch (time.clock()) {
      case DAY -> OptionalInt.of(time.minutes());
      case S -> startOfDay.isPresent()
          ? OptionalInt.of(startOfDay.getAsInt() + time.minutes())
          : OptionalInt.empty();
      case D -> OptionalInt.empty();
    };
  }
}
