package rollcall.plans.lint;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.plans.model.Effects;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Step;

/** Two plans of one day that want the same people, hosts or users. Alone no plan has it. */
public final class SameDay extends Rule {
  private static final int MOST = 5;

  SameDay() {
    super("same-day", Severity.MEDIUM,
        "Each of the two is planned as if the other were not there.",
        "R84");
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return Stream.of();
  }

  /** What {@code subject} has in common with {@code other}; empty where they do not meet. */
  public static Optional<Finding> between(Subject subject, Subject other) {
    var day = subject.plan().schedule().date();
    var shared = Stream.of(
        said("both need ", common(people(subject), people(other))),
        said("both have ", common(hosts(subject), hosts(other))),
        Optional.of("both keep users out").filter(_ -> keepsOut(subject) && keepsOut(other)))
        .flatMap(Optional::stream).collect(Collectors.joining("; "));
    return day.isEmpty() || !day.equals(other.plan().schedule().date()) || shared.isEmpty()
        ? Optional.empty()
        : Optional.of(new SameDay()
            .plan("on " + day.get() + " there is also " + other.plan().id() + ": " + shared));
  }

  private static Set<String> people(Subject subject) {
    return subject.release().filter(Subject::isWork).filter(s -> s.owners().people().size() == 1)
        .flatMap(s -> s.owners().people().stream()).map(PersonId::value)
        .collect(Collectors.toSet());
  }

  private static Set<String> hosts(Subject subject) {
    return subject.walked().flatMap(Step::commands).flatMap(c -> c.hosts().stream())
        .map(HostName::value).collect(Collectors.toSet());
  }

  private static boolean keepsOut(Subject subject) {
    return subject.release().anyMatch(step -> Subject.has(step, Effects.Users.OUT));
  }

  private static Set<String> common(Set<String> some, Set<String> others) {
    return some.stream().filter(others::contains).collect(Collectors.toSet());
  }

  private static Optional<String> said(String what, Collection<String> shared) {
    return shared.isEmpty()
        ? Optional.empty()
        : Optional.of(what + shared.stream().sorted().limit(MOST).collect(Collectors.joining(", "))
            + (shared.size() > MOST ? " and " + (shared.size() - MOST) + " more" : ""));
  }
}
