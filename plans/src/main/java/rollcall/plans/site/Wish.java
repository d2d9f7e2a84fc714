package rollcall.plans.site;

import java.util.Collection;
import java.util.List;
import rollcall.plans.model.Environment;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PlanId;

/** A piece of work that somebody wants to run: all that a permit is asked about. */
public record Wish(PlanId plan, Environment environment, HostName host, String as, String command,
    Collection<String> values) {
  public Wish {
    values = List.copyOf(values);
  }
}
