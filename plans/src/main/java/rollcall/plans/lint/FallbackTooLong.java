package rollcall.plans.lint;

import java.util.stream.Stream;

/** The way back would have to begin before anybody can know that it is needed. */
final class FallbackTooLong extends Rule {
  FallbackTooLong() {
    super("fallback-too-long", Severity.BLOCKER,
        "From then on the release cannot be turned back in time.",
        "R26");
  }

  @Override
  public boolean hangsOnTheStart() {
    return true;
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.lateFallback().stream()
        .flatMap(late -> subject.step(late.step()).stream()
            .map(step -> step(step, "begins " + subject.clock(late.begins())
                + "; falling back takes " + late.takes().toMinutes() + " min, so that to end by "
                + subject.clock(late.end()) + " it must start by "
                + subject.clock(late.latest()))));
  }
}
