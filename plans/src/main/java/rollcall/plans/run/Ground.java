package rollcall.plans.run;

import java.util.Optional;

/** What the run stands on beside its plan: the files that rule, and the hosts, as last seen. */
public record Ground(Optional<RunEvent.RulesRead> rules, Preflight preflight) {
  static final Ground UNSEEN = new Ground(Optional.empty(), Preflight.NONE);

  Ground ruled(RunEvent.RulesRead read) {
    return new Ground(Optional.of(read), preflight);
  }

  Ground with(Preflight next) {
    return new Ground(rules, next);
  }
}
