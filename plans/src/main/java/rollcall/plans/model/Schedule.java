package rollcall.plans.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a plan is to be walked. Times of day are of {@code zone}; {@code start} is S, the window's
 * start where it is left out; {@code latestEnd} is how far a fallback may overrun, if agreed;
 * {@code reserve} is what the plan itself keeps back from the last moment to fall back.
 */
public record Schedule(Optional<LocalDate> date, ZoneId zone, Optional<Window> window,
    Optional<LocalTime> start, Optional<LatestEnd> latestEnd, Optional<Duration> reserve) {

  /** With the usual reserve. */
  public Schedule(Optional<LocalDate> date, ZoneId zone, Optional<Window> window,
      Optional<LocalTime> start, Optional<LatestEnd> latestEnd) {
    this(date, zone, window, start, latestEnd, Optional.empty());
  }

  /** A maintenance window; an end at or before its start is on the next day. */
  public record Window(LocalTime start, LocalTime end) {}

  /** How far a fallback may overrun the window, and who agreed. */
  public record LatestEnd(LocalTime at, String agreedBy) {}

  public Schedule on(LocalDate day) {
    return new Schedule(Optional.of(day), zone, window, start, latestEnd, reserve);
  }

  /** The planned S; empty without a date, or with neither start nor window. */
  public Optional<Instant> plannedStart() {
    return start.or(() -> window.map(Window::start)).flatMap(this::first);
  }

  public Optional<Instant> windowEnd() {
    return window.flatMap(w -> notBefore(w.start(), w.end()));
  }

  /** Until when a fallback has to have ended: the latest end, else the window's end. */
  public Optional<Instant> fallbackEnd() {
    return latestEnd.flatMap(l -> window.flatMap(w -> notBefore(w.start(), l.at())))
        .or(this::windowEnd);
  }

  /** {@code minutes} after midnight of the plan's day, on the wall clock of its zone. */
  public Optional<Instant> wallClock(int minutes) {
    return date.map(day -> day.plusDays(Math.floorDiv(minutes, 1440))
        .atTime(LocalTime.MIDNIGHT.plusMinutes(Math.floorMod(minutes, 1440))).atZone(zone)
        .toInstant());
  }

  private Optional<Instant> first(LocalTime time) {
    return wallClock(minutes(time));
  }

  private Optional<Instant> notBefore(LocalTime from, LocalTime time) {
    return wallClock(minutes(time) + (time.isAfter(from) ? 0 : 1440));
  }

  private static int minutes(LocalTime time) {
    return time.getHour() * 60 + time.getMinute();
  }
}
