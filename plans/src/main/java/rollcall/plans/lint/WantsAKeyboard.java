package rollcall.plans.lint;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command that asks whoever typed it. */
final class WantsAKeyboard extends Rule {
  WantsAKeyboard() {
    super("wants-a-keyboard", Severity.HIGH,
        "Nobody sits at its keyboard: it waits for ever or fails.",
        "R68");
  }

  private static final Pattern ASKS = Pattern.compile(
      "(?:^|[;&|]\\s*)(?:sudo\\s+)?(?:vi|vim|nano|emacs|less|more|man|passwd|visudo|mysql|psql|"
          + "crontab\\s+-e|read)(?=\\s|$)(?!.*(?:\\s-[ce]\\b|<|--execute|--command))",
      Pattern.MULTILINE);

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().flatMap(step -> Subject.commands(step)
        .flatMap(command -> ASKS.matcher(command).results().limit(1))
        .map(found -> step(step, "`" + found.group().replaceFirst("^[;&|]\\s*", "")
            + "` wants somebody at the keyboard")));
  }
}
