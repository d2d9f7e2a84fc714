package rollcall.plans.lint;

import java.util.stream.Stream;
import rollcall.plans.model.Step;

/** Somebody decides alone about what they alone have looked at. */
final class OwnVerdict extends Rule {
  OwnVerdict() {
    super("own-verdict", Severity.MEDIUM,
        "Who did the work sees what they expect to see.",
        "R41");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().filter(Subject::isGate).flatMap(gate -> gate.needs().stream()
        .flatMap(need -> subject.step(need).stream()).filter(Subject::verifies)
        .filter(before -> !Subject.isGate(before) && isTheSame(gate, before)).limit(1)
        .map(before -> step(gate, gate.owners().people().getFirst() + " decides alone, and alone"
            + " has done " + before.number())));
  }

  private static boolean isTheSame(Step gate, Step before) {
    return gate.owners().people().size() == 1
        && before.owners().people().equals(gate.owners().people())
        && before.terms().checks().stream().flatMap(c -> c.owners().stream())
            .allMatch(o -> o.people().equals(gate.owners().people()));
  }
}
