package rollcall.plans.run;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.model.PersonId;

/**
 * Who is on duty: who leads where that is not the plan's lead any more, whose word does not count,
 * and who proposed an amendment and so approves nothing.
 */
public record Duty(Optional<PersonId> lead, Set<PersonId> suspended, Set<PersonId> amenders) {
  static final Duty AS_PLANNED = new Duty(Optional.empty(), Set.of(), Set.of());

  public Duty {
    suspended = Set.copyOf(suspended);
    amenders = Set.copyOf(amenders);
  }

  Duty lead(PersonId who) {
    return new Duty(Optional.of(who), suspended, amenders);
  }

  Duty suspended(PersonId who, boolean is) {
    var all = new HashSet<>(suspended);
    if (is) {
      all.add(who);
    } else {
      all.remove(who);
    }
    return new Duty(lead, all, amenders);
  }

  Duty amended(PersonId by) {
    var all = new HashSet<>(amenders);
    all.add(by);
    return new Duty(lead, suspended, all);
  }
}
