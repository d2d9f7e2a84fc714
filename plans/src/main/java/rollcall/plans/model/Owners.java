package rollcall.plans.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  /**
   * With {@code who} beside the others, as many needed as before; where all have to, they still do,
   * and who joins them does not bind.
   */
  public Owners and(PersonId who) {
    return all()
        ? this
        : new Owners(needed, Stream.concat(people.stream(), Stream.of(who)).toList(), open,
            deputy);
  }

  /**
   * {@code who} has what one gave away: all of it where one is enough, else the place of
   * {@code from}, or of the first who is not among {@code atWork}.
   */
  public Owners handedTo(PersonId who, Optional<PersonId> from, Set<PersonId> atWork) {
    if (needed == 1) {
      return new Owners(1, List.of(who), open, deputy);
    }
    var gone = from.filter(this::include)
        .or(() -> people.stream().filter(p -> !atWork.contains(p)).findFirst());
    return gone.map(g -> new Owners(needed,
        people.stream().map(p -> p.equals(g) ? who : p).toList(), open, deputy))
        .orElseGet(() -> and(who));
  }

  /** More than one, and each of them has to. */
  public boolean all() {
    return needed > 1 && needed == people.size();
  }

  public boolean include(PersonId who) {
    return people.contains(who);
  }
}
