package rollcall.plans.engine;

import java.time.Instant;
import java.util.List;
import rollcall.plans.run.RunState;
import rollcall.plans.site.Site;

/**
 * All that a decision takes from outside the run: the time, in microseconds, the site, and the
 * other runs that are open. What is decided from those is put on the record, so that replay needs
 * none of it.
 */
public record Moment(Instant now, Site site, List<RunState> others) {
  public Moment {
    others = List.copyOf(others);
  }

  /** With no other run. */
  public Moment(Instant now, Site site) {
    this(now, site, List.of());
  }
}
