package rollcall.plans.engine;

import java.util.Optional;
import rollcall.plans.run.Course;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.StepRun;

/**
 * Whether a step can be spoken of now: on the run's way, and not with a word from before its call.
 */
final class Timely {
  static Optional<Rejection> refusal(Request.OnStep request, StepRun step, Case at) {
    return otherWay(request, step, at).or(() -> late(request, step, at));
  }

  private static Optional<Rejection> otherWay(Request.OnStep request, StepRun step,
      Case at) {
    if (at.state().onCourse(step) || step.hostsWithoutEnd().findAny().isPresent()
        || concernsWhatComes(request)) {
      return Optional.empty();
    }
    return Optional.of(at.state().course() instanceof Course.Open
        ? new Rejection.NotStarted(at.plan().schedule().plannedStart())
        : new Rejection.OtherWay(step.id()));
  }

  /** Whose a step is may be settled before its part of the plan is reached. */
  private static boolean concernsWhatComes(Request.OnStep request) {
    return request instanceof Request.Assign || request instanceof Request.Accept;
  }

  /** What was said before the present attempt was called was meant for another. */
  private static Optional<Rejection> late(Request.OnStep request, StepRun step, Case at) {
    return answersACall(request)
        ? step.called().filter(called -> at.saidAt().filter(called::isAfter).isPresent())
            .map(called -> new Rejection.Late(step.id(), called))
        : Optional.empty();
  }

  private static boolean answersACall(Request.OnStep request) {
    return switch (request) {
      case Request.Take _,Request.Done _,Request.Run _,Request.Go _,Request.NoGo _,Request.CheckOk _,Request.CheckFail _ ->
        true;
      case Request.Fail _,Request.Redo _,Request.Skip _,Request.Stop _,Request.Assign _,Request.Accept _,Request.Undone _,Request.More _,Request.CheckSkip _,Request.CheckAssign _ ->
        false;
    };
  }
}
