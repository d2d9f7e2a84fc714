package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.refuses;

import java.util.List;
import rollcall.plans.model.Phase;
import rollcall.plans.model.Plan;
import rollcall.plans.run.Amendment;
import rollcall.plans.run.Course;
import rollcall.plans.run.Need;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/**
 * {@code amend}: the run goes by a newer revision of its plan, once a second person agrees. Only
 * steps that wait may differ; where a command does, what was approved is void.
 */
final class AmendRule {
  static Decision decide(Request.Amend request, Case at) {
    var next = request.plan();
    if (!next.id().equals(at.plan().id())
        || !next.environment().equals(at.plan().environment())) {
      return refuses(new Rejection.OtherPlan(next.id()));
    }
    if (next.title().revision().equals(at.plan().title().revision())) {
      return refuses(new Rejection.SameRevision(next.title().revision()));
    }
    return amend(Amendment.of(at.state(), next), at);
  }

  private static Decision amend(Amendment amendment, Case at) {
    var begun = amendment.begun(at.state());
    if (!begun.isEmpty()) {
      return refuses(new Rejection.BegunDiffers(begun));
    }
    if (losesItsWay(amendment, at)) {
      return refuses(new Rejection.BegunDiffers(List.of()));
    }
    return losesEveryWay(amendment, at)
        ? refuses(new Rejection.WayBackLost())
        : Decision.asks(Need.ANOTHER_PERSON, List.of(amended(amendment, at)));
  }

  /** A plan without a way back starts on a waiver only, and does not become one under way. */
  private static boolean losesEveryWay(Amendment amendment, Case at) {
    return at.state().course() instanceof Course.Forward && hasWayBack(at.plan())
        && !hasWayBack(amendment.plan());
  }

  private static boolean hasWayBack(Plan plan) {
    return plan.phases(Phase.Kind.FALLBACK).findAny().isPresent();
  }

  /** The way back that the run is on has to stay where it is. */
  private static boolean losesItsWay(Amendment amendment, Case at) {
    return at.state().course() instanceof Course.Back b
        && (b.phase() >= amendment.plan().phases().size()
            || !isTheSame(amendment.plan().phases().get(b.phase()),
                at.plan().phases().get(b.phase())));
  }

  private static boolean isTheSame(Phase a, Phase b) {
    return a.kind() == b.kind() && a.title().equals(b.title()) && a.to().equals(b.to());
  }

  private static RunEvent amended(Amendment amendment, Case at) {
    var opening = at.state().opening();
    var digest = opening.rehearsal() ? "" : Approval.digest(amendment.plan(), at.moment().site());
    var approvals = digest.isEmpty()
        ? 0
        : Opener.approvals(amendment.plan(), at.moment().site());
    return new RunEvent.Amended(amendment.plan(), digest, approvals, at.by());
  }
}
