package rollcall.plans.lint;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Step;

/** The way back puts a file back that no step of the way there keeps. */
final class RestoresWhatNobodyMade extends Rule {
  RestoresWhatNobodyMade() {
    super("restores-what-nobody-made", Severity.HIGH,
        "On the way back it turns out that there is nothing to put back.",
        "R54");
  }

  private static final Pattern PUTS_BACK = Pattern.compile(
      "(?i)\\b(restor\\w*|renam\\w*|put\\w* back|copy\\w* back|revert\\w*|reinstat\\w*|mv)\\b");
  private static final int MOST = 3;
  private static final Pattern FILE = Pattern
      .compile("(?<![A-Za-z0-9_./-])[A-Za-z0-9_/-]++(?:\\.[A-Za-z0-9_-]++)++");

  @Override
  Stream<Finding> look(Subject subject) {
    var forward = subject.forward().flatMap(Subject::wholeTexts).collect(Collectors.joining("\n"));
    var hosts = subject.hostNames();
    return subject.back().flatMap(step -> Subject.texts(step)
        .filter(text -> PUTS_BACK.matcher(text).find())
        .flatMap(text -> FILE.matcher(text).results().map(MatchResult::group))
        .filter(word -> isAFile(word) && !hosts.contains(word.toLowerCase(Locale.ROOT)))
        .filter(word -> programs(step).noneMatch(word::equals)).distinct()
        .filter(file -> !forward.contains(file)).limit(MOST)
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), Stream::of))
        .filter(files -> !files.isEmpty())
        .map(files -> step(step, "puts back " + files + ", which no step of the way there makes")));
  }

  /** What puts back is not what is put back. */
  private static Stream<String> programs(Step step) {
    return Subject.commands(step).map(command -> command.strip().split("\\s+", 2)[0]);
  }

  /** Not a version, a number, an abbreviation or a host. */
  private static boolean isAFile(String word) {
    return word.matches(".*[A-Za-z].*") && !word.matches("(?:[A-Za-z]+-)?[vV]?[0-9.]+\\w?")
        && !word.matches("[A-Za-z](?:\\.[A-Za-z])+")
        && !word.matches(".*\\.(com|org|net|edu|uk|de|ac|internal|local)");
  }
}
