package rollcall.plans.format;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.Phase;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.shape.Fields;

/** A step on its way from the file into the plan: as written, with its id and number made. */
record Draft(Fields fields, StepId id, StepNumber number, List<Draft> steps) {
  /** The step and all below it. */
  Stream<Draft> all() {
    return Stream.concat(Stream.of(this), steps.stream().flatMap(Draft::all));
  }

  /** A phase with the drafts of its steps. */
  record OfPhase(Fields fields, List<Draft> steps) {
    Phase.Kind kind() {
      return PlanKeys.kind(fields);
    }

    boolean isFallback() {
      return kind() == Phase.Kind.FALLBACK;
    }

    Stream<Draft> all() {
      return steps.stream().flatMap(Draft::all);
    }

    /** The phases of one way follow one another. */
    Way way() {
      return new Way(isFallback(), fields.get(PlanKeys.TO));
    }
  }

  /** Forward, or the fallback to a point. */
  record Way(boolean back, Optional<RestorePoint> to) {}
}
