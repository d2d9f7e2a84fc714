package rollcall.plans.run;

import java.time.Instant;
import java.util.List;
import rollcall.plans.model.PersonId;

/**
 * A request that was read back and waits for its second word until {@code until}. {@code token} is
 * the number of the entry that read it back; {@code would} is what was read.
 */
public record Proposal(long token, Request request, PersonId by, Need need, Instant until,
    List<RunEvent> would) {
  public Proposal {
    would = List.copyOf(would);
  }

  /** Who may say the second word. Nobody is the second to speak in their own cause. */
  public List<PersonId> could(RunState state) {
    return switch (need) {
      case THE_SAME -> List.of(by);
      case ANY_LEAD -> state.leads();
      case ANOTHER_LEAD -> state.leads().stream().filter(p -> !p.equals(by)).toList();
      case ANOTHER_PERSON -> state.opening().listed().stream()
          .filter(p -> !p.equals(by) && !isAbout(p)
              && !state.facts().duty().suspended().contains(p))
          .toList();
    };
  }

  private boolean isAbout(PersonId who) {
    return switch (request) {
      case Request.Suspend r -> r.who().equals(who);
      case Request.Reinstate r -> r.who().equals(who);
      case Request _ -> false;
    };
  }
}
