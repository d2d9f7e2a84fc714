package rollcall.plans.site;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.PersonId;

/**
 * One entry of the people file. {@code irc} maps a network's name to the account there, as written;
 * {@code hours} are from and until, in {@code zone}. The phone number is for the lead alone.
 */
public record Person(PersonId id, String name, Map<String, String> irc, Optional<String> slack,
    Optional<String> terminal, Optional<String> email, Optional<String> phone,
    Optional<ZoneId> zone, List<LocalTime> hours, Optional<PersonId> deputy) {
  public Person {
    irc = Map.copyOf(irc);
    hours = List.copyOf(hours);
  }
}
