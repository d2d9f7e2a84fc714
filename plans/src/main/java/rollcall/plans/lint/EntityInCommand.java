package rollcall.plans.lint;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A command in which a page left its escapes. */
final class EntityInCommand extends Rule {
  EntityInCommand() {
    super("entity-in-command", Severity.BLOCKER,
        "The shell reads it otherwise than the page showed it.",
        "R09");
  }

  private static final Pattern ESCAPE = Pattern
      .compile("&(?:gt|lt|amp|quot|nbsp|#\\d+);|\\\\_|\u00a0|[\u201c\u201d\u2018\u2019]");

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.walked().flatMap(step -> Subject.commands(step)
        .flatMap(text -> ESCAPE.matcher(text).results().map(MatchResult::group).limit(1))
        .map(found -> step(step, "its command holds "
            + (found.isBlank() || found.equals("\u00a0") ? "a blank that is none" : found)
            + ", as pages write it and shells do not read it")));
  }
}
