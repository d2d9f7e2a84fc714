package rollcall.plans.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.model.PersonId;

/**
 * Who is on duty: who leads where that is not the plan's lead any more, whose word does not count,
 * who said until when they are away, and who proposed an amendment and so approves nothing.
 */
public record Duty(Optional<PersonId> lead, Set<PersonId> suspended, Map<PersonId, Instant> away,
    Set<PersonId> amenders) {
  static final Duty AS_PLANNED = new Duty(Optional.empty(), Set.of(), Map.of(), Set.of());

  public Duty {
    suspended = Set.copyOf(suspended);
    away = Map.copyOf(away);
    amenders = Set.copyOf(amenders);
  }

  Duty lead(PersonId who) {
    return new Duty(Optional.of(who), suspended, away, amenders);
  }

  Duty suspended(PersonId who, boolean is) {
    var all = new HashSet<>(suspended);
    if (is) {
      all.add(who);
    } else {
      all.remove(who);
    }
    return new Duty(lead, all, away, amenders);
  }

  Duty amended(PersonId by) {
    var all = new HashSet<>(amenders);
    all.add(by);
    return new Duty(lead, suspended, away, all);
  }

  Duty away(PersonId who, Optional<Instant> until) {
    var all = new HashMap<>(away);
    all.remove(who);
    until.ifPresent(t -> all.put(who, t));
    return new Duty(lead, suspended, all, amenders);
  }
}
