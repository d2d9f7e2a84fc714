package rollcall.plans.engine;

import static rollcall.plans.run.Right.ANYONE_LISTED;
import static rollcall.plans.run.Right.APPROVER;
import static rollcall.plans.run.Right.LEAD;
import static rollcall.plans.run.Right.OWNER;
import static rollcall.plans.run.Right.OWNER_OR_LEAD;
import static rollcall.plans.run.Right.STARTER;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.PersonId;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.Right;
import rollcall.plans.run.StepRun;
import rollcall.plans.site.Policy;

/**
 * Who may ask what: the whole policy, on one page. There is no default, so nobody is let in by
 * being forgotten.
 */
final class Rights {
  static Right of(Request request) {
    return switch (request) {
      case Request.Take _,Request.Run _,Request.Fail _ -> OWNER;
      case Request.Done done -> done.onBehalfOf().isPresent() ? LEAD : OWNER;
      case Request.Redo _,Request.Stop _,Request.Assign _ -> OWNER_OR_LEAD;
      case Request.Skip _,Request.Resume _,Request.Fallback _,Request.Abort _,Request.End _ ->
        LEAD;
      case Request.Start _ -> STARTER;
      case Request.Approve _ -> APPROVER;
      case Request.Here _,Request.Hold _,Request.Note _,Request.Yes _,Request.No _ -> ANYONE_LISTED;
    };
  }

  /** Empty where the asker may. */
  static Optional<Rejection> refusal(Request request, Optional<StepRun> step, Case at) {
    var right = of(request);
    if (at.isListed() && (holds(right, step, at) || isOffered(request, step, at))) {
      return Optional.empty();
    }
    var yours = at.state().waitingOn(at.by()).map(StepRun::id).toList();
    return Optional.of(new Rejection.NotYours(right, could(right, step, at), yours));
  }

  private static boolean holds(Right right, Optional<StepRun> step, Case at) {
    return switch (right) {
      case ANYONE_LISTED -> true;
      case OWNER -> owns(step, at);
      case OWNER_OR_LEAD -> owns(step, at) || at.isLead();
      case LEAD -> at.isLead();
      case STARTER -> starts(at.by(), at);
      case APPROVER -> approves(at.by(), at);
    };
  }

  /** What was offered to somebody is theirs to take, and nothing more until they have. */
  private static boolean isOffered(Request request, Optional<StepRun> step, Case at) {
    return request instanceof Request.Take && step.filter(s -> s.isFor(at.by())).isPresent();
  }

  private static boolean owns(Optional<StepRun> step, Case at) {
    return step.filter(s -> s.owners().include(at.by())).isPresent();
  }

  /** A lead who may start by the site's policy; a rehearsal is anybody's. */
  private static boolean starts(PersonId who, Case at) {
    var plan = at.plan();
    return at.leads().contains(who) && (at.state().opening().rehearsal()
        || at.moment().site().may(who, Policy.Power.START, plan.id(), plan.environment()));
  }

  /** May approve by the site's policy, and did not open the run. */
  private static boolean approves(PersonId who, Case at) {
    var plan = at.plan();
    return !who.equals(at.state().opening().opener())
        && at.moment().site().may(who, Policy.Power.APPROVE, plan.id(), plan.environment());
  }

  private static List<PersonId> could(Right right, Optional<StepRun> step, Case at) {
    return switch (right) {
      case ANYONE_LISTED -> List.of();
      case OWNER -> owners(step);
      case OWNER_OR_LEAD ->
        Stream.concat(owners(step).stream(), at.leads().stream()).distinct().toList();
      case LEAD -> at.leads();
      case STARTER -> at.leads().stream().filter(p -> starts(p, at)).toList();
      case APPROVER -> approvers(at);
    };
  }

  static List<PersonId> approvers(Case at) {
    return at.state().opening().directory().stream().filter(p -> approves(p, at)).sorted().toList();
  }

  private static List<PersonId> owners(Optional<StepRun> step) {
    return step.map(s -> s.owners().people()).orElse(List.of());
  }
}
