package rollcall.plans.lint;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A note asks for something to be done. */
final class StepInProse extends Rule {
  StepInProse() {
    super("step-in-prose", Severity.LOW,
        "What stands in a note is called to nobody.",
        "R14");
  }

  private static final Pattern ASKS = Pattern.compile(
      "(?i)(?:^|[.;]\\s+)(?:must remember|remember to|do not forget|don't forget|make sure (?:to|you)|"
          + "you must|then (?:run|restart|dump|copy|delete|edit)|(?:dump|restart|back up) the)\\b");

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().filter(step -> step.text().details()
        .filter(text -> ASKS.matcher(Subject.head(text)).find()).isPresent())
        .map(step -> step(step, "its details ask for something to be done: is it a step?"));
  }
}
