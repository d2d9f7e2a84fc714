package rollcall.plans.lint;

import java.util.stream.Stream;
import rollcall.plans.model.Work;

/** A decision without a time within which it has to come. */
final class GateWithoutTime extends Rule {
  GateWithoutTime() {
    super("gate-without-time", Severity.MEDIUM,
        "Nobody is asked why there is no answer.",
        "R45");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked()
        .filter(step -> step.work() instanceof Work.Gate gate && gate.answerWithin().isEmpty())
        .map(step -> step(step, "no time within which it has to be decided"));
  }
}
