package rollcall.plans.engine;

import java.time.Instant;
import rollcall.plans.site.Site;

/** All that a decision takes from outside the run: the time, in microseconds, and the site. */
public record Moment(Instant now, Site site) {}
