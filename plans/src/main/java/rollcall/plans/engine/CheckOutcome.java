package rollcall.plans.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Check;
import rollcall.plans.model.HostName;
import rollcall.plans.run.Answers.Found.Hindered;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;

/**
 * What follows from how the commands that look at a step's checks go so far: they start when the
 * step is said to be done, one that finds it bad fails the step, and the last that finds it well
 * finishes it.
 */
record CheckOutcome(StepRun step, RunState state, Moment moment) {

  /** Empty while there is nothing to do but wait; one thing at a time. */
  List<RunEvent> ofChecking() {
    return Stream.<Function<CheckOutcome, List<RunEvent>>>of(CheckOutcome::failing,
        CheckOutcome::inDoubt, CheckOutcome::ending, CheckOutcome::going)
        .map(f -> f.apply(this)).filter(e -> !e.isEmpty()).findFirst().orElseGet(List::of);
  }

  /**
   * A check's end became known after all; the step is in its owner's hands still. Empty where no
   * check is why it is unknown.
   */
  Optional<List<RunEvent>> ofUnknown() {
    if (begun().isEmpty()) {
      return Optional.empty();
    }
    if (begun().stream().map(this::ends)
        .anyMatch(e -> e.lost().isPresent() || e.unclear().isPresent())) {
      return Optional.of(List.of());
    }
    return Optional.of(failing()).filter(e -> !e.isEmpty())
        .or(() -> Optional.of(List.of(new RunEvent.StepStopped(step.id()))));
  }

  /** Lines that no command will look at any more in this attempt, and that are not well. */
  static Optional<Check> spent(StepRun step) {
    return step.openChecks().filter(c -> isSpent(c, step)).findFirst();
  }

  static boolean isSpent(Check check, StepRun step) {
    var ends = Ends.of(step, Optional.of(check.letter()));
    return check.command().isPresent() && !ends.isGoing()
        && (!ends.isWell() || (isToStop(step) && !ends.isWhole()));
  }

  /** A stop is of all that looks, also of what has not begun. */
  private static boolean isToStop(StepRun step) {
    return step.starts().checks().keySet().stream().map(c -> Ends.of(step, Optional.of(c)))
        .anyMatch(e -> e.wasStopped() || e.stopWasOrdered() || e.isStopping());
  }

  private List<RunEvent> failing() {
    return begun().stream().filter(c -> !ends(c).isGoing() && !ends(c).wasStopped())
        .filter(c -> ends(c).lost().isEmpty())
        .flatMap(c -> ends(c).failure().map(why -> failed(c, why)).stream()).findFirst()
        .orElseGet(List::of);
  }

  private List<RunEvent> failed(Check check, String why) {
    return List.of(new RunEvent.CheckFailed(step.id(), check.letter(), why),
        new RunEvent.StepFailed(step.id(), named(check, why)));
  }

  private String named(Check check, String why) {
    return step.step().number() + "" + check.letter() + ": " + why;
  }

  /** To be stopped, and no host that has not ended can be asked. */
  private List<RunEvent> inDoubt() {
    var doubts = begun().stream().filter(c -> ends(c).isGoing())
        .map(c -> ends(c).stopInDoubt().map(why -> named(c, why))).toList();
    return !doubts.isEmpty() && doubts.stream().allMatch(Optional::isPresent)
        ? List.of(new RunEvent.StepUnknown(step.id(), doubts.getFirst().orElseThrow()))
        : List.of();
  }

  /** Nothing goes any more: what cannot be told, or was stopped. */
  private List<RunEvent> ending() {
    if (isGoing()) {
      return List.of();
    }
    var left = isToStop(step) && open().anyMatch(c -> !ends(c).isWhole());
    return Stream.concat(begun().stream().flatMap(c -> ended(c).stream()),
        left ? Stream.of(new RunEvent.StepStopped(step.id())) : Stream.of()).limit(1).toList();
  }

  private Optional<RunEvent> ended(Check check) {
    var ends = ends(check);
    var unknown = ends.lost().or(() -> ends.wasStopped() ? Optional.empty() : ends.unclear())
        .<RunEvent>map(why -> new RunEvent.StepUnknown(step.id(), named(check, why)));
    return unknown.or(() -> isStopped(check)
        ? Optional.of(new RunEvent.StepStopped(step.id()))
        : Optional.empty());
  }

  private boolean isStopped(Check check) {
    var ends = ends(check);
    return ends.wasStopped()
        || (!ends.isWhole() && (isToStop(step) || !state.onCourse(step)));
  }

  /** The next hosts of what has begun, what has not begun, and what has ended well. */
  private List<RunEvent> going() {
    return open().filter(c -> !ends(c).isGoing() && ends(c).isWell())
        .map(c -> ends(c).isWhole() ? passed(c) : next(c)).filter(e -> !e.isEmpty()).findFirst()
        .orElseGet(List::of);
  }

  private List<RunEvent> passed(Check check) {
    var events = new ArrayList<RunEvent>();
    events.add(new RunEvent.CheckPassed(step.id(), check.letter(), Optional.empty()));
    if (step.openChecks().allMatch(check::equals) && CheckRule.missing(step).isEmpty()) {
      events.add(CheckRule.done(step, step.owners().people().getFirst(), Map.of()));
    } else if (!state.onCourse(step) && begun().equals(List.of(check))) {
      events.add(new RunEvent.StepStopped(step.id()));
    }
    return List.copyOf(events);
  }

  private List<RunEvent> next(Check check) {
    if (!state.onCourse(step) || isToStop(step)) {
      return List.of();
    }
    return hindrance(check).map(why -> hindered(check, why)).orElseGet(() -> Commands
        .next(step, Optional.of(check.letter()), state, moment.site()).toList());
  }

  /** Said once. */
  private List<RunEvent> hindered(Check check, String why) {
    return step.answers().checks().get(check.letter()) instanceof Hindered h && h.why().equals(why)
        ? List.of()
        : List.of(new RunEvent.CheckHindered(step.id(), check.letter(), why));
  }

  private Optional<String> hindrance(Check check) {
    var held = state.attention().held().map(why -> "the run is on hold: " + why)
        .or(() -> state.goingOn() ? Optional.empty() : Optional.of("nobody can be heard"));
    return held.or(() -> state.opening().rehearsal()
        ? Optional.empty()
        : unapproved().or(() -> unpermitted(check)));
  }

  private Optional<String> unapproved() {
    return Approval.refusal(new Case(state, state.lead(), Optional.empty(), moment))
        .map(_ -> "the commands of this run are not approved");
  }

  private Optional<String> unpermitted(Check check) {
    var hosts = check.command().stream()
        .flatMap(c -> Commands.unpermitted(c, state.plan(), Commands.values(state), moment.site())
            .stream())
        .map(HostName::value).collect(Collectors.joining(", "));
    return hosts.isEmpty()
        ? Optional.empty()
        : Optional.of("no permit of this site covers it on " + hosts);
  }

  private boolean isGoing() {
    return step.starts().checks().values().stream()
        .anyMatch(hosts -> hosts.values().stream().anyMatch(h -> !h.ended()));
  }

  /** Lines that a command looks at, and has not yet found well. */
  private Stream<Check> open() {
    return step.openChecks().filter(c -> c.command().isPresent());
  }

  private List<Check> begun() {
    return open().filter(c -> step.starts().checks().containsKey(c.letter())).toList();
  }

  private Ends ends(Check check) {
    return Ends.of(step, Optional.of(check.letter()));
  }
}
