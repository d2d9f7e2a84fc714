package rollcall.plans.run;

import rollcall.plans.model.Sha256;
import rollcall.plans.model.HostName;
import rollcall.plans.model.StepId;

/** One start of a command, at most once ever: the key of that promise. */
public record ExecutionId(RunId run, StepId step, int attempt, HostName host) {
  private static final int DIGITS = 24;

  /**
   * What the host knows it by: the run, and a digest of the rest, because a home may be shared by
   * several hosts and a host's name may be longer than a file's. At most 70 of {@code [a-z0-9-]}.
   */
  public String onHost() {
    return run.value() + "-" + attempt + "-" + digest().substring(0, DIGITS);
  }

  private String digest() {
    var text = String.join("\n", run.value(), step.value(), "" + attempt, host.value());
    return Sha256.of(text);
  }

  @Override
  public String toString() {
    return step + " attempt " + attempt + " on " + host;
  }
}
