package rollcall.plans.run;

import java.time.Instant;

/**
 * One line of a run's record: {@code number} counts from 1 without a gap, {@code at} is in
 * microseconds and never decreases. The journal adds the hash.
 */
public record Entry(long number, Instant at, Actor by, RunEvent event) {}
