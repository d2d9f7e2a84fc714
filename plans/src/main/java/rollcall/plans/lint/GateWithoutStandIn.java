package rollcall.plans.lint;

import java.util.stream.Stream;

/** A decision that only one person can make. */
final class GateWithoutStandIn extends Rule {
  GateWithoutStandIn() {
    super("gate-without-stand-in", Severity.LOW,
        "When that one does not answer, nobody decides.",
        "R39, R45");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().filter(Subject::isGate)
        .filter(step -> step.owners().people().size() == 1 && step.owners().deputy().isEmpty())
        .map(step -> step(step, "only " + step.owners().people().getFirst() + " can decide it"));
  }
}
