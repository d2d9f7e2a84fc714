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
 * Who is there, as far as they say and the channel's network shows: whoever was asked answers with
 * any word.
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
 * @param gone
 *          who does not read the channel
 */
public record Presence(Optional<Instant> called, Map<PersonId, Instant> asked, Set<PersonId> silent,
    Set<PersonId> here, Set<PersonId> met, Map<PersonId, Instant> away, Map<PersonId, Gone> gone) {
  static final Presence UNKNOWN = new Presence(Optional.empty(), Map.of(), Set.of(), Set.of(),
      Set.of(), Map.of(), Map.of());

  /** Since when, as the bot saw it, and whether a lead was told. */
  public record Gone(Absence how, Instant since, boolean said) {}

  public Presence {
    asked = Map.copyOf(asked);
    silent = Set.copyOf(silent);
    here = Set.copyOf(here);
    met = Set.copyOf(met);
    away = Map.copyOf(away);
    gone = Map.copyOf(gone);
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

  /** Since when and how {@code who} is gone, where they are. */
  public Optional<Gone> gone(PersonId who) {
    return Optional.ofNullable(gone.get(who));
  }

  boolean awaits(RunEvent.Left event) {
    return gone(event.who()).filter(g -> g.how() == event.how()).isEmpty();
  }

  private boolean owesAnswer(PersonId who) {
    return asked.containsKey(who) || silent.contains(who);
  }

  Presence here(PersonId who) {
    return new Presence(called, asked, silent, with(here, List.of(who)), met, without(away, who),
        gone);
  }

  Presence away(PersonId who, Instant until) {
    return new Presence(called, asked, silent, here, met, with(away, List.of(who), until), gone);
  }

  Presence rollCalled(List<PersonId> who, Instant at) {
    return new Presence(Optional.of(at), with(Map.of(), who, at), Set.of(), Set.of(), met, away,
        gone);
  }

  Presence askedAhead(List<PersonId> who, Instant at) {
    return new Presence(called, with(asked, who, at), silent, here, with(met, who), away, gone);
  }

  Presence silent(List<PersonId> who) {
    var left = new HashMap<>(asked);
    who.forEach(left::remove);
    return new Presence(called, left, with(silent, who), here, met, away, gone);
  }

  Presence met(List<PersonId> who) {
    return new Presence(called, asked, silent, here, with(met, who), away, gone);
  }

  /** Gone is gone since the first, however it is now. */
  Presence left(PersonId who, Absence how, Instant at) {
    var before = gone(who);
    return gone(who, new Gone(how, before.map(Gone::since).orElse(at),
        before.filter(Gone::said).isPresent()));
  }

  Presence absenceSaid(List<RunEvent.AbsenceSaid.Missed> missed) {
    var all = new HashMap<>(gone);
    missed.forEach(one -> all.computeIfPresent(one.who(),
        (_, g) -> new Gone(g.how(), g.since(), true)));
    return new Presence(called, asked, silent, here, met, away, all);
  }

  Presence returned(PersonId who) {
    return new Presence(called, asked, silent, here, met, away, without(gone, who));
  }

  private Presence gone(PersonId who, Gone how) {
    var all = new HashMap<>(gone);
    all.put(who, how);
    return new Presence(called, asked, silent, here, met, away, all);
  }

  Presence said(PersonId who) {
    if (!owesAnswer(who)) {
      return this;
    }
    var still = new HashSet<>(silent);
    still.remove(who);
    return new Presence(called, without(asked, who), still, with(here, List.of(who)), met, away,
        gone);
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

  private static <T> Map<PersonId, T> without(Map<PersonId, T> some, PersonId who) {
    var left = new HashMap<>(some);
    left.remove(who);
    return left;
  }
}
