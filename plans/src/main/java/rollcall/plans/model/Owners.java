package rollcall.plans.model;

import java.util.List;
import java.util.Optional;

/**
 * Whom a step is called to: {@code needed} of {@code people} (any is 1, all is their number), more
 * may join where it is {@code open}. Roles and teams are resolved; at least one person is named.
 */
public record Owners(int needed, List<PersonId> people, boolean open, Optional<PersonId> deputy) {
  public Owners {
    people = List.copyOf(people);
    if (people.isEmpty() || needed < 1 || needed > people.size()) {
      throw new IllegalArgumentException(needed + " of " + people);
    }
  }

  public static Owners any(List<PersonId> people) {
    return new Owners(1, people, false, Optional.empty());
  }

  public boolean include(PersonId who) {
    return people.contains(who);
  }
}
