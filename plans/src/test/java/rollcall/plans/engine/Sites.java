package rollcall.plans.engine;

import java.util.List;
import java.util.stream.Collectors;
import rollcall.plans.model.HostName;
import rollcall.plans.site.Host;
import rollcall.plans.site.Site;

/** Sites for tests. */
final class Sites {
  static Site with(List<String> hosts) {
    return new Site(hosts.stream()
        .collect(Collectors.toMap(HostName::new, h -> new Host(h, 22, "deploy", "key of " + h))));
  }
}
