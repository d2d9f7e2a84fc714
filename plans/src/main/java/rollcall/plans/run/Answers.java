package rollcall.plans.run;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;

/**
 * What people have said of a step's present attempt: their votes, what they found of its checklist,
 * who of several owners has it and who has done their share, and until when its owner thinks it
 * takes. {@code lookers} are who may look at a line beside those whose it is.
 */
public record Answers(SequencedMap<PersonId, Vote> votes, SequencedMap<CheckLetter, Found> checks,
    Set<PersonId> takers, Set<PersonId> ready, Optional<Instant> until,
    Map<CheckLetter, PersonId> lookers) {

  static final Answers NONE = new Answers(new LinkedHashMap<>(), new LinkedHashMap<>(), Set.of(),
      Set.of(), Optional.empty(), Map.of());

  public Answers {
    votes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(votes));
    checks = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(checks));
    takers = Set.copyOf(takers);
    ready = Set.copyOf(ready);
    lookers = Map.copyOf(lookers);
  }

  /** Go or no-go, and why. */
  public record Vote(boolean go, Optional<String> why, Instant at) {}

  /** What came of one line of a checklist. */
  public sealed interface Found {
    record Ok(Optional<PersonId> by, Instant at) implements Found {}

    record Bad(String why, Instant at) implements Found {}

    /** Nobody looked, and that was decided. */
    record Unlooked(String why, Instant at) implements Found {}

    /** The command that looks could not start. */
    record Hindered(String why, Instant at) implements Found {}

    /** The step need not wait for it any more. */
    default boolean settled() {
      return switch (this) {
        case Ok _,Unlooked _ -> true;
        case Bad _,Hindered _ -> false;
      };
    }
  }

  /** The same word again counts once, with its last reason. */
  Answers voted(PersonId by, Vote vote) {
    var next = new LinkedHashMap<>(votes);
    next.put(by, vote);
    return new Answers(next, checks, takers, ready, until, lookers);
  }

  Answers found(CheckLetter check, Found what) {
    var next = new LinkedHashMap<>(checks);
    next.put(check, what);
    return new Answers(votes, next, takers, ready, until, lookers);
  }

  Answers taker(PersonId who) {
    return new Answers(votes, checks, and(takers, who), ready, until, lookers);
  }

  Answers ready(PersonId who) {
    return new Answers(votes, checks, and(takers, who), and(ready, who), until, lookers);
  }

  Answers until(Instant end) {
    return new Answers(votes, checks, takers, ready, Optional.of(end), lookers);
  }

  Answers looker(CheckLetter check, PersonId who) {
    var next = new HashMap<>(lookers);
    next.put(check, who);
    return new Answers(votes, checks, takers, ready, until, next);
  }

  /** Of another attempt: nobody has said anything yet, and who may look still may. */
  Answers anew() {
    return new Answers(NONE.votes, NONE.checks, Set.of(), Set.of(), Optional.empty(), lookers);
  }

  /** How many have said so. */
  public long votes(boolean go) {
    return votes.values().stream().filter(v -> v.go() == go).count();
  }

  private static Set<PersonId> and(Set<PersonId> people, PersonId one) {
    var more = new HashSet<>(people);
    more.add(one);
    return more;
  }
}
