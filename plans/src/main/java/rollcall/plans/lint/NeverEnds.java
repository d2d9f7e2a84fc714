package rollcall.plans.lint;

import java.util.stream.Stream;

/** A command that goes on until somebody stops it. */
final class NeverEnds extends Rule {
  NeverEnds() {
    super("never-ends", Severity.HIGH,
        "A step whose command does not end is never done.",
        "R68");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().flatMap(step -> step.commands()
        .filter(command -> !command.manner().background() && command.limit().isEmpty())
        .flatMap(command -> ShellPart.of(Subject.head(command.text())))
        .filter(NeverEnds::goesOn).limit(1)
        .map(part -> step(step, "`" + part.program() + "` goes on until somebody stops it")));
  }

  private static boolean goesOn(ShellPart part) {
    return switch (part.program()) {
      case "tail" -> part.has("-[A-Za-z]*[fF]|--follow.*");
      case "journalctl" -> part.has("-[A-Za-z]*f|--follow");
      case "watch" -> true;
      case "top", "htop" -> !part.has("-[A-Za-z]*[bn].*");
      case "sleep" -> part.has("infinity");
      default -> false;
    };
  }
}
