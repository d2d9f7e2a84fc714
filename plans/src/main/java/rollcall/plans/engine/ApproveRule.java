package rollcall.plans.engine;

import static rollcall.plans.engine.Decision.does;
import static rollcall.plans.engine.Decision.refuses;

import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;

/** {@code approve}: this person has seen the commands of the run, and they may start. */
final class ApproveRule {
  static Decision decide(Request.Approve request, Case at) {
    var opening = at.state().opening();
    if (!request.digest().equals(opening.digest())
        || !Approval.holds(at.state(), at.moment().site())) {
      return refuses(new Rejection.WrongDigest(opening.digest()));
    }
    return at.state().facts().approvals().contains(at.by())
        ? refuses(new Rejection.AlreadyApproved())
        : does(new RunEvent.Approved(opening.digest(), at.by()));
  }
}
