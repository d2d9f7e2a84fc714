package rollcall.plans.lint;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command that throws away what it says. */
final class OutputThrownAway extends Rule {
  OutputThrownAway() {
    super("output-thrown-away", Severity.LOW,
        "When it fails nobody can read why.",
        "R66");
  }

  private static final Pattern AWAY = Pattern.compile("(?:2|&)?>\\s*/dev/null");

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked()
        .filter(step -> Subject.commands(step).anyMatch(c -> AWAY.matcher(c).find()))
        .map(step -> step(step, "its command throws away what it says"));
  }
}
