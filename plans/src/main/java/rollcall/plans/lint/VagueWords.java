package rollcall.plans.lint;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words by which nobody knows what is to be done. */
final class VagueWords extends Rule {
  VagueWords() {
    super("vague-words", Severity.LOW,
        "Two people do two things by it.",
        "R87");
  }

  private static final Pattern VAGUE = Pattern.compile(
      "(?i)\\b(?:some|appropriate|various|several|relevant|suitable|and so on|tbd|tbc)\\b|(?<![/\\w])etc\\b(?!/)|\\?\\?");

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().flatMap(step -> Stream.concat(Stream.of(step.title()),
        step.terms().checks().stream().map(c -> c.text()))
        .flatMap(text -> VAGUE.matcher(text).results().map(MatchResult::group)).limit(1)
        .map(word -> step(step, "\"" + word + "\" does not say what")));
  }
}
