package rollcall.plans.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.StepGraph;
import rollcall.plans.model.StepId;
import rollcall.plans.model.Work;
import rollcall.plans.forecast.Forecast.Cause;
import rollcall.plans.forecast.Forecast.Leg;
import rollcall.plans.forecast.Forecast.Span;
import rollcall.plans.run.CallTime;
import rollcall.plans.run.RunState;
import rollcall.plans.run.Unmet;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * One walk over what is left of a run's way. A step begins when all that it needs has ended, at its
 * own time where that holds it back, and when who does it by hand alone is free: nobody does two
 * things at once, and each takes first what could begin first, by the order of the file where that
 * is the same.
 */
final class Walk {
  private final RunState state;
  private final Instant now;
  private final Function<StepRun, Duration> takes;
  private final StepGraph graph;
  private final Map<StepId, Leg> legs = new HashMap<>();
  /** From when on what needs a step may go on, and what decides that. */
  private final Map<StepId, Free> passed = new HashMap<>();
  private final Set<StepId> known = new HashSet<>();
  private final Set<StepId> offered = new HashSet<>();
  /** Who is at work, and on what, by what is placed so far. */
  private final Map<PersonId, StepId> atWork = new HashMap<>();
  /** What could begin, and when: the first first. */
  private final Queue<Ready> ready = new PriorityQueue<>(
      Comparator.comparing((Ready r) -> r.free().at()).thenComparingInt(Ready::ordinal));

  Walk(RunState state, Instant now, Function<StepRun, Duration> takes) {
    this.state = state;
    this.now = now;
    this.takes = takes;
    this.graph = state.steps().graph();
  }

  /** Every step of the way, with what it needs of the days before. */
  Map<StepId, Leg> legs() {
    walk();
    return legs;
  }

  /** From what is under way on, in the order in which things begin. */
  private void walk() {
    var left = new ArrayList<StepRun>();
    for (var run : onTheWay()) {
      begunLeg(run).ifPresentOrElse(leg -> place(run, leg), () -> left.add(run));
    }
    List.copyOf(legs.keySet()).forEach(id -> pass(state.step(id)));
    left.forEach(this::offer);
    while (!ready.isEmpty()) {
      var next = ready.remove();
      var run = state.step(graph.step(next.ordinal()).id());
      var free = next.free().after(hands(run), cause(run));
      if (free.at().equals(next.free().at())) {
        place(run, leg(run, next.free()));
        pass(run);
      } else {
        ready.add(new Ready(free, next.ordinal()));
      }
    }
  }

