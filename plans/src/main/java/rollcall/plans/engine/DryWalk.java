package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Step;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Opening;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunId;
import rollcall.plans.run.RunState;

/**
 * A plan walked on the engine without anybody: its people answer at once, each step takes what it
 * is planned to take, every gate is a go and every command ends well. What is planned to come days
 * ahead is walked right before.
 *
 * @param hindered
 *          why the plan cannot be opened at all; then nothing else is said
 * @param assumed
 *          the date that was taken, where the plan has none
 * @param begun
 *          S
 * @param end
 *          when the release would have ended, or where the walk came to a halt
 * @param stuck
 *          the steps that would wait for ever, none where the plan is walked to its end
 */
public record DryWalk(Plan plan, List<Obstacle> hindered, Optional<LocalDate> assumed,
    Instant begun, Instant end, List<Happening> happenings, List<Point> points, List<Step> stuck) {

  public DryWalk {
    hindered = List.copyOf(hindered);
    happenings = List.copyOf(happenings);
    points = List.copyOf(points);
    stuck = List.copyOf(stuck);
  }

  /** What happens to a step, and when. */
  public record Happening(Instant at, Step step, What what) {}

  /** What would be said or done. */
  public sealed interface What {
    /** {@code needed} of {@code people} are to take it or, at a gate, to decide. */
    record Called(int needed, List<PersonId> people) implements What {}

    /** Sent to these hosts; on nobody's word where {@code by} is empty. */
    record Runs(Optional<PersonId> by, String command, List<HostName> hosts) implements What {}

    /** A gate, taken as go. */
    record Go() implements What {}

    /** {@code outcome} is the name that its command's end is taken to have. */
    record Done(Optional<String> outcome) implements What {}

    record Skipped(String why) implements What {}
  }

  /**
   * From {@code at} on, when {@code step} is begun or done, falling back to {@code to} takes so
   * long; to end in time it has to be decided by {@code lastMoment}.
   */
  public record Point(Instant at, Step step, Optional<RestorePoint> to, Duration takes,
      Optional<Instant> lastMoment) {
    /** Whether a fallback decided here would end in time, its reserve counted. */
    public boolean inTime() {
      return lastMoment.map(last -> !at.isAfter(last)).orElse(true);
    }
  }

  /** Walks {@code plan}; on {@code today} where it has no date. */
  public static DryWalk of(Plan plan, LocalDate today) {
    var dated = plan.schedule().date().isPresent() ? plan : plan.on(plan.schedule().on(today));
    var assumed = plan.schedule().date().isPresent()
        ? Optional.<LocalDate>empty()
        : Optional.of(today);
    var channel = new Opening.Channel("dry", "walk");
    return switch (Opener.rehearse(new RunId("dry-walk"), dated, channel, plan.team().lead())) {
      case Opener.Outcome.Hindered(var obstacles) -> new DryWalk(dated, obstacles, assumed,
          Instant.EPOCH, Instant.EPOCH, List.of(), List.of(), List.of());
      case Opener.Outcome.Ready(Opening opening) -> new Walker(opening).walk(assumed);
    };
  }

  /** A run of {@code plan} at its start; empty where it cannot be opened or has no start. */
  public static Optional<RunState> started(Plan plan) {
    var channel = new Opening.Channel("dry", "walk");
    return plan.schedule().plannedStart().flatMap(
        s -> switch (Opener.rehearse(new RunId("dry-walk"), plan, channel, plan.team().lead())) {
          case Opener.Outcome.Hindered _ -> Optional.empty();
          case Opener.Outcome.Ready(Opening opening) -> Optional.of(RunState
              .of(new Entry(1, s, new Actor.Bot(), new RunEvent.Opened(opening)))
              .apply(new Entry(2, s, new Actor.Bot(), new RunEvent.Started(Optional.of(s)))));
        });
  }

  /** Whether the plan can be opened, comes to its end, and that within its window. */
  public boolean holds() {
    return hindered.isEmpty() && stuck.isEmpty() && spare().filter(Duration::isNegative).isEmpty();
  }

  /** From the end to the window's; negative where it is overrun. */
  public Optional<Duration> spare() {
    return plan.schedule().windowEnd().map(window -> Duration.between(end, window));
  }
}
