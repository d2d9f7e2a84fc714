package rollcall.plans.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who walks the plan: its lead, the deputies, everybody's full name, and which people a role or
 * team stands for. {@code remind} says after how long silence is told to whom; {@code approvals} is
 * how many others at least have to approve its commands.
 */
public record Team(PersonId lead, List<PersonId> deputies, Map<PersonId, String> people,
    Map<String, List<PersonId>> roles, Reminders remind, int approvals) {

  /** One that leaves the number of approvals to the site's policy. */
  public Team(PersonId lead, List<PersonId> deputies, Map<PersonId, String> people,
      Map<String, List<PersonId>> roles, Reminders remind) {
    this(lead, deputies, people, roles, remind, 0);
  }

  public Team {
    deputies = List.copyOf(deputies);
    people = Map.copyOf(people);
    roles = Map.copyOf(roles);
  }

  /** The lead and, wherever a rule says lead, the deputies. */
  public Stream<PersonId> leads() {
    return Stream.concat(Stream.of(lead), deputies.stream());
  }

  /**
   * After how long a call without an answer is told: the owner, again, the deputy, the lead; and
   * after how much of its expected time, in percent, a step that is not done yet.
   */
  public record Reminders(Duration owner, Duration again, Duration deputy, Duration lead,
      int overrun) {
    public static final Reminders DEFAULT = new Reminders(Duration.ofMinutes(2),
        Duration.ofMinutes(10), Duration.ofMinutes(4), Duration.ofMinutes(6), 100);
  }
}
