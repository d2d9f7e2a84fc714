package rollcall.plans.run;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.Sha256;
import rollcall.plans.model.StepId;

/**
 * One start of a command, at most once ever: the key of that promise. {@code check} is the line of
 * the checklist that the command looks at; empty where it is the step's own.
 */
public record ExecutionId(RunId run, StepId step, int attempt, HostName host,
    Optional<CheckLetter> check) {
  private static final int DIGITS = 24;

  /** A start of the step's own command. */
  public ExecutionId(RunId run, StepId step, int attempt, HostName host) {
    this(run, step, attempt, host, Optional.empty());
  }

  /**
   * What the host knows it by: the run, and a digest of the rest, because a home may be shared by
   * several hosts and a host's name may be longer than a file's. At most 70 of {@code [a-z0-9-]}.
   */
  public String onHost() {
    return run.value() + "-" + attempt + "-" + digest().substring(0, DIGITS);
  }

  private String digest() {
    var own = Stream.of(run.value(), step.value(), "" + attempt, host.value());
    return Sha256.of(Stream.concat(own, check.stream().map(CheckLetter::value))
        .collect(Collectors.joining("\n")));
  }

  @Override
  public String toString() {
    return step + check.map(c -> " check " + c).orElse("") + " attempt " + attempt + " on " + host;
  }
}
