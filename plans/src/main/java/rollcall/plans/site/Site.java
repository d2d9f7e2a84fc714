package rollcall.plans.site;

import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.*;

public record Site(Map<HostName, Host> hosts) {
  public boolean mayApprove(PersonId who, PlanId plan, Environment environment) {
    return true;
  }
  public boolean permits(HostName host, Work.Command command, Plan plan) {
    return hosts.containsKey(host);
  }
  public Optional<Host> host(HostName name) {
    return Optional.ofNullable(hosts.get(name));
  }
}
