package rollcall.plans.run;

import java.util.List;
import rollcall.plans.model.HostName;
import rollcall.plans.model.StepId;

/** A host on which {@code steps} could not run as things were when it was looked at, and why. */
public record UnfitHost(HostName host, List<StepId> steps, String why) {
  public UnfitHost {
    steps = List.copyOf(steps);
  }
}
