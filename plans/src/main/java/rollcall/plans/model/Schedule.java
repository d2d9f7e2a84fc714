package rollcall.plans.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a plan is to be walked. Times of day are of {@code zone}; {@code start} is S, the window's
 * start where it is left out; {@code latestEnd} is how far a fallback may overrun, if agreed;
 * {@code reserve} is what the plan itself keeps back from the last moment to fall back, and
 * {@code rollCall} how long before S it wants the roll called, zero for never.
 */
public record Schedule(Optional<LocalDate> date, ZoneId zone, Optional<Window> window,
    Optional<LocalTime> start, Optional<LatestEnd> latestEnd, Optional<Duration> reserve,
    Optional<Duration> rollCall) {

  private static final int DAY = 1_440;
  private static final LocalTime WORK_BEGINS = LocalTime.of(8, 0);
  private static final LocalTime WORK_ENDS = LocalTime.of(18, 0);
  private static final Duration AT_WORK = Duration.ofMinutes(30);
  private static final Duration OUT_OF_HOURS = Duration.ofMinutes(60);

  /** With the usual reserve, and the roll called when it usually is. */
  public Schedule(Optional<LocalDate> date, ZoneId zone, Optional<Window> window,
      Optional<LocalTime> start, Optional<LatestEnd> latestEnd) {
    this(date, zone, window, start, latestEnd, Optional.empty(), Optional.empty());
  }

  /** A maintenance window; an end at or before its start is on the next day. */
  public record Window(LocalTime start, LocalTime end) {}

  /** How far a fallback may overrun the window, and who agreed. */
  public record LatestEnd(LocalTime at, String agreedBy) {}

  public Schedule on(LocalDate day) {
    return new Schedule(Optional.of(day), zone, window, start, latestEnd, reserve,
        rollCall);
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

  /**
   * When the roll is called for S, the instant {@code s}: half an hour before, an hour where S is
   * not between 08:00 and 18:00 of a day from Monday to Friday.
   */
  public Instant rollCall(Instant s) {
    return s.minus(rollCall.orElseGet(() -> isAtWork(s.atZone(zone).toLocalDateTime())
        ? AT_WORK
        : OUT_OF_HOURS));
  }

  public boolean callsRoll() {
    return rollCall.filter(Duration::isZero).isEmpty();
  }

  private static boolean isAtWork(LocalDateTime at) {
    return at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
        && !at.toLocalTime().isBefore(WORK_BEGINS) && at.toLocalTime().isBefore(WORK_ENDS);
  }

  /** {@code minutes} after midnight of the plan's day, on the wall clock of its zone. */
  public Optional<Instant> wallClock(int minutes) {
    return local(minutes).map(at -> at.atZone(zone).toInstant());
  }

  /** The times of day that it is made of, in minutes after midnight of the plan's day. */
  public Stream<Integer> timesOfDay() {
    var from = window.map(Window::start).orElse(LocalTime.MIN);
    var ends = Stream.concat(window.stream().map(Window::end),
        latestEnd.stream().filter(_ -> window.isPresent()).map(LatestEnd::at))
        .map(end -> minutes(end) + (end.isAfter(from) ? 0 : DAY));
    return Stream.concat(Stream.concat(start.stream(), window.stream().map(Window::start))
        .map(Schedule::minutes), ends);
  }

  /** How often that time comes on the wall clock: 1, but where the clocks change 0 or 2. */
  public int comes(int minutes) {
    return local(minutes).map(at -> zone.getRules().getValidOffsets(at).size()).orElse(1);
  }

  /** As it is written there. */
  public Optional<LocalDateTime> local(int minutes) {
    return date.map(day -> day.plusDays(Math.floorDiv(minutes, DAY))
        .atTime(LocalTime.MIDNIGHT.plusMinutes(Math.floorMod(minutes, DAY))));
  }

  private Optional<Instant> first(LocalTime time) {
    return wallClock(minutes(time));
  }

  private Optional<Instant> notBefore(LocalTime from, LocalTime time) {
    return wallClock(minutes(time) + (time.isAfter(from) ? 0 : DAY));
  }

  private static int minutes(LocalTime time) {
    return time.getHour() * 60 + time.getMinute();
  }
}
