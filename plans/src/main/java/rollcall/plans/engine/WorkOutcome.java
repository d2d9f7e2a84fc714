package rollcall.plans.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.OnHost;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;
import rollcall.plans.site.Site;

/**
 * What follows from how a step's command went so far: wait, the next hosts, or the step's own
 * outcome.
 */
final class WorkOutcome {
  /** Empty while there is nothing to do but wait. */
  static Optional<List<RunEvent>> of(StepRun step, RunState state, Site site) {
    return Optional.of(events(step, state, site)).filter(e -> !e.isEmpty());
  }

  private static List<RunEvent> events(StepRun step, RunState state, Site site) {
    return switch (step.status()) {
      case StepStatus.Running r -> ofRunning(step, r.by(), state, site);
      case StepStatus.Unknown u ->
        step.hosts().isEmpty() || isGoing(step) || has(step, OnHost.Lost.class)
            ? List.of()
            : List.of(settledLate(step, u.by()));
      case StepStatus.Waiting _,StepStatus.Called _,StepStatus.Taken _,StepStatus.Checking _,StepStatus.Done _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        List.of();
    };
  }

  private static List<RunEvent> ofRunning(StepRun step, Optional<PersonId> by, RunState state,
      Site site) {
    if (isGoing(step)) {
      return stopIsInDoubt(step)
          ? List.of(new RunEvent.StepUnknown(step.id(),
              "not confirmed that it stopped: " + hosts(step, OnHost.Unseen.class::isInstance)))
          : List.of();
    }
    return bad(step, by).isEmpty() ? goOn(step, by, state, site) : bad(step, by);
  }

  /** To be stopped, and no host that has not ended can be asked. */
  private static boolean stopIsInDoubt(StepRun step) {
    return step.hosts().values().stream().filter(h -> !h.ended())
        .allMatch(h -> h instanceof OnHost.Unseen u && u.stopping());
  }

  /** Nothing goes any more: what was bad about it, the worst first. */
  private static List<RunEvent> bad(StepRun step, Optional<PersonId> by) {
    if (has(step, OnHost.Lost.class)) {
      return List.of(new RunEvent.StepUnknown(step.id(),
          "lost sight of it on " + hosts(step, OnHost.Lost.class::isInstance)));
    }
    if (has(step, OnHost.Killed.class) || has(step, OnHost.Cancelled.class)) {
      return List.of(step.isBackground() ? done(step, by) : new RunEvent.StepStopped(step.id()));
    }
    return has(step, OnHost.NotStarted.class) || !hosts(step, h -> exitedBadly(step, h)).isEmpty()
        ? List.of(failed(step))
        : List.of();
  }

  private static RunEvent failed(StepRun step) {
    var why = step.hosts().entrySet().stream().flatMap(e -> switch (e.getValue()) {
      case OnHost.Exited x when exitedBadly(step, x) ->
        Stream.of("exit " + x.status() + " on " + e.getKey());
      case OnHost.NotStarted n -> Stream.of("not started on " + e.getKey() + ": " + n.why());
      case OnHost _ -> Stream.<String>of();
    }).collect(Collectors.joining(", "));
    return new RunEvent.StepFailed(step.id(), why);
  }

  private static List<RunEvent> goOn(StepRun step, Optional<PersonId> by, RunState state,
      Site site) {
    var next = step.step().work() instanceof Work.Command c
        ? Commands.next(step, c, state, site).toList()
        : List.<RunEvent>of();
    if (next.isEmpty()) {
      return List.of(done(step, by));
    }
    if (!state.onCourse(step) || stopWasOrdered(step)) {
      return List.of(new RunEvent.StepStopped(step.id()));
    }
    return state.goingOn() ? next : List.of();
  }

  /** Its end became known after all; where hosts are left, it does not go on by itself. */
  private static RunEvent settledLate(StepRun step, Optional<PersonId> by) {
    var bad = bad(step, by);
    var whole = step.step().work() instanceof Work.Command c
        && step.hosts().keySet().containsAll(c.hosts());
    return !bad.isEmpty()
        ? bad.getFirst()
        : by.filter(_ -> whole).map(_ -> done(step, by))
            .orElseGet(() -> new RunEvent.StepStopped(step.id()));
  }

  /** Done, or for people to look at where it has a checklist, or to say what is recorded. */
  private static RunEvent done(StepRun step, Optional<PersonId> by) {
    return step.openChecks().findAny().isPresent() || !step.step().records().isEmpty()
        ? new RunEvent.StepChecking(step.id(), StepStatus.How.BY_COMMAND, by, Optional.empty(),
            Map.of(), Optional.empty())
        : new RunEvent.StepDone(step.id(), StepStatus.How.BY_COMMAND, by, Optional.empty(),
            Map.of(), Optional.empty());
  }

  /** It ended well before the stop reached it; the hosts that are left are not begun. */
  private static boolean stopWasOrdered(StepRun step) {
    return step.hosts().values().stream()
        .anyMatch(h -> h instanceof OnHost.Exited e && e.stopOrdered());
  }

  private static boolean isGoing(StepRun step) {
    return step.hostsWithoutEnd().findAny().isPresent();
  }

  private static boolean exitedBadly(StepRun step, OnHost now) {
    return now instanceof OnHost.Exited e && step.step().work() instanceof Work.Command c
        && !c.expected().accepts(e.status());
  }

  private static boolean has(StepRun step, Class<? extends OnHost> what) {
    return !hosts(step, what::isInstance).isEmpty();
  }

  private static String hosts(StepRun step, Predicate<OnHost> which) {
    return step.hosts().entrySet().stream().filter(e -> which.test(e.getValue()))
        .map(e -> e.getKey().value()).collect(Collectors.joining(", "));
  }
}
