package rollcall.plans.lint;

import java.util.stream.Stream;

/** A step of which the plan does not say whose it is. */
final class NoOwner extends Rule {
  NoOwner() {
    super("no-owner", Severity.LOW,
        "Without an owner a step is the lead's, who has enough to do.",
        "R42");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var theirs = subject.walked().filter(subject::isUnowned).filter(Subject::isWork).toList();
    return theirs.isEmpty()
        ? Stream.of()
        : Stream.of(step(theirs.getFirst(), "has no owner, so that it is the lead's"
            + (theirs.size() == 1 ? "" : ", with " + (theirs.size() - 1) + " more")));
  }
}
