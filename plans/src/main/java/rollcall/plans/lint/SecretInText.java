package rollcall.plans.lint;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Something that looks like a secret stands in the plan. */
final class SecretInText extends Rule {
  SecretInText() {
    super("secret-in-text", Severity.HIGH,
        "Whoever reads the plan, the channel or the process list has it.",
        "R71");
  }

  private static final Pattern SECRET = Pattern.compile(
      "(?i)(?:password|passwd|pwd|secret|token|api[_-]?key)\\s*[=:]\\s*(?![$<{*])(?=[^\\s\\d]*+\\d)\\S{4,}"
          + "|-----BEGIN [A-Z ]*PRIVATE KEY|\\bAKIA[0-9A-Z]{16}\\b|\\bgh[pousr]_\\w{20,}"
          + "|\\bxox[abp]-\\w+|://[^/\\s:@]+:[^/\\s@$]+@");

  /** What it is is not said again. */
  @Override
  Stream<Finding> look(Subject subject) {
    var steps = subject.walked()
        .filter(step -> Subject.texts(step).anyMatch(text -> SECRET.matcher(text).find()))
        .map(step -> step(step, "holds what looks like a secret"));
    var variables = subject.plan().variables().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(v -> SECRET.matcher(v.getKey() + "=" + v.getValue().value()).find())
        .map(v -> plan("the variable " + v.getKey() + " holds what looks like a secret"));
    return Stream.concat(steps, variables);
  }
}
