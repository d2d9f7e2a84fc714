package rollcall.plans.lint;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A blank in the middle of what looks like one path. */
final class SuspiciousBlank extends Rule {
  SuspiciousBlank() {
    super("suspicious-blank", Severity.MEDIUM,
        "With the blank it is another command with an argument.",
        "R17");
  }

  private static final Pattern SPLIT = Pattern
      .compile("(?<![A-Za-z0-9._/-])/[A-Za-z0-9._/-]++ _[A-Za-z0-9_-]++(?:\\.[a-z]{1,4})?");

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().flatMap(step -> Subject.texts(step)
        .flatMap(text -> SPLIT.matcher(text).results().map(MatchResult::group)).distinct()
        .map(found -> step(step, "is the blank meant in " + found + "?")));
  }
}
