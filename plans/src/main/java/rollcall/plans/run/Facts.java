package rollcall.plans.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.model.PersonId;

/**
 * What has come to be known on the way: who answered the roll call, who approved, the values that
 * steps recorded, since when users are out and when they came back, each person's last word, and
 * what rules beside the plan.
 */
public record Facts(Set<PersonId> here, Set<PersonId> approvals, Map<String, String> values,
    Optional<Instant> usersOut, Optional<Instant> usersBack, Map<PersonId, Entry> lastWord,
    Optional<RunEvent.RulesRead> rules) {

  static final Facts NONE = new Facts(Set.of(), Set.of(), Map.of(), Optional.empty(),
      Optional.empty(), Map.of(), Optional.empty());

  public Facts {
    here = Set.copyOf(here);
    approvals = Set.copyOf(approvals);
    values = Map.copyOf(values);
    lastWord = Map.copyOf(lastWord);
  }

  Facts here(PersonId who) {
    return new Facts(and(here, who), approvals, values, usersOut, usersBack, lastWord, rules);
  }

  Facts approved(PersonId by) {
    return new Facts(here, and(approvals, by), values, usersOut, usersBack, lastWord, rules);
  }

  Facts values(Map<String, String> more) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new HashMap<>(values);
    all.putAll(more);
    return new Facts(here, approvals, all, usersOut, usersBack, lastWord, rules);
  }

  Facts usersOut(Instant at) {
    var first = usersBack.isPresent() ? Optional.of(at) : usersOut.or(() -> Optional.of(at));
    return new Facts(here, approvals, values, first, Optional.empty(), lastWord, rules);
  }

  Facts usersBack(Instant at) {
    return new Facts(here, approvals, values, usersOut, Optional.of(at), lastWord, rules);
  }

  Facts said(PersonId who, Entry entry) {
    var words = new HashMap<>(lastWord);
    words.put(who, entry);
    return new Facts(here, approvals, values, usersOut, usersBack, words, rules);
  }

  Facts ruled(RunEvent.RulesRead read) {
    return new Facts(here, approvals, values, usersOut, usersBack, lastWord, Optional.of(read));
  }

  private static Set<PersonId> and(Set<PersonId> people, PersonId one) {
    var more = new HashSet<>(people);
    more.add(one);
    return more;
  }
}
