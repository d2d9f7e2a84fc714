package rollcall.plans.lint;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlannedTime;
import rollcall.plans.model.Step;
import rollcall.plans.model.Work;

/** Somebody is planned for two steps at one time. */
final class OwnerTwice extends Rule {
  OwnerTwice() {
    super("owner-twice", Severity.MEDIUM,
        "Nobody does two things at once: the second waits, and the end moves.",
        "R28");
  }

  private record Turn(Step step, PersonId who, PlannedTime.Clock clock, int from, long to) {
    boolean overlaps(Turn other) {
      return !step.equals(other.step) && who.equals(other.who) && clock == other.clock
          && from < other.to && other.from < to;
    }
  }

  @Override
  Stream<Finding> look(Subject subject) {
    return subject.plan().phases().stream().flatMap(phase -> {
      var turns = subject.walked(phase).stream()
          .filter(step -> step.work() instanceof Work.ByHand)
          .flatMap(step -> turn(step).stream()).toList();
      return IntStream.range(0, turns.size()).boxed().flatMap(i -> turns.subList(0, i).stream()
          .filter(before -> before.overlaps(turns.get(i))).limit(1)
          .map(before -> step(turns.get(i).step(), turns.get(i).who() + " is planned for "
              + before.step().number() + " at the same time")));
    });
  }

  private static Optional<Turn> turn(Step step) {
    var owners = step.owners();
    return step.timing().at()
        .filter(_ -> owners.people().size() == 1 && !step.timing().takes().isZero())
        .map(at -> new Turn(step, owners.people().getFirst(), at.clock(), at.minutes(),
            at.minutes() + step.timing().takes().toMinutes()));
  }
}
