package rollcall.plans.lint;

import java.util.stream.Stream;
import rollcall.plans.forecast.Forecast;

/** A decision that comes after the last moment to fall back. */
final class DecisionLate extends Rule {
  DecisionLate() {
    super("decision-late", Severity.HIGH,
        "A no-go that comes then cannot be followed by a fallback in time.",
        "R26, R45");
  }

  @Override
  public boolean hangsOnTheStart() {
    return true;
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.lateFallback().stream()
        .flatMap(late -> subject.release().filter(Subject::isGate)
            .flatMap(gate -> subject.span(gate).map(Forecast.Span::start)
                .filter(late.latest()::isBefore)
                .map(at -> step(gate, "is decided about " + subject.clock(at)
                    + ", and the last moment to fall back is " + subject.clock(late.latest())))
                .stream()));
  }
}
