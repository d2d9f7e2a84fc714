package rollcall.plans.model;

import java.util.Optional;
import java.util.Set;

/**
 * What forecast, fallback and lint need to know of a step: whether it changes data, which restore
 * point it helps to make, why there is no way back after it, whether users go out or come back, in
 * a fallback, which steps it undoes (none: it always runs), and the pairs of which it is the first
 * or the second half.
 */
public record Effects(boolean changesData, Optional<RestorePoint> restorePoint,
    Optional<String> noWayBack, Optional<Users> users, Set<StepId> undoes,
    Optional<String> opens, Optional<String> closes) {

  public static final Effects NONE = new Effects(false, Optional.empty(), Optional.empty(),
      Optional.empty(), Set.of());

  public Effects {
    undoes = Set.copyOf(undoes);
  }

  /** Of a step that is no half of a pair. */
  public Effects(boolean changesData, Optional<RestorePoint> restorePoint,
      Optional<String> noWayBack, Optional<Users> users, Set<StepId> undoes) {
    this(changesData, restorePoint, noWayBack, users, undoes, Optional.empty(), Optional.empty());
  }

  /** What users notice. */
  public enum Users {
    OUT, BACK
  }
}
