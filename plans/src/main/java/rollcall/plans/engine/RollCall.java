package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.forecast.Turns;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Phase;
import rollcall.plans.run.Course;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunState;

/**
 * Whether those whom the run needs are there: all are asked before S, each again before their first
 * step, and a lead hears who does not answer. A rehearsal has no S of its own, so it calls no roll.
 */
final class RollCall {
  /** Who has not said a word by then does not answer. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  /**
   * So long before their first step somebody is asked again; who spoke as shortly before is not.
   */
  private static final Duration AHEAD = Duration.ofMinutes(15);
  /** Whose turn comes so soon after another's is asked with them, in one line. */
  private static final Duration TOGETHER = Duration.ofMinutes(5);
  /** When S is moved by less the answers still hold. */
  private static final Duration HOLDS = Duration.ofMinutes(30);

  private RollCall() {}

  static List<Due> of(RunState state, Moment moment) {
    if (state.opening().rehearsal() || !state.plan().schedule().callsRoll()
        || state.attention().unheard().isPresent()) {
      return List.of();
    }
    var due = new ArrayList<Due>(silent(state));
    all(state, moment.now()).ifPresent(due::add);
    ahead(state, moment.now()).ifPresent(due::add);
    return due;
  }

  private static Optional<Due> all(RunState state, Instant now) {
    return toCome(state, now).map(state.plan().schedule()::rollCall)
        .filter(at -> state.facts().presence().called()
            .filter(last -> last.plus(HOLDS).isAfter(at)).isEmpty())
        .map(at -> Due.at(at, new RunEvent.RollCalled(wanted(state, now))));
  }

  private static Optional<Instant> toCome(RunState state, Instant now) {
    var s = switch (state.course()) {
      case Course.Open _ -> state.plan().schedule().plannedStart();
      case Course.Forward f -> Optional.of(f.s());
      case Course.Back _,Course.Ended _ -> Optional.<Instant>empty();
    };
    return s.filter(now::isBefore);
  }

  /** Leads, owners and deputies of what is to come, but for those who spoke just now. */
  private static List<PersonId> wanted(RunState state, Instant now) {
    return Stream.concat(state.leads().stream(), state.plan().phases().stream()
        .filter(p -> p.kind() != Phase.Kind.BEFORE).flatMap(p -> p.steps().stream())
        .flatMap(s -> Turns.people(state.step(s.id())))).distinct()
        .filter(p -> mayAnswer(p, state) && !spokeSince(now.minus(PATIENCE), p, state)).toList();
  }

  private static boolean mayAnswer(PersonId who, RunState state) {
    return !state.facts().duty().suspended().contains(who);
  }

  private static boolean spokeSince(Instant from, PersonId who, RunState state) {
    var word = state.facts().lastWord().get(who);
    return word != null && !word.at().isBefore(from);
  }

  /** When it is nobody's turn yet it is looked at again, once a minute, since it hangs on much. */
  private static Optional<Due> ahead(RunState state, Instant now) {
    if (!(state.course() instanceof Course.Forward) || !state.goingOn()
        || Turns.allMet(state)) {
      return Optional.empty();
    }
    var next = state.at().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    return now.isBefore(next)
        ? Optional.of(Due.look(next))
        : asked(state, now);
  }

  private static Optional<Due> asked(RunState state, Instant now) {
    var turns = new HashMap<PersonId, Instant>();
    Turns.first(state, now).forEach((who, step) -> turns.put(who, step.start()));
    turns.entrySet().removeIf(e -> !mayAnswer(e.getKey(), state)
        || e.getValue().isBefore(now.plus(PATIENCE))
        || spokeSince(e.getValue().minus(AHEAD.multipliedBy(2)), e.getKey(), state));
    return turns.values().stream().min(Comparator.naturalOrder())
        .map(first -> Due.at(first.minus(AHEAD), new RunEvent.AskedAhead(
            until(first.plus(TOGETHER), turns))));
  }

  private static List<PersonId> until(Instant last, Map<PersonId, Instant> turns) {
    var who = new ArrayList<>(turns.entrySet());
    who.sort(Map.Entry.<PersonId, Instant>comparingByValue()
        .thenComparing(e -> e.getKey().value()));
    return who.stream().filter(e -> !e.getValue().isAfter(last)).map(Map.Entry::getKey).toList();
  }

  /** Silence counts from when they could be heard. */
  private static List<Due> silent(RunState state) {
    var asked = state.facts().presence().asked();
    return asked.isEmpty()
        ? List.of()
        : asked.entrySet().stream()
            .collect(Collectors.groupingBy(Map.Entry::getValue,
                Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
            .entrySet().stream()
            .map(e -> Due.at(later(e.getKey(), state.attention().since()).plus(PATIENCE),
                new RunEvent.NotAnswered(sorted(e.getValue()))))
            .toList();
  }

  private static List<PersonId> sorted(List<PersonId> people) {
    return people.stream().sorted().toList();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
