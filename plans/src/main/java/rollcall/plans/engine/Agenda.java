package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Team;
import rollcall.plans.run.Course;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.Closing;
import rollcall.plans.run.RunEvent.Reminded;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * Everything that follows from a run's state by itself, each with the moment from which it does.
 * What is past is to be told now; the earliest of the rest is when to look again. A forgotten timer
 * cannot be written: there is nothing else that wakes a run.
 */
public record Agenda(List<Due> items) {
  public static Agenda of(RunState state, Moment moment) {
    if (state.course().ended()) {
      return new Agenda(List.of());
    }
    var work = Stream.concat(state.active(), state.inPlay().filter(s -> !s.active()))
        .flatMap(s -> WorkOutcome.of(s, state, moment.site()).map(Due::now).stream());
    var people = state.goingOn()
        ? state.inPlay().flatMap(s -> ofPeople(s, state))
        : Stream.<Due>of();
    return new Agenda(Stream.of(lapsing(state), work, people, end(state)).flatMap(s -> s).toList());
  }

  /** What is due at {@code now}, the earliest first. */
  public Optional<Due> first(Instant now) {
    return items.stream().filter(d -> !d.at().isAfter(now)).min(Comparator.comparing(Due::at));
  }

  /** When to look again; empty where only somebody's word moves the run. */
  public Optional<Instant> next(Instant now) {
    return items.stream().map(Due::at).filter(now::isBefore).min(Comparator.naturalOrder());
  }

  private static Stream<Due> ofPeople(StepRun run, RunState state) {
    return switch (run.status()) {
      case StepStatus.Waiting _ -> mayCall(state)
          ? callableFrom(run, state).map(at -> Due.at(at, new RunEvent.StepCalled(run.id())))
              .stream()
          : Stream.of();
      case StepStatus.Called c ->
        state.course() instanceof Course.Open ? Stream.of() : Stream.of(reminder(run, c, state));
      case StepStatus.Taken t -> overrun(run, t, state);
      case StepStatus.Running _,StepStatus.Done _,StepStatus.Failed _,StepStatus.Skipped _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.Closed _ ->
        Stream.of();
    };
  }

  /**
   * Going forward nothing new is called beside a halted step; going back only its own successors
   * wait.
   */
  private static boolean mayCall(RunState state) {
    return switch (state.course()) {
      case Course.Open _,Course.Ended _ -> true;
      case Course.Forward _ -> state.inPlay().noneMatch(s -> s.status().halted());
      case Course.Back _ -> state.active()
          .noneMatch(s -> !state.onCourse(s) && s.status() instanceof StepStatus.Running);
    };
  }

  /**
   * From when a step may be called, its needs aside: before S, its own time; after S only
   * not-before holds back. Empty where that cannot be said yet.
   */
  static Optional<Instant> callableFrom(StepRun run, RunState state) {
    var timing = run.step().timing();
    var own = timing.at().flatMap(at -> state.course().at(at, state.plan().schedule()));
    return switch (state.course()) {
      case Course.Open _,Course.Ended _ -> Optional.of(Instant.MIN);
      case Course.Forward f -> Optional
          .of(timing.notBefore() ? own.orElse(f.s()) : own.filter(f.s()::isAfter).orElse(f.s()));
      case Course.Back _ -> Optional.of(timing.notBefore() ? own.orElse(Instant.MIN) : Instant.MIN);
    };
  }

  private static Due reminder(StepRun run, StepStatus.Called called, RunState state) {
    var plan = state.plan().team().remind();
    var from = later(called.at(), state.attention().since());
    var due = from.plus(after(called.reminders(), plan));
    return Due.at(later(due, called.lastSaid().plus(sinceTheLast(called.reminders(), plan))),
        new RunEvent.StepReminded(run.id(), whom(called.reminders())));
  }

  /** Where the clock jumped over several, they are not said in one breath. */
  private static Duration sinceTheLast(int said, Team.Reminders plan) {
    return said == 0 ? plan.owner() : after(said, plan).minus(after(said - 1, plan));
  }

  /** The owner, the deputy, the lead, and from then on the owner again and again. */
  private static Duration after(int said, Team.Reminders plan) {
    return switch (said) {
      case 0 -> plan.owner();
      case 1 -> plan.deputy();
      case 2 -> plan.lead();
      default -> plan.owner().plus(plan.again().multipliedBy(said - 2));
    };
  }

  private static Reminded whom(int said) {
    return switch (said) {
      case 1 -> Reminded.DEPUTY;
      case 2 -> Reminded.LEAD;
      default -> Reminded.OWNER;
    };
  }

  private static Stream<Due> overrun(StepRun run, StepStatus.Taken taken, RunState state) {
    var takes = run.step().timing().takes();
    var due = later(taken.at().plus(takes), state.attention().since());
    return taken.overran() || takes.isZero()
        ? Stream.of()
        : Stream.of(Due.at(due, new RunEvent.StepOverran(run.id())));
  }

  private static Stream<Due> lapsing(RunState state) {
    return state.proposals().values().stream()
        .map(p -> Due.at(p.until(), new RunEvent.ProposalClosed(p.token(), Closing.LAPSED)));
  }

  /** A way is at its end when all its steps are settled and nothing runs. */
  private static Stream<Due> end(RunState state) {
    if (state.course() instanceof Course.Open || state.inPlay().findAny().isPresent()
        || state.active().anyMatch(s -> s.status() instanceof StepStatus.Running)) {
      return Stream.of();
    }
    var outcome = state.course() instanceof Course.Back
        ? Course.Outcome.FALLEN_BACK
        : Course.Outcome.COMPLETED;
    return Stream.of(Due.now(List.of(new RunEvent.Ended(outcome, EndRule.open(state)))));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
