package rollcall.plans.model;

import java.util.List;
import java.util.Optional;

/**
 * On what terms a step is done: as a part of which other step, only under which condition, with
 * which checklist, whether what follows goes on where it fails, and when silence is told to whom,
 * where not as everywhere in the plan.
 */
public record Terms(Optional<StepId> partOf, Optional<OnlyIf> onlyIf, List<Check> checks,
    boolean goesOn, Optional<Team.Reminders> remind) {
  public static final Terms PLAIN = new Terms(Optional.empty(), Optional.empty(), List.of(), false,
      Optional.empty());

  public Terms {
    checks = List.copyOf(checks);
  }

  /** A condition, and how the plan words it. */
  public record OnlyIf(String asWritten, Condition condition) {}
}
