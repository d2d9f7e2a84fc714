package rollcall.plans.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.plans.forecast.Forecast;
import rollcall.plans.model.StepNumber;
import rollcall.plans.model.Work;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;
import rollcall.plans.run.Unmet;
import rollcall.plans.run.Shared;
import rollcall.plans.run.StepRun;

/**
 * What other open runs have in common with one: said, never refused, because only people know
 * whether it matters. A run that is not started is taken to start as planned; of each only what it
 * has still to do on its present way counts.
 */
final class Beside {
  /** The most that is said at once. */
  static final int MOST_LINES = 6;

  /** One step that is still to be done, and when that is. */
  private record Part(StepRun run, Forecast.Span span) {
    boolean overlaps(Part other) {
      return span.start().isBefore(other.span.end()) && other.span.start().isBefore(span.end());
    }

    Set<String> owners() {
      return switch (run.step().work()) {
        case Work.Milestone _,Work.Parts _ -> Set.of();
        case Work.ByHand _,Work.Command _,Work.Gate _,Work.Unbuilt _ ->
          names(run.owners().people());
      };
    }

    Set<String> hosts() {
      return run.step().work() instanceof Work.Command c ? names(c.hosts()) : Set.of();
    }

    boolean isAboutUsers() {
      return run.step().effects().users().isPresent();
    }

    StepNumber number() {
      return run.step().number();
    }

    private static Set<String> names(Collection<?> all) {
      var names = new LinkedHashSet<String>();
      all.forEach(one -> names.add(one.toString()));
      return names;
    }
  }

  /** What is to be put on the record; empty where nothing is shared. */
  static Optional<RunEvent.RunsBeside> seen(RunState state, Moment moment) {
    var shared = of(state, moment);
    return shared.isEmpty() ? Optional.empty() : Optional.of(new RunEvent.RunsBeside(shared));
  }

  private static List<Shared> of(RunState state, Moment moment) {
    var yours = parts(state, moment.now());
    return moment.others().stream()
        .flatMap(other -> with(other, parts(other, moment.now()), state, yours)).limit(MOST_LINES)
        .toList();
  }

  /** A rehearsal takes people's time, and touches neither hosts nor users. */
  private static Stream<Shared> with(RunState other, List<Part> theirs, RunState state,
      List<Part> yours) {
    var people = common(Shared.Kind.PEOPLE, other, theirs, yours, Part::owners, true);
    if (other.opening().rehearsal() || state.opening().rehearsal()) {
      return people.stream();
    }
    return Stream.of(people, common(Shared.Kind.HOSTS, other, theirs, yours, Part::hosts, false),
        users(other, theirs, state, yours)).flatMap(Optional::stream);
  }

  private static Optional<Shared> common(Shared.Kind kind, RunState other, List<Part> theirs,
      List<Part> yours, Function<Part, Set<String>> of, boolean atOneTime) {
    var what = new LinkedHashSet<String>();
    var its = new LinkedHashSet<StepNumber>();
    var own = new LinkedHashSet<StepNumber>();
    for (var their : theirs) {
      for (var your : yours) {
        var both = new LinkedHashSet<>(of.apply(their));
        both.retainAll(of.apply(your));
        if (!both.isEmpty() && (!atOneTime || their.overlaps(your))) {
          what.addAll(both);
          its.add(their.number());
          own.add(your.number());
        }
      }
    }
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(new Shared(other.id(), other.opening().channel(), kind, List.copyOf(what),
            List.copyOf(its), List.copyOf(own)));
  }

  /** From the first step that is about users to the last they are not to be counted on. */
  private static Optional<Shared> users(RunState other, List<Part> theirs, RunState state,
      List<Part> yours) {
    var its = theirs.stream().filter(Part::isAboutUsers).toList();
    var own = yours.stream().filter(Part::isAboutUsers).toList();
    var sameUsers = other.plan().environment().equals(state.plan().environment());
    return its.isEmpty() || own.isEmpty() || !sameUsers || apart(its, own)
        ? Optional.empty()
        : Optional.of(new Shared(other.id(), other.opening().channel(), Shared.Kind.USERS,
            List.of(), its.stream().map(Part::number).toList(),
            own.stream().map(Part::number).toList()));
  }

  private static boolean apart(List<Part> some, List<Part> others) {
    return end(some).isBefore(start(others)) || end(others).isBefore(start(some));
  }

  private static Instant start(List<Part> parts) {
    return parts.stream().map(p -> p.span().start()).min(Instant::compareTo).orElse(Instant.MAX);
  }

  private static Instant end(List<Part> parts) {
    return parts.stream().map(p -> p.span().end()).max(Instant::compareTo).orElse(Instant.MIN);
  }

  private static List<Part> parts(RunState state, Instant now) {
    var going = state.course() instanceof Course.Open ? started(state, now) : state;
    var forecast = Forecast.of(going, now);
    return going.onCourse().filter(s -> !s.settled() && !Unmet.isKnown(s, going))
        .flatMap(s -> forecast.span(s.id()).map(span -> new Part(s, span)).stream()).toList();
  }

  private static RunState started(RunState state, Instant now) {
    var planned = state.plan().schedule().plannedStart().filter(now::isBefore);
    return state.apply(
        new Entry(state.number() + 1, now, new Actor.Bot(), new RunEvent.Started(planned)));
  }
}
