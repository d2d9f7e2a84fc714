package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Request;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * People who answer at once and take for each step exactly the time that is given, one step after
 * the other: what a forecast has to foresee, found by walking a run of the engine to its end.
 */
final class SteadyCrew {
  private final Release run;
  private final Map<StepId, Duration> takes;
  private final Map<StepId, Instant> began = new HashMap<>();

  SteadyCrew(Release run, Map<StepId, Duration> takes) {
    this.run = run;
    this.takes = takes;
  }

  /** Those of the plan. */
  static SteadyCrew of(Release run) {
    var takes = new HashMap<StepId, Duration>();
    run.state().plan().steps().forEach(s -> takes.put(s.id(), s.timing().takes()));
    return new SteadyCrew(run, takes);
  }

  /** At most so many words; returns when the run has ended, or nobody has anything to say. */
  void work(int words) {
    int said = 0;
    while (said < words && !run.state().course().ended()) {
      if (speaks()) {
        said++;
      } else if (!waits()) {
        return;
      }
    }
  }

  private boolean speaks() {
    return run.state().inPlay().toList().stream().anyMatch(this::speaks);
  }

  private boolean speaks(StepRun step) {
    return switch (step.status()) {
      case StepStatus.Called _ when isGate(step) ->
        isOver(step) && says(step, new Request.Go(ref(step), Optional.empty()));
      case StepStatus.Called _ -> !isBusy(owner(step)) && says(step, new Request.Take(ref(step)));
      case StepStatus.Taken _ -> isOver(step) && says(step, Say.done(step.step().number().value()));
      case StepStatus _ -> false;
    };
  }

  private boolean isBusy(PersonId who) {
    return run.state().inPlay().anyMatch(s -> s.status() instanceof StepStatus.Taken t
        && t.by().equals(who) && s.owners().people().size() == 1);
  }

  private static PersonId owner(StepRun step) {
    return step.owners().people().getFirst();
  }

  private boolean isOver(StepRun step) {
    return !end(step).isAfter(run.now());
  }

  private Instant end(StepRun step) {
    var since = step.status() instanceof StepStatus.Called c
        ? c.at()
        : began.getOrDefault(step.id(), run.now());
    return since.plus(length(step));
  }

  private Duration length(StepRun step) {
    return takes.getOrDefault(step.id(), Duration.ZERO);
  }

  private static boolean isGate(StepRun step) {
    return step.step().work() instanceof Work.Gate;
  }

  private boolean says(StepRun step, Request request) {
    began.putIfAbsent(step.id(), isGate(step) ? end(step).minus(length(step)) : run.now());
    var told = run.asks(owner(step), request);
    if (told.isEmpty() || run.state().step(step.id()).status().equals(step.status())) {
      throw new AssertionError(step.id() + " " + request + " " + told);
    }
    return true;
  }

  private static StepRef ref(StepRun step) {
    return new StepRef.Numbered(step.step().number());
  }

  /** Until the next end, or the next moment of the run's own. */
  private boolean waits() {
    var ends = run.state().inPlay().filter(s -> s.status() instanceof StepStatus.Taken
        || (s.status() instanceof StepStatus.Called && isGate(s)))
        .map(this::end);
    var due = Agenda.of(run.state(), run.moment()).items().stream().map(Due::at);
    var next = Stream.concat(ends, due).filter(run.now()::isBefore)
        .min(Comparator.naturalOrder());
    next.ifPresent(at -> run.after(Duration.between(run.now(), at)));
    return next.isPresent();
  }

  /** When each step was taken in hand. */
  Map<StepId, Instant> began() {
    return Map.copyOf(began);
  }

  /** Of which nobody has spoken. */
  List<StepRun> left() {
    return run.state().inPlay().toList();
  }
}
