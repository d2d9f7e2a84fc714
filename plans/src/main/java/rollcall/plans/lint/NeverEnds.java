package rollcall.plans.lint;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command that goes on until somebody stops it. */
final class NeverEnds extends Rule {
  NeverEnds() {
    super("never-ends", Severity.HIGH,
        "A step whose command does not end is never done.",
        "R68");
  }

  private static final Pattern ENDLESS = Pattern.compile(
      "(?:^|[;&|]\\s*)(?:tail\\s+-\\w*[fF]|watch|top|htop|yes|sleep\\s+infinity|journalctl\\s.*-f)\\b",
      Pattern.MULTILINE);

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().flatMap(step -> step.commands()
        .filter(command -> !command.manner().background() && command.limit().isEmpty())
        .flatMap(command -> ENDLESS.matcher(command.text()).results().limit(1))
        .map(found -> step(step, "`" + found.group().replaceFirst("^[;&|]\\s*", "")
            + "` goes on until somebody stops it")));
  }
}
