package rollcall.plans.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.model.PersonId;

/**
 * What has come to be known on the way: who is there, who approved, the values that steps recorded,
 * since when users are out and when they came back, each person's last word, what the run stands on
 * beside the plan, who is on duty, and what is left to be done.
 */
public record Facts(Presence presence, Set<PersonId> approvals, Map<String, String> values,
    Optional<Instant> usersOut, Optional<Instant> usersBack, Map<PersonId, Entry> lastWord,
    Ground ground, Duty duty, LooseEnds ends) {

  static final Facts NONE = new Facts(Presence.UNKNOWN, Set.of(), Map.of(), Optional.empty(),
      Optional.empty(), Map.of(), Ground.UNSEEN, Duty.AS_PLANNED, LooseEnds.NONE);

  public Facts {
    approvals = Set.copyOf(approvals);
    values = Map.copyOf(values);
    lastWord = Map.copyOf(lastWord);
  }

  Facts approved(PersonId by) {
    return new Facts(presence, and(approvals, by), values, usersOut, usersBack, lastWord, ground,
        duty,
        ends);
  }

  Facts unapproved() {
    return new Facts(presence, Set.of(), values, usersOut, usersBack, lastWord, ground, duty, ends);
  }

  Facts values(Map<String, String> more) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new HashMap<>(values);
    all.putAll(more);
    return new Facts(presence, approvals, all, usersOut, usersBack, lastWord, ground, duty, ends);
  }

  Facts usersOut(Instant at) {
    var first = usersBack.isPresent() ? Optional.of(at) : usersOut.or(() -> Optional.of(at));
    return users(first, Optional.empty());
  }

  Facts usersBack(Instant at) {
    return users(usersOut, Optional.of(at));
  }

  /** They were said to be back, and are not. */
  Facts usersNotBack() {
    return users(usersOut, Optional.empty());
  }

  private Facts users(Optional<Instant> out, Optional<Instant> back) {
    return new Facts(presence, approvals, values, out, back, lastWord, ground, duty, ends);
  }

  Facts said(PersonId who, Entry entry) {
    var words = new HashMap<>(lastWord);
    words.put(who, entry);
    return new Facts(presence.said(who), approvals, values, usersOut, usersBack, words, ground,
        duty,
        ends);
  }

  Facts with(Ground next) {
    return new Facts(presence, approvals, values, usersOut, usersBack, lastWord, next, duty, ends);
  }

  Facts with(Presence next) {
    return new Facts(next, approvals, values, usersOut, usersBack, lastWord, ground, duty, ends);
  }

  Facts with(Duty next) {
    return new Facts(presence, approvals, values, usersOut, usersBack, lastWord, ground, next,
        ends);
  }

  Facts with(LooseEnds next) {
    return new Facts(presence, approvals, values, usersOut, usersBack, lastWord, ground, duty,
        next);
  }

  private static Set<PersonId> and(Set<PersonId> people, PersonId one) {
    var more = new HashSet<>(people);
    more.add(one);
    return more;
  }
}
