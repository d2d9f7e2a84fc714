package rollcall.plans.site;

import java.util.List;
import java.util.Set;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.shape.Position;

/**
 * One rule of the permits: this exact command, as this user, on these hosts, in these environments,
 * for plans whose id fits one of these patterns.
 *
 * @param byItself
 *          whether the command may start without a person's word
 * @param rerun
 *          whether it may run a second time without one
 * @param freeText
 *          whether values may be more than {@link ValueRule} lets through
 */
public record Permit(Set<HostName> hosts, String as, String command, Set<Environment> environments,
    List<Glob> plans, boolean byItself, boolean rerun, boolean freeText, Position at) {
  public Permit {
    hosts = Set.copyOf(hosts);
    environments = Set.copyOf(environments);
    plans = List.copyOf(plans);
  }

  /** Whether it lets this piece of work run. */
  public boolean covers(Wish wish) {
    return hosts.contains(wish.host()) && as.equals(wish.as()) && command.equals(wish.command())
        && environments.contains(wish.environment())
        && plans.stream().anyMatch(glob -> glob.matches(wish.plan().value()))
        && (freeText || wish.values().stream().allMatch(v -> ValueRule.complaint(v).isEmpty()));
  }
}
