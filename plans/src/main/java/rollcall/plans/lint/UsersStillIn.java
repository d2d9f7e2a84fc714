package rollcall.plans.lint;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;

/** Data are saved or changed while users can still write. */
final class UsersStillIn extends Rule {
  UsersStillIn() {
    super("users-still-in", Severity.MEDIUM,
        "What users write meanwhile is in neither the backup nor the new version.",
        "R54, R69");
  }

  private static final Pattern SAVES = Pattern
      .compile("(?i)\\b(?:back\\s?up|backup|dump|clone|snapshot|export)\\b");

  /** Where users are put out only on a condition, the plan knows that it may do without. */
  @Override
  Stream<Finding> look(Subject subject) {
    var out = subject.forward().filter(step -> Subject.has(step, Effects.Users.OUT))
        .filter(step -> step.terms().onlyIf().isEmpty())
        .mapToInt(step -> subject.place(step.id())).min();
    return out.isEmpty()
        ? Stream.of()
        : subject.release()
            .filter(step -> step.effects().changesData() || SAVES.matcher(step.title()).find())
            .filter(step -> subject.place(step.id()) < out.getAsInt())
            .map(step -> step(step, "comes before users are out"));
  }
}
