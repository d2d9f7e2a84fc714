package rollcall.plans.model;

import java.util.List;
import java.util.Optional;

/**
 * An ordered part of a plan. {@code to} is the restore point that a fallback returns to; without
 * it, the fallback goes back to where things stood.
 */
public record Phase(String title, Kind kind, Optional<String> details, Optional<RestorePoint> to,
    List<Step> steps) {

  public Phase {
    steps = List.copyOf(steps);
  }

  /** Days ahead; the release itself; its fallback; afterwards. */
  public enum Kind {
    BEFORE, RELEASE, FALLBACK, AFTER
  }
}