  /**
   * What follows a step may go on when that is over, and all before it, near and far: one that is
   * skipped ahead of its time lets nothing past what is still open before it.
   */
  private void pass(StepRun first) {
    var open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      var run = open.removeFirst();
      if (legs.containsKey(run.id()) && !passed.containsKey(run.id())
          && run.step().needs().stream().allMatch(passed::containsKey)) {
        passed.put(run.id(), needed(run, new Free(over(run), new Cause.Need(run.id()))));
        graph.followers(graph.ordinal(run.id())).mapToObj(i -> state.step(graph.step(i).id()))
            .forEach(follower -> {
              offer(follower);
              open.addLast(follower);
            });
      }
    }
  }

  /** Not before all that it needs is passed. */
  private Free needed(StepRun run, Free free) {
    var all = free;
    for (var need : run.step().needs()) {
      var before = Objects.requireNonNull(passed.get(need));
      all = all.after(Optional.of(before.at()), before.cause());
    }
    return all;
  }

  /** When it is over, or needs no waiting for any more. */
  private Instant over(StepRun run) {
    return run.isBackground() && !run.settled()
        ? later(now, start(run))
        : end(run.id());
  }

  /** What is on course, and what it needs of the days before. */
  private Collection<StepRun> onTheWay() {
    var all = new LinkedHashMap<StepId, StepRun>();
    var open = new ArrayDeque<>(state.onCourse().toList());
    while (!open.isEmpty()) {
      var run = open.removeFirst();
      if (all.putIfAbsent(run.id(), run) == null) {
        run.step().needs().forEach(need -> open.addLast(state.step(need)));
      }
    }
    known.addAll(all.keySet());
    return all.values();
  }

  private void place(StepRun run, Leg leg) {
    legs.put(run.id(), leg);
    if (leg.span().end().isAfter(leg.span().start())) {
      worker(run).ifPresent(who -> atWork.merge(who, run.id(), this::later));
    }
  }

  private StepId later(StepId a, StepId b) {
    return end(a).isAfter(end(b)) ? a : b;
  }

  private Instant end(StepId placed) {
    return span(placed).map(Span::end).orElse(now);
  }

  /** Who has it in their hands, so that they do nothing else meanwhile. */
  private static Optional<PersonId> worker(StepRun run) {
    if (!(run.step().work() instanceof Work.ByHand)) {
      return Optional.empty();
    }
    return switch (run.status()) {
      case StepStatus.Taken t -> Optional.of(t.by());
      case StepStatus.Called _,StepStatus.Waiting _,StepStatus.Failed _,StepStatus.Stopped _ ->
        Optional.of(run.owners().people()).filter(p -> p.size() == 1).map(List::getFirst);
      case StepStatus.Running _,StepStatus.Checking _,StepStatus.Done _,StepStatus.Skipped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _,StepStatus.Closed _ ->
        Optional.empty();
    };
  }

  private Optional<Leg> begunLeg(StepRun run) {
    return switch (run.status()) {
      case StepStatus.Done d -> begun(d.since(), d.at());
      case StepStatus.Skipped s -> begun(s.at(), s.at());
      case StepStatus.Taken t -> goesOn(run, t.at(), t.at().plus(takes.apply(run)));
      case StepStatus.Running r -> goesOn(run, r.since(), r.since().plus(takes.apply(run)));
      case StepStatus.Checking c -> goesOn(run, c.since(), now);
      case StepStatus.Closed _ -> begun(now, now);
      case StepStatus.Called _,StepStatus.Waiting _,StepStatus.Failed _,StepStatus.Stopped _,StepStatus.Unknown _,StepStatus.NoGo _,StepStatus.Unanswered _ ->
        Optional.empty();
    };
  }

  private static Optional<Leg> begun(Instant start, Instant end) {
    return Optional.of(new Leg(new Span(start, end), Forecast.NOTHING));
  }

  /** As its owner thinks, where they said so. */
  private Optional<Leg> goesOn(StepRun run, Instant since, Instant planned) {
    return begun(since, later(now, run.answers().until().orElse(planned)));
  }

  /** From when nothing is in the way, and what was last. */
  private record Free(Instant at, Cause cause) {
    Free after(Optional<Instant> other, Cause because) {
      return other.filter(o -> o.isAfter(at)).map(o -> new Free(o, because)).orElse(this);
    }
  }

  private record Ready(Free free, int ordinal) {}

  /** Once it is known when nothing that it needs is in the way any more. */
  private void offer(StepRun run) {
    if (known.contains(run.id()) && !legs.containsKey(run.id())
        && (isCalled(run) || run.step().needs().stream().allMatch(passed::containsKey))
        && offered.add(run.id())) {
      var at = new Free(now, Forecast.NOTHING);
      ready.add(new Ready(isCalled(run) ? at : free(run, at), graph.ordinal(run.id())));
    }
  }

  /** From when it could begin. */
  private Free free(StepRun run, Free at) {
    var needed = needed(run, at);
    return needed.after(Optional.of(CallTime.of(run, state)), new Cause.Clock());
  }

  private static boolean isCalled(StepRun run) {
    return run.status() instanceof StepStatus.Called;
  }

  /** Until when who does it is at work on another one. */
  private Optional<Instant> hands(StepRun run) {
    return other(run).map(this::end);
  }

  private Cause cause(StepRun run) {
    return other(run).<Cause>map(Cause.Hands::new).orElse(Forecast.NOTHING);
  }

  private Optional<StepId> other(StepRun run) {
    return takes.apply(run).isPositive()
        ? worker(run).map(atWork::get)
        : Optional.empty();
  }

  private Leg leg(StepRun run, Free free) {
    if (run.status() instanceof StepStatus.Waiting) {
      if (Unmet.isKnown(run, state)) {
        return new Leg(new Span(free.at(), free.at()), free.cause());
      }
      if (run.step().work() instanceof Work.Parts) {
        return whole(run, free);
      }
    }
    var length = run.step().work() instanceof Work.Milestone ? Duration.ZERO : takes.apply(run);
    return new Leg(new Span(free.at(), free.at().plus(length)), free.cause());
  }

  /**
   * From the first of its parts to the last, and as long as it was planned itself; a mere guess at
   * its own length counts only where a part does not tell its own.
   */
  private Leg whole(StepRun run, Free free) {
    var first = state.parts(run.id()).filter(p -> legs.containsKey(p.id()))
        .min(Comparator.comparing(this::start));
    var start = first.map(this::start).orElse(free.at());
    var length = run.step().timing().guessed() && areTold(run)
        ? Duration.ZERO
        : takes.apply(run);
    var end = free.after(Optional.of(start.plus(length)),
        first.<Cause>map(p -> new Cause.Need(p.id())).orElse(Forecast.NOTHING));
    return new Leg(new Span(start, end.at()), end.cause());
  }

  private boolean areTold(StepRun whole) {
    return state.parts(whole.id()).allMatch(p -> state.estimate(p).known()
        || p.step().work() instanceof Work.Milestone
        || (p.step().work() instanceof Work.Parts && areTold(p)));
  }

  private Instant start(StepRun placed) {
    return span(placed.id()).map(Span::start).orElse(now);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private Optional<Span> span(StepId placed) {
    return Optional.ofNullable(legs.get(placed)).map(Leg::span);
  }
}
