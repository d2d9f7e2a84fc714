package rollcall.plans.engine;

import static rollcall.plans.run.Right.ANYONE_LISTED;
import static rollcall.plans.run.Right.APPROVER;
import static rollcall.plans.run.Right.CHECKER;
import static rollcall.plans.run.Right.CHECKER_OR_LEAD;
import static rollcall.plans.run.Right.LEAD;
import static rollcall.plans.run.Right.OWNER;
import static rollcall.plans.run.Right.OWNER_OR_LEAD;
import static rollcall.plans.run.Right.STARTER;
import static rollcall.plans.run.Right.VOTER;
import static rollcall.plans.run.Right.WAIVER;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Work;
import rollcall.plans.run.Rejection;
import rollcall.plans.run.Request;
import rollcall.plans.run.Right;
import rollcall.plans.run.StepRun;
import rollcall.plans.site.Policy;

/**
 * Who may ask what, on one page. There is no default, so nobody is let in by being forgotten. A
 * rule may narrow it where the run does, and never widens it.
 */
final class Rights {
  static Right of(Request request) {
    return switch (request) {
      case Request.Take _,Request.Run _,Request.Fail _,Request.More _,Request.Accept _ -> OWNER;
      case Request.Done done -> done.onBehalfOf().isPresent() ? LEAD : OWNER;
      case Request.Go _,Request.NoGo _ -> VOTER;
      case Request.CheckOk _,Request.CheckFail _ -> CHECKER;
      case Request.CheckAssign _ -> CHECKER_OR_LEAD;
      case Request.Redo _,Request.Stop _,Request.Assign _,Request.Undone _ -> OWNER_OR_LEAD;
      case Request.Skip _,Request.CheckSkip _,Request.Resume _,Request.Fallback _,Request.Abort _,Request.End _,Request.Lead _ ->
        LEAD;
      case Request.Start _,Request.MoveStart _ -> STARTER;
      case Request.Waive _ -> WAIVER;
      case Request.Approve _ -> APPROVER;
      case Request.Here _,Request.Preflight _,Request.Away _,Request.Hold _,Request.Note _,Request.Todo _,Request.TodoDone _,Request.Cover _,Request.Suspend _,Request.Reinstate _,Request.Amend _,Request.Yes _,Request.No _ ->
        ANYONE_LISTED;
    };
  }

  /** Empty where the asker may. */
  static Optional<Rejection> refusal(Request request, Optional<StepRun> step, Case at) {
    var right = of(request);
    if (at.isListed() && (holds(request, right, step, at) || isOffered(request, step, at))) {
      return Optional.empty();
    }
    var yours = at.state().waitingOn(at.by()).map(StepRun::id).toList();
    return Optional.of(new Rejection.NotYours(right, could(request, right, step, at), yours));
  }

  private static boolean holds(Request request, Right right, Optional<StepRun> step, Case at) {
    return switch (right) {
      case ANYONE_LISTED -> true;
      case OWNER, VOTER -> owns(step, at);
      case CHECKER -> checkers(request, step).contains(at.by());
      case CHECKER_OR_LEAD -> checkers(request, step).contains(at.by()) || at.isLead();
      case OWNER_OR_LEAD -> owns(step, at) || at.isLead();
      case LEAD -> at.isLead();
      case STARTER -> leads(at.by(), Policy.Power.START, at);
      case WAIVER -> leads(at.by(), Policy.Power.WAIVE, at);
      case APPROVER -> approves(at.by(), at);
    };
  }

  /**
   * What was offered to somebody is theirs to take or accept, and nothing more until they have; so
   * is what more people may join.
   */
  private static boolean isOffered(Request request, Optional<StepRun> step, Case at) {
    return switch (request) {
      case Request.Accept _ -> true;
      case Request.Take _ -> step.filter(s -> s.isFor(at.by()) || mayJoin(s)).isPresent();
      case Request _ -> false;
    };
  }

  private static boolean mayJoin(StepRun step) {
    return step.owners().open() && !(step.step().work() instanceof Work.Gate);
  }

  /** Whose a line of the checklist is; the step's where there is no such line. */
  private static List<PersonId> checkers(Request request, Optional<StepRun> step) {
    return step.map(s -> check(request).flatMap(s::check).map(s::owners).orElseGet(s::owners)
        .people()).orElse(List.of());
  }

  private static Optional<CheckLetter> check(Request request) {
    return switch (request) {
      case Request.CheckOk r -> Optional.of(r.check());
      case Request.CheckFail r -> Optional.of(r.check());
      case Request.CheckAssign r -> Optional.of(r.check());
      case Request _ -> Optional.empty();
    };
  }

  private static boolean owns(Optional<StepRun> step, Case at) {
    return step.filter(s -> s.owners().include(at.by())).isPresent();
  }

  /** A lead to whom the site's policy gives {@code power}; in a rehearsal every lead has it. */
  private static boolean leads(PersonId who, Policy.Power power, Case at) {
    var plan = at.plan();
    return at.leads().contains(who) && (at.state().opening().rehearsal()
        || at.moment().site().may(who, power, plan.id(), plan.environment()));
  }

  /** May approve by the site's policy, and did not open the run. */
  private static boolean approves(PersonId who, Case at) {
    var plan = at.plan();
    return !who.equals(at.state().opening().opener()) && at.isListed(who)
        && !at.state().facts().duty().amenders().contains(who)
        && at.moment().site().may(who, Policy.Power.APPROVE, plan.id(), plan.environment());
  }

  private static List<PersonId> could(Request request, Right right, Optional<StepRun> step,
      Case at) {
    return switch (right) {
      case ANYONE_LISTED -> List.of();
      case OWNER, VOTER -> owners(step);
      case CHECKER -> checkers(request, step);
      case CHECKER_OR_LEAD -> Stream.concat(checkers(request, step).stream(), at.leads().stream())
          .distinct().toList();
      case OWNER_OR_LEAD ->
        Stream.concat(owners(step).stream(), at.leads().stream()).distinct().toList();
      case LEAD -> at.leads();
      case STARTER -> leads(Policy.Power.START, at);
      case WAIVER -> leads(Policy.Power.WAIVE, at);
      case APPROVER -> approvers(at);
    };
  }

  private static List<PersonId> leads(Policy.Power power, Case at) {
    return at.leads().stream().filter(p -> leads(p, power, at)).toList();
  }

  static List<PersonId> approvers(Case at) {
    return at.state().opening().directory().stream().filter(p -> approves(p, at)).sorted().toList();
  }

  private static List<PersonId> owners(Optional<StepRun> step) {
    return step.map(s -> s.owners().people()).orElse(List.of());
  }
}
