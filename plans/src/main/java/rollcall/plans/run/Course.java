package rollcall.plans.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Schedule;

/**
 * Which way a run goes, and its two clocks: S, the release's start, and D, when fallback was
 * decided.
 */
public sealed interface Course {
  /** Days ahead: S is planned, nothing of the release is called. */
  record Open() implements Course {}

  /** Towards the release; armed while S is ahead. */
  record Forward(Instant s) implements Course {}

  /** Back to {@code to}, or to where things stood. */
  record Back(Instant s, Instant d, Optional<RestorePoint> to, int phase) implements Course {}

  record Ended(Outcome outcome, Instant at) implements Course {}

  /** How a run ended. */
  enum Outcome {
    COMPLETED, FALLEN_BACK, ABORTED
  }

  default boolean ended() {
    return this instanceof Ended;
  }

  default Optional<Instant> startedAt() {
    return switch (this) {
      case Forward f -> Optional.of(f.s());
      case Back b -> Optional.of(b.s());
      case Open _,Ended _ -> Optional.empty();
    };
  }

  default Optional<Instant> turnedAt() {
    return switch (this) {
      case Back b -> Optional.of(b.d());
      case Open _,Forward _,Ended _ -> Optional.empty();
    };
  }

  /** The moment of a planned time; empty while its clock has not been set. */
  default Optional<Instant> at(PlannedTime time, Schedule schedule) {
    var from = Duration.ofMinutes(time.minutes());
    return switch (time.clock()) {
      case S -> startedAt().or(schedule::plannedStart).map(s -> s.plus(from));
      case D -> turnedAt().map(d -> d.plus(from));
      case DAY -> schedule.wallClock(time.minutes());
    };
  }
}
