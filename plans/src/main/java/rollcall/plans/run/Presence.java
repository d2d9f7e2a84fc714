package rollcall.plans.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.model.PersonId;

/**
 * Who is there, as far as they say: whoever was asked answers with any word.
 *
 * @param called
 *          when the roll was called last
 * @param asked
 *          who was asked and has not said a word since, and when
 * @param silent
 *          of whom a lead was told that they do not answer
 * @param here
 *          who has said that they are
 * @param met
 *          whose first step was called, or who was asked shortly before it
 * @param away
 *          who said that they are away, and until when
 */
public record Presence(Optional<Instant> called, Map<PersonId, Instant> asked, Set<PersonId> silent,
    Set<PersonId> here, Set<PersonId> met, Map<PersonId, Instant> away) {
  static final Presence UNKNOWN = new Presence(Optional.empty(), Map.of(), Set.of(), Set.of(),
      Set.of(), Map.of());

  public Presence {
    asked = Map.copyOf(asked);
    silent = Set.copyOf(silent);
    here = Set.copyOf(here);
    met = Set.copyOf(met);
    away = Map.copyOf(away);
  }

  /** Of {@code listed}, who has not answered the last roll call, or the lead who asked for one. */
  public List<PersonId> unanswered(List<PersonId> listed) {
    return listed.stream()
        .filter(called.isPresent() ? this::owesAnswer : who -> !here.contains(who))
        .toList();
  }

  /** Until when {@code who} is away, where that is still to come at {@code now}. */
  public Optional<Instant> awayUntil(PersonId who, Instant now) {
    return Optional.ofNullable(away.get(who)).filter(now::isBefore);
  }

  private boolean owesAnswer(PersonId who) {
    return asked.containsKey(who) || silent.contains(who);
  }

  Presence here(PersonId who) {
    return new Presence(called, asked, silent, with(here, List.of(who)), met, without(away, who));
  }

  Presence away(PersonId who, Instant until) {
    return new Presence(called, asked, silent, here, met, with(away, List.of(who), until));
  }

  Presence rollCalled(List<PersonId> who, Instant at) {
    return new Presence(Optional.of(at), with(Map.of(), who, at), Set.of(), Set.of(), met, away);
  }

  Presence askedAhead(List<PersonId> who, Instant at) {
    return new Presence(called, with(asked, who, at), silent, here, with(met, who), away);
  }

  Presence silent(List<PersonId> who) {
    var left = new HashMap<>(asked);
    who.forEach(left::remove);
    return new Presence(called, left, with(silent, who), here, met, away);
  }

  Presence met(List<PersonId> who) {
    return new Presence(called, asked, silent, here, with(met, who), away);
  }

  Presence said(PersonId who) {
    if (!owesAnswer(who)) {
      return this;
    }
    var still = new HashSet<>(silent);
    still.remove(who);
    return new Presence(called, without(asked, who), still, with(here, List.of(who)), met, away);
  }

  private static Set<PersonId> with(Set<PersonId> some, List<PersonId> more) {
    var all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  private static Map<PersonId, Instant> with(Map<PersonId, Instant> some, List<PersonId> who,
      Instant at) {
    var all = new HashMap<>(some);
    who.forEach(p -> all.put(p, at));
    return all;
  }

  private static Map<PersonId, Instant> without(Map<PersonId, Instant> some, PersonId who) {
    var left = new HashMap<>(some);
    left.remove(who);
    return left;
  }
}
