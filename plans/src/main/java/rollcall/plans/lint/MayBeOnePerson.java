package rollcall.plans.lint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;

/** Two names that may be one person's. */
final class MayBeOnePerson extends Rule {
  MayBeOnePerson() {
    super("may-be-one-person", Severity.MEDIUM,
        "Two names of one person are called twice, and count as two where two are wanted.",
        "R40");
  }

  private static final int LEAST = 3;

  @Override
  Stream<Finding> look(Subject subject) {
    var people = subject.plan().team().people().entrySet().stream()
        .sorted(Map.Entry.comparingByKey()).toList();
    return people.stream().flatMap(one -> people.stream()
        .filter(other -> (isBegunBy(one.getKey(), other.getKey())
            && fits(one.getValue(), other.getValue()))
            || (one.getKey().compareTo(other.getKey()) < 0
                && one.getValue().equals(other.getValue())))
        .map(other -> plan(one.getKey() + " and " + other.getKey() + " may be one person")));
  }

  /** A short form of the other's name, or a name that they share. */
  private static boolean fits(String one, String other) {
    return other.toLowerCase(Locale.ROOT).startsWith(one.toLowerCase(Locale.ROOT))
        || Stream.of(one.split(" ", -1)).anyMatch(List.of(other.split(" ", -1))::contains);
  }

  private static boolean isBegunBy(PersonId one, PersonId other) {
    return !one.equals(other) && one.value().length() >= LEAST
        && other.value().startsWith(one.value());
  }
}
