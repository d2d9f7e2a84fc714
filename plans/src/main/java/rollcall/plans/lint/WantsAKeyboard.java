package rollcall.plans.lint;

import java.util.stream.Stream;

/** A command that asks whoever typed it. */
final class WantsAKeyboard extends Rule {
  WantsAKeyboard() {
    super("wants-a-keyboard", Severity.HIGH,
        "Nobody sits at its keyboard: it waits for ever or fails.",
        "R68");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().flatMap(step -> Subject.commands(step).flatMap(ShellPart::of)
        .filter(WantsAKeyboard::asks).limit(1)
        .map(part -> step(step, "`" + part.program() + "` wants somebody at the keyboard")));
  }

  private static boolean asks(ShellPart part) {
    return switch (part.program()) {
      case "vi", "vim", "nano", "emacs", "less", "more", "man", "passwd", "visudo" -> !part.piped();
      case "crontab" -> part.has("-e");
      case "mysql", "psql", "read" -> !part.piped()
          && !part.has("<.*|-[A-Za-z]*[cef].*|--(?:execute|command|file).*");
      default -> false;
    };
  }
}
