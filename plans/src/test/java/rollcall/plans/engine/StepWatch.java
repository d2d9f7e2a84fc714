package rollcall.plans.engine;

import static rollcall.plans.engine.Breach.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.plans.engine.Breach.Rule;
import rollcall.plans.model.Phase;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.OnHost;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/** Watches which steps are called and when, which way back is taken, and how a run ends. */
final class StepWatch {
  private static final Instant MIDNIGHT = Instant.parse("2009-08-18T00:00:00Z");
  private final Set<StepId> begun = new HashSet<>();
  private final Set<StepId> leftOut = new HashSet<>();
  private boolean held;
  private boolean unheard;

  void see(Entry entry, RunState before) {
    switch (entry.event()) {
      case RunEvent.StepCalled e -> called(before.step(e.step()), entry.at(), before);
      case RunEvent.WorkOrdered e -> check(!held && !unheard, Rule.BEGUN_WHILE_HELD, e.execution());
      case RunEvent.FallbackBegun e -> turned(e, before);
      case RunEvent.Ended e -> ended(e, entry.by(), before);
      case RunEvent.Held _ -> held = true;
      case RunEvent.Resumed _ -> held = false;
      case RunEvent.Unheard _ -> unheard = true;
      case RunEvent.HeardAgain _ -> unheard = false;
      case RunEvent.StepStarted e -> started(e, before);
      case RunEvent.StepRedone e -> leftOut.remove(e.step());
      case RunEvent.OfStep e when begins(e) -> begun.add(e.step());
      case RunEvent _ -> {
      }
    }
  }

  private void started(RunEvent.StepStarted event, RunState before) {
    var status = before.step(event.step()).status();
    check(status instanceof StepStatus.Called || status instanceof StepStatus.Taken,
        Rule.CALLED_TOO_EARLY, event);
    check(!held && !unheard, Rule.BEGUN_WHILE_HELD, event);
    begun.add(event.step());
  }

  private static boolean begins(RunEvent.OfStep event) {
    return switch (event) {
      case RunEvent.StepDone e ->
        e.how() != StepStatus.How.BY_VOTE && e.how() != StepStatus.How.BY_ITSELF;
      case RunEvent.StepTaken _,RunEvent.StepFailed _,RunEvent.StepStarted _,RunEvent.StepStopped _,RunEvent.StepUnknown _,RunEvent.StepChecking _,RunEvent.StepUndone _,RunEvent.ShareDone _ ->
        true;
      case RunEvent.StepCalled _,RunEvent.StepReminded _,RunEvent.StepOverran _,RunEvent.StepAssigned _,RunEvent.StepSkipped _,RunEvent.StepRedone _,RunEvent.StepWithdrawn _,RunEvent.StepAccepted _,RunEvent.StepExtended _,RunEvent.StepReached _,RunEvent.VoteCast _,RunEvent.GateRefused _,RunEvent.GateUnanswered _,RunEvent.CheckPassed _,RunEvent.CheckFailed _,RunEvent.CheckSkipped _,RunEvent.CheckHindered _ ->
        false;
    };
  }

  private void called(StepRun step, Instant at, RunState before) {
    check(step.status() instanceof StepStatus.Waiting && before.onCourse(step)
        && needsAreSettled(step, before) && !at.isBefore(from(step, before)),
        Rule.CALLED_TOO_EARLY, step.id());
    check(!held && !unheard, Rule.BEGUN_WHILE_HELD, step.id());
    check(!leftOut.contains(step.id()), Rule.UNDID_WHAT_NEVER_RAN, step.id());
    check(!besideAHalt(before), Rule.CALLED_BESIDE_A_HALT, step.id());
    check(!besideAForwardCommand(before), Rule.CALLED_BESIDE_A_FORWARD_COMMAND, step.id());
  }

  /** All that it needs, near and far: what is done anew comes before what followed from it. */
  private static boolean needsAreSettled(StepRun step, RunState state) {
    var next = new ArrayDeque<>(step.step().needs());
    var seen = new HashSet<StepId>();
    while (!next.isEmpty()) {
      var need = state.step(next.remove());
      if (!passes(need)) {
        return false;
      }
      need.step().needs().stream().filter(seen::add).forEach(next::add);
    }
    return true;
  }

  private static boolean besideAHalt(RunState state) {
    return state.course() instanceof Course.Forward
        && onCourse(state).anyMatch(s -> halts(s));
  }

  private static boolean besideAForwardCommand(RunState state) {
    return state.course() instanceof Course.Back && state.steps().stream()
        .anyMatch(s -> !state.onCourse(s) && s.status() instanceof StepStatus.Running);
  }

