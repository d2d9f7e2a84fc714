package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Team;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.Reminded;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * What is said of one step while nobody answers its call, looks at it, or says that it is at its
 * end, and when. While nobody could be heard nobody was silent.
 */
record Silence(StepRun run, RunState state) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int WHOLE = 100;
  /** Nobody is asked sooner after they began, however short the step. */
  private static final Duration BREATH = Duration.ofMinutes(1);

  Stream<Due> of(StepStatus.Called called) {
    return state.course() instanceof Course.Open
        ? ahead(called)
        : Stream.of(reminder(
            new StepStatus.Asked(called.at(), called.reminders(), called.lastSaid())));
  }

  Stream<Due> of(StepStatus.Checking checking) {
    return run.waitsForALook() ? Stream.of(reminder(checking.asked())) : Stream.of();
  }

  Stream<Due> of(StepStatus.Running running) {
    return running.overran() || run.isBackground() ? Stream.of() : overrun();
  }

  /**
   * Who was asked whether it is done, and has not said a word since, is silent: a lead hears it.
   */
  Stream<Due> of(StepStatus.Taken taken) {
    if (taken.overran().isEmpty()) {
      return overrun();
    }
    var asked = taken.overran().get();
    var spoke = Optional.ofNullable(state.facts().lastWord().get(taken.by())).map(Entry::at)
        .filter(at -> !at.isBefore(asked.at())).isPresent();
    return spoke || asked.reminders() > 0
        ? Stream.of()
        : Stream.of(Due.at(heardFrom(asked.at()).plus(reminders().lead()),
            new RunEvent.StepReminded(run.id(), Reminded.LEAD)));
  }

  /** Days ahead the owner is reminded the day before it is due, then the lead every day. */
  private Stream<Due> ahead(StepStatus.Called called) {
    return state.due(run).stream()
        .map(due -> Due.at(
            later(due.plus(DAY.multipliedBy(called.reminders() - 1L)),
                called.lastSaid().plus(DAY.dividedBy(2))),
            new RunEvent.StepReminded(run.id(),
                called.reminders() == 0 ? Reminded.OWNER : Reminded.LEAD)));
  }

  private Due reminder(StepStatus.Asked asked) {
    var due = heardFrom(asked.at()).plus(after(asked.reminders()));
    return Due.at(later(due, asked.lastSaid().plus(sinceTheLast(asked.reminders()))),
        new RunEvent.StepReminded(run.id(), whom(asked.reminders())));
  }

  /** Where the clock jumped over several, they are not said in one breath. */
  private Duration sinceTheLast(int said) {
    return said == 0 ? reminders().owner() : after(said).minus(after(said - 1));
  }

  /** The owner, the deputy, the lead, and from then on the owner again and again. */
  private Duration after(int said) {
    var plan = reminders();
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

  /** Once so much of its expected time is over as the plan allows. */
  private Stream<Due> overrun() {
    return state.plannedEnd(run).stream()
        .map(end -> run.answers().until().isPresent() ? end : stretched(end))
        .map(at -> Due.at(heardFrom(at), new RunEvent.StepOverran(run.id())));
  }

  private Instant stretched(Instant end) {
    return run.begun()
        .map(b -> later(b.plus(BREATH),
            b.plus(Duration.between(b, end).multipliedBy(reminders().overrun()).dividedBy(WHOLE))))
        .orElse(end);
  }

  private Team.Reminders reminders() {
    return run.step().terms().remind().orElseGet(state.plan().team()::remind);
  }

  private Instant heardFrom(Instant at) {
    return later(at, state.attention().since());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
