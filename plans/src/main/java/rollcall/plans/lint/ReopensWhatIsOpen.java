package rollcall.plans.lint;

import java.util.stream.Stream;
import rollcall.plans.model.Effects;

/** The way back lets users in, and nothing keeps them out. */
final class ReopensWhatIsOpen extends Rule {
  ReopensWhatIsOpen() {
    super("reopens-what-is-open", Severity.MEDIUM,
        "Users are let in who were never kept out, or are let in twice.",
        "R60");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    var out = subject.walked().anyMatch(step -> Subject.has(step, Effects.Users.OUT));
    return out
        ? Stream.of()
        : subject.back().filter(step -> Subject.has(step, Effects.Users.BACK)).limit(1)
            .map(step -> step(step, "lets users back, and no step keeps them out"));
  }
}