  private static Stream<StepRun> onCourse(RunState state) {
    return state.steps().stream().filter(state::onCourse);
  }

  /** By the design: before S at its own time, after it only where it says not before. */
  private static Instant from(StepRun step, RunState state) {
    var timing = step.step().timing();
    var own = timing.at().flatMap(at -> planned(at, state.course()));
    return switch (state.course()) {
      case Course.Open _,Course.Ended _ -> Instant.MIN;
      case Course.Forward(Instant s) when timing.notBefore() -> own.orElse(s);
      case Course.Forward(Instant s) -> own.filter(s::isAfter).orElse(s);
      case Course.Back _ -> timing.notBefore() ? own.orElse(Instant.MIN) : Instant.MIN;
    };
  }

  private static Optional<Instant> planned(PlannedTime time, Course course) {
    var clock = switch (time.clock()) {
      case S -> course.startedAt();
      case D -> course.turnedAt();
      case DAY -> Optional.of(MIDNIGHT);
    };
    return clock.map(c -> c.plus(Duration.ofMinutes(time.minutes())));
  }

  private void turned(RunEvent.FallbackBegun event, RunState before) {
    held = false;
    for (var step : before.plan().phases().get(event.phase()).steps()) {
      var undoes = step.effects().undoes();
      var ran = undoes.isEmpty() || undoes.stream().anyMatch(begun::contains);
      check(ran || event.leftOut().contains(step.id()), Rule.UNDID_WHAT_NEVER_RAN, step.id());
      check(!ran || !event.leftOut().contains(step.id()), Rule.LEFT_OUT_WHAT_RAN, step.id());
    }
    leftOut.addAll(event.leftOut());
  }

  private static void ended(RunEvent.Ended event, Actor by, RunState before) {
    var open = onCourse(before).filter(s -> !settles(s)).map(StepRun::id).toList();
    check(event.open().equals(open), Rule.ENDED_OPEN, event + " but " + open);
    if (by instanceof Actor.Bot) {
      check(open.isEmpty() && !(before.course() instanceof Course.Open)
          && before.steps().stream().noneMatch(s -> s.status() instanceof StepStatus.Running),
          Rule.ENDED_OPEN, event);
    } else if (event.outcome() == Course.Outcome.COMPLETED) {
      check(before.plan().phases(Phase.Kind.RELEASE).flatMap(p -> p.steps().stream())
          .allMatch(s -> settles(before.step(s.id()))), Rule.ENDED_OPEN, event);
    }
  }

  /** What nobody has to ask for has been told: each step that can be called is. */
  void nothingIsMissing(RunState state, Instant now) {
    if (held || unheard || besideAHalt(state) || besideAForwardCommand(state)) {
      return;
    }
    onCourse(state).filter(s -> s.status() instanceof StepStatus.Waiting)
        .filter(s -> needsAreSettled(s, state) && !now.isBefore(from(s, state)))
        .forEach(s -> check(false, Rule.NOT_TOLD, s.id() + " is not called"));
    check(state.course() instanceof Course.Open || state.course().ended()
        || onCourse(state).anyMatch(s -> !settles(s))
        || state.steps().stream().anyMatch(s -> s.status() instanceof StepStatus.Running),
        Rule.NOT_TOLD, "the run has not ended");
  }

  /** By the design: done, skipped, failed where it may, no-go where the plan goes on elsewhere. */
  private static boolean settles(StepRun step) {
    return switch (step.status()) {
      case StepStatus.Done _,StepStatus.Skipped _ -> true;
      case StepStatus.Failed _ -> step.step().terms().goesOn();
      case StepStatus.NoGo _ -> step.step().work() instanceof Work.Gate g
          && g.ifNoGo() instanceof Work.IfNoGo.SkipTo;
      case StepStatus.Waiting _,StepStatus.Called _,StepStatus.Taken _,StepStatus.Running _,StepStatus.Checking _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        false;
    };
  }

  /** What follows a command in the background needs its start only. */
  private static boolean passes(StepRun step) {
    var background = step.step().work() instanceof Work.Command c && c.manner().background();
    return settles(step) || (background && step.status() instanceof StepStatus.Running
        && step.hosts().values().stream().anyMatch(OnHost.Going.class::isInstance));
  }

  private static boolean halts(StepRun step) {
    return switch (step.status()) {
      case StepStatus.Failed _,StepStatus.NoGo _ -> !settles(step);
      case StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.Unanswered _ -> true;
      case StepStatus.Waiting _,StepStatus.Called _,StepStatus.Taken _,StepStatus.Running _,StepStatus.Checking _,StepStatus.Done _,StepStatus.Skipped _,StepStatus.Closed _ ->
        false;
    };
  }
}
