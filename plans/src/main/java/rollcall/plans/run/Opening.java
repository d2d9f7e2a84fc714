package rollcall.plans.run;

import java.util.List;
import java.util.Set;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;

/**
 * What a run begins with and never changes: the plan as resolved, whether it is a rehearsal, the
 * channel that it is said in, who opened it, who stood in the people file then, how many approvals
 * its commands need, and the digest that an approval covers (empty: it has no command).
 */
public record Opening(RunId run, Plan plan, boolean rehearsal, Channel channel, PersonId opener,
    Set<PersonId> directory, int approvals, String digest) {

  public Opening {
    directory = Set.copyOf(directory);
  }

  /** A room of a network. */
  public record Channel(String network, String name) {}

  /** Everybody whose word counts in this run, by name. */
  public List<PersonId> listed() {
    return plan.everyone().sorted().toList();
  }
}
