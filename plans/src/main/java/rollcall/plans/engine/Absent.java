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
import java.util.stream.Stream;
import rollcall.plans.forecast.Turns;
import rollcall.plans.model.Owners;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Course;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Presence;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.AbsenceSaid.Missed;
import rollcall.plans.run.RunState;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus;

/**
 * Who left, or is away, and is to do something now or soon that nobody else can: a lead hears it,
 * once for each time that they went. In a rehearsal nobody has to be there.
 */
final class Absent {
  /** So long before their turn it matters. */
  private static final Duration SOON = Duration.ofMinutes(40);
  /** Who comes back so soon was not gone: connections break. */
  private static final Duration GRACE = Duration.ofMinutes(1);
  /**
   * Whoever said a word since, and no longer ago, reads the channel, whatever the network shows.
   */
  private static final Duration SPOKE = Duration.ofMinutes(5);

  private Absent() {}

  static Optional<Due> of(RunState state, Moment moment) {
    if (state.opening().rehearsal() || state.attention().unheard().isPresent()
        || !isUnderWay(state)) {
      return Optional.empty();
    }
    var reached = new HashMap<PersonId, Instant>();
    state.facts().presence().gone().forEach((who, gone) -> {
      if (!gone.said()) {
        reached.put(who, reached(who, gone, state));
      }
    });
    return reached.isEmpty() ? Optional.empty() : Optional.of(due(reached, state, moment.now()));
  }

  private static boolean isUnderWay(RunState state) {
    return switch (state.course()) {
      case Course.Forward _,Course.Back _ -> true;
      case Course.Open _,Course.Ended _ -> false;
    };
  }

  /** From when on they count as gone. */
  private static Instant reached(PersonId who, Presence.Gone gone, RunState state) {
    var spoke = Optional.ofNullable(state.facts().lastWord().get(who)).map(Entry::at)
        .filter(gone.since()::isBefore).map(word -> word.plus(SPOKE)).orElse(Instant.MIN);
    return Stream.of(gone.since().plus(GRACE), state.attention().since().plus(GRACE), spoke)
        .max(Comparator.naturalOrder()).orElseThrow();
  }

  /** When it does not matter yet it is looked at again, once a minute, since it hangs on much. */
  private static Due due(Map<PersonId, Instant> reached, RunState state, Instant now) {
    var first = Stream.concat(Stream.of(state.at().truncatedTo(ChronoUnit.MINUTES)
        .plus(1, ChronoUnit.MINUTES)), reached.values().stream().min(Comparator.naturalOrder())
            .stream())
        .max(Comparator.naturalOrder()).orElseThrow();
    if (now.isBefore(first)) {
      return Due.look(first);
    }
    var gone = reached.entrySet().stream().filter(e -> !now.isBefore(e.getValue()))
        .map(Map.Entry::getKey).toList();
    var missed = missed(gone, state, now);
    return missed.isEmpty()
        ? Due.look(now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES))
        : new Due(now, List.of(new RunEvent.AbsenceSaid(missed)));
  }

  private static List<Missed> missed(List<PersonId> gone, RunState state, Instant now) {
    var missed = new ArrayList<Missed>();
    var turns = Turns.next(state, now, (step, who) -> gone.contains(who)
        && isNeeded(who, step, state));
    for (var who : gone) {
      inHand(who, state).map(step -> new Missed(who, step.id(), now))
          .or(() -> Optional.ofNullable(turns.get(who))
              .filter(turn -> !turn.start().isAfter(now.plus(SOON)))
              .map(turn -> new Missed(who, turn.step(), turn.start())))
          .ifPresent(missed::add);
    }
    missed.sort(Comparator.comparing(Missed::from).thenComparing(m -> m.who().value()));
    return missed;
  }

  /** What was called to them, or is in their hands. */
  private static Optional<StepRun> inHand(PersonId who, RunState state) {
    return Stream.concat(state.waitingOn(who), state.lookedAtBy(who))
        .filter(step -> switch (step.status()) {
          case StepStatus.Called _ -> isNeeded(who, step, state);
          case StepStatus.Taken taken -> taken.by().equals(who)
              || (step.owners().needed() > 1 && isNeeded(who, step, state));
          case StepStatus.Checking _ -> step.openChecks().filter(c -> c.command().isEmpty())
              .anyMatch(check -> isNeeded(who, step.owners(check), step, state));
          case StepStatus _ -> false;
        }).findFirst();
  }

  /** Whether too few are left without them; who stands in is for the lead to ask. */
  private static boolean isNeeded(PersonId who, StepRun step, RunState state) {
    return isNeeded(who, step.owners(), step, state);
  }

  private static boolean isNeeded(PersonId who, Owners owners, StepRun step, RunState state) {
    return owners.include(who) && !hasAnswered(who, step) && owners.people().stream()
        .filter(p -> hasAnswered(p, step) || state.facts().presence().gone(p).isEmpty())
        .count() < owners.needed();
  }

  private static boolean hasAnswered(PersonId who, StepRun step) {
    return step.answers().votes().containsKey(who) || step.answers().ready().contains(who);
  }
}
