package rollcall.plans.lint;

import java.util.stream.Stream;
import rollcall.plans.run.History;

/** A step is planned shorter than it was in most earlier runs. */
final class TooTight extends Rule {
  TooTight() {
    super("too-tight", Severity.MEDIUM,
        "What took longer before takes longer again.",
        "R31, R81");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var history = subject.history();
    return subject.walked().filter(step -> history.count(step.id()) >= History.LEAST)
        .filter(step -> !step.timing().guessed() && !step.timing().takes().isZero())
        .flatMap(step -> history.median(step.id())
            .filter(usual -> usual.compareTo(step.timing().takes().plusMinutes(1)) > 0)
            .map(usual -> step(step, "planned " + step.timing().takes().toMinutes()
                + " min, and half of " + history.count(step.id()) + " runs took "
                + usual.plusSeconds(30).toMinutes() + " min or more"))
            .stream());
  }
}
