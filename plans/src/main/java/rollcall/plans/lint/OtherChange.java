package rollcall.plans.lint;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A text refers to another change than the plan is of. */
final class OtherChange extends Rule {
  OtherChange() {
    super("other-change", Severity.MEDIUM,
        "It is a piece of another release, or the number is wrong.",
        "R01");
  }

  private static final Pattern CHANGE = Pattern.compile("([A-Z]{2,10})[- ]?(\\d{3,8})(?![0-9.])");

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.plan().title().change().map(CHANGE::matcher).filter(m -> m.find()).stream()
        .flatMap(own -> subject.walked().flatMap(step -> Subject.texts(step)
            .flatMap(text -> CHANGE.matcher(text).results())
            .filter(found -> found.group(1).equals(own.group(1))
                && !found.group(2).equals(own.group(2)))
            .map(MatchResult::group).distinct()
            .map(other -> step(step, "names " + other + ", and the plan is of " + own.group()))));
  }
}
