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
}
