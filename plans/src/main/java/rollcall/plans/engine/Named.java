package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.StepRef;
import rollcall.plans.run.StepRun;
import rollcall.plans.run.StepStatus.Called;
import rollcall.plans.run.StepStatus.Done;
import rollcall.plans.run.StepStatus.Taken;

/** Which step a person means. */
sealed interface Named {
  record Found(StepRun step) implements Named {}

  record Missing(Rejection why) implements Named {}

  /** A bare word said again within this time is a repeat. */
  Duration REPEAT = Duration.ofSeconds(30);

  static Named step(Request.OnStep request, Case at) {
    return switch (request.step()) {
      case StepRef.Numbered n -> at.state().steps().graph().numbered(n.number())
          .<Named>map(id -> new Found(at.state().step(id)))
          .orElseGet(() -> new Missing(noSuch(n.number(), at)));
      case StepRef.TheOne _ -> theOne(request, at);
    };
  }

  private static Rejection noSuch(StepNumber number, Case at) {
    var fallback = number.value().startsWith("F");
    var last = at.plan().steps().map(Step::number)
        .filter(n -> n.value().startsWith("F") == fallback).reduce((_, b) -> b);
    return new Rejection.NoSuchStep(number, last);
  }

  private static Named theOne(Request.OnStep request, Case at) {
    return switch (request) {
      case Request.Take _ -> repeat(at,
          s -> s.status() instanceof Taken t && t.by().equals(at.by()) && isRecent(t.at(), at))
          .orElseGet(() -> only(at, s -> s.status() instanceof Called));
      case Request.Done _ -> repeat(at,
          s -> s.status() instanceof Done d && d.by().filter(at.by()::equals).isPresent()
              && isRecent(d.at(), at))
          .orElseGet(() -> onlyTaken(at));
      case Request.OnStep _ -> new Missing(new Rejection.WhichStep(waiting(at)));
    };
  }

  private static Optional<Named> repeat(Case at, Predicate<StepRun> recent) {
    return at.state().onCourse().filter(recent).findFirst()
        .map(s -> new Missing(
            new Rejection.Already(s.id(), s.status().word(), Optional.of(at.by()), s.begun())));
  }

  /** The one step of theirs that was taken long enough ago to be done. */
  private static Named onlyTaken(Case at) {
    var found = only(at, s -> s.status() instanceof Taken t && t.by().equals(at.by()));
    if (found instanceof Found(var step) && step.status() instanceof Taken t
        && isRecent(t.at(), at)) {
      return new Missing(new Rejection.TooSoon(step.id(), Duration.between(t.at(), at.now())));
    }
    return found;
  }

  private static Named only(Case at, Predicate<StepRun> fits) {
    var steps = at.state().waitingOn(at.by()).filter(fits).toList();
    return steps.size() == 1
        ? new Found(steps.getFirst())
        : new Missing(new Rejection.WhichStep(
            steps.isEmpty() ? waiting(at) : steps.stream().map(StepRun::id).toList()));
  }

  private static List<StepId> waiting(Case at) {
    return at.state().waitingOn(at.by()).map(StepRun::id).toList();
  }

  private static boolean isRecent(Instant then, Case at) {
    return then.plus(REPEAT).isAfter(at.now());
  }
}
