package rollcall.plans.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRef;

/** Who may what, kept by hand from the record alone: a second opinion on the engine's rights. */
final class Entitlement {
  private final World world;
  private final Map<StepId, Set<PersonId>> owners = new HashMap<>();
  private final Map<StepId, PersonId> offered = new HashMap<>();

  Entitlement(World world) {
    this.world = world;
    world.opening().plan().steps()
        .forEach(s -> owners.put(s.id(), new HashSet<>(s.owners().people())));
  }

  void note(Entry entry) {
    if (entry.event() instanceof RunEvent.StepAssigned(StepId step, PersonId to)) {
      offered.put(step, to);
    }
    if (entry.event() instanceof RunEvent.StepTaken(StepId step, PersonId by)) {
      offered.remove(step);
      if (!owners.getOrDefault(step, Set.of()).contains(by)) {
        owners.put(step, Set.of(by));
      }
    }
  }

  /** {@code told} is what happened, which says what a bare word meant. */
  boolean may(PersonId who, Request request, List<RunEvent> told) {
    return World.LISTED.contains(who) && switch (request) {
      case Request.Done d when d.onBehalfOf().isPresent() ->
        isLead(who) && owns(d.onBehalfOf().get(), d, told);
      case Request.Take r -> owns(who, r, told);
      case Request.Run r -> owns(who, r, told);
      case Request.Done r -> owns(who, r, told);
      case Request.Fail r -> owns(who, r, told);
      case Request.Redo r -> isLead(who) || owns(who, r, told);
      case Request.Stop r -> isLead(who) || owns(who, r, told);
      case Request.Assign r -> isLead(who) || owns(who, r, told);
      case Request.Skip _,Request.Resume _,Request.Fallback _,Request.Abort _,Request.End _ ->
        isLead(who);
      case Request.Start _ -> isLead(who) && world.starters().contains(who);
      case Request.Approve _ ->
        world.approvers().contains(who) && !world.opening().opener().equals(who);
      case Request.Here _,Request.Hold _,Request.Note _,Request.Yes _,Request.No _ -> true;
    };
  }

  /** Whether {@code who} may say the second word on {@code proposal}. */
  static boolean mayConfirm(PersonId who, Proposal proposal) {
    return switch (proposal.need()) {
      case THE_SAME -> who.equals(proposal.by());
      case ANY_LEAD -> isLead(who);
      case ANOTHER_LEAD -> isLead(who) && !who.equals(proposal.by());
    };
  }

  private static boolean isLead(PersonId who) {
    return World.LEADS.contains(who);
  }

  private boolean owns(PersonId who, Request.OnStep request, List<RunEvent> told) {
    return step(request, told)
        .filter(s -> owners.getOrDefault(s, Set.of()).contains(who) || who.equals(offered.get(s)))
        .isPresent();
  }

  private Optional<StepId> step(Request.OnStep request, List<RunEvent> told) {
    return switch (request.step()) {
      case StepRef.Numbered n -> world.opening().plan().steps()
          .filter(s -> s.number().equals(n.number())).map(Step::id).findFirst();
      case StepRef.TheOne _ -> told.stream().flatMap(e -> steps(e).stream()).findFirst();
    };
  }

  private static List<StepId> steps(RunEvent event) {
    return switch (event) {
      case RunEvent.OfStep e -> List.of(e.step());
      case RunEvent.Proposed p -> p.would().stream().flatMap(e -> steps(e).stream()).toList();
      case RunEvent _ -> List.of();
    };
  }
}
