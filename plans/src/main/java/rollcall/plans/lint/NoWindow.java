package rollcall.plans.lint;

import java.util.stream.Stream;

/** The plan does not say within which time. */
final class NoWindow extends Rule {
  NoWindow() {
    super("no-window", Severity.MEDIUM,
        "Without its end nobody knows until when one can fall back.",
        "R25, R26");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.plan().schedule().window().isPresent()
        ? Stream.of()
        : Stream.of(plan("no window: nothing says by when a fallback has to have ended"));
  }
}
