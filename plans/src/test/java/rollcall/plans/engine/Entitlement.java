package rollcall.plans.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.Step;
import rollcall.plans.model.StepId;
import rollcall.plans.run.Actor;
import rollcall.plans.run.Entry;
import rollcall.plans.run.Proposal;
import rollcall.plans.run.Request;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.StepRef;

/** Who may what, kept by hand from the record alone: a second opinion on the engine's rights. */
final class Entitlement {
  private static final Duration LONG_SILENCE = Duration.ofMinutes(15);
  private final World world;
  /** In the order in which they came. */
  private final Map<StepId, List<PersonId>> owners = new HashMap<>();
  private final Map<StepId, Set<PersonId>> atWork = new HashMap<>();
  private final Map<StepId, PersonId> offered = new HashMap<>();
  private final Map<StepId, Optional<PersonId>> givers = new HashMap<>();
  private final Map<String, PersonId> lookers = new HashMap<>();
  private final Set<StepId> silent = new HashSet<>();
  private final Set<PersonId> suspended = new HashSet<>();
  private final Map<PersonId, Instant> lastWord = new HashMap<>();
  private final Set<PersonId> amenders = new HashSet<>();
  private Plan plan;
  private Optional<PersonId> named = Optional.empty();
  private Instant heard = Release.OPENED;

  Entitlement(World world) {
    this.world = world;
    this.plan = world.opening().plan();
    plan.steps()
        .forEach(s -> owners.put(s.id(), new ArrayList<>(s.owners().people())));
  }

  void note(Entry entry) {
    switch (entry.event()) {
      case RunEvent.StepAssigned(StepId step, PersonId to, var from, var _) -> {
        offered.put(step, to);
        givers.put(step, from);
      }
      case RunEvent.CheckAssigned e -> lookers.put(e.step() + " " + e.check(), e.to());
      case RunEvent.StepTaken(StepId step, PersonId by) -> {
        has(step, by);
        silent.remove(step);
        atWork(step).add(by);
      }
      case RunEvent.StepAccepted(StepId step, PersonId by) -> has(step, by);
      case RunEvent.ShareDone(StepId step, PersonId by, var _) -> {
        atWork(step).add(by);
        if (givers.getOrDefault(step, Optional.empty()).filter(by::equals).isPresent()) {
          offered.remove(step);
        }
      }
      case RunEvent.StepUndone(StepId step, PersonId by, var _) -> {
        atWork(step).clear();
        atWork(step).add(by);
      }
      case RunEvent.StepRedone e -> atWork(e.step()).clear();
      case RunEvent.StepWithdrawn e -> atWork(e.step()).clear();
      case RunEvent.StepReminded e when e.whom() != RunEvent.Reminded.OWNER -> silent.add(e.step());
      case RunEvent.StepCalled e -> silent.remove(e.step());
      case RunEvent.LeadChanged e -> {
        mayNameTheLead(entry);
        named = Optional.of(e.who());
      }
      case RunEvent.Amended e -> amended(e);
      case RunEvent.Suspended e -> suspended.add(e.who());
      case RunEvent.Reinstated e -> suspended.remove(e.who());
      case RunEvent.Resumed _,RunEvent.HeardAgain _,RunEvent.FallbackBegun _ -> heard = entry.at();
      case RunEvent _ -> {
      }
    }
    if (entry.by() instanceof Actor.Person p) {
      lastWord.put(p.id(), entry.at());
    }
  }

  /**
   * Whose a step is by another plan it is, or stays who took it over, if they do not look at it.
   */
  private void amended(RunEvent.Amended event) {
    var before = plan;
    plan = event.plan();
    amenders.add(event.by());
    plan.steps().forEach(s -> {
      var theirs = before.steps().filter(b -> b.id().equals(s.id())).findFirst()
          .filter(b -> b.owners().equals(s.owners()) && !looksAtTheirOwn(s))
          .map(b -> owners(b.id()));
      owners.put(s.id(), theirs.orElseGet(() -> new ArrayList<>(s.owners().people())));
    });
  }

  private boolean looksAtTheirOwn(Step step) {
    return owners(step.id()).stream().filter(p -> !step.owners().include(p))
        .anyMatch(p -> step.terms().checks().stream()
            .anyMatch(c -> c.owners().filter(o -> o.include(p)).isPresent()));
  }

  /** Who leads gives it away; another lead may only after a long silence. */
  private void mayNameTheLead(Entry entry) {
    var lead = leads().findFirst();
    var silentSince = lead.map(l -> lastWord.getOrDefault(l, heard))
        .map(word -> word.isBefore(heard) ? heard : word).orElse(Instant.MIN);
    Breach.check(entry.by() instanceof Actor.Person p && (lead.filter(p.id()::equals).isPresent()
        || !entry.at().isBefore(silentSince.plus(LONG_SILENCE))), Breach.Rule.NOT_ENTITLED, entry);
  }

  private Stream<PersonId> leads() {
    return Stream.concat(named.stream(), Stream.of(World.THOMAS, World.SANDRA))
        .filter(p -> !suspended.contains(p));
  }

  List<PersonId> owners(StepId step) {
    return Objects.requireNonNull(owners.get(step));
  }

  boolean isSuspended(PersonId who) {
    return suspended.contains(who);
  }

  private Set<PersonId> atWork(StepId step) {
    return atWork.computeIfAbsent(step, _ -> new HashSet<>());
  }

  private Optional<PersonId> replaced(StepId step, List<PersonId> theirs) {
    return givers.getOrDefault(step, Optional.empty()).filter(theirs::contains)
        .or(() -> theirs.stream().filter(p -> !atWork(step).contains(p)).findFirst());
  }

  /** What was offered takes the place of who gave it, or of one who is not at work on it. */
  private void has(StepId step, PersonId by) {
    var theirs = owners(step);
    var wasOffered = offered.remove(step, by);
    if (theirs.contains(by)) {
      return;
    }
    if (wasOffered && step(step).owners().needed() == 1) {
      theirs.clear();
    } else if (wasOffered) {
      replaced(step, theirs).ifPresent(gone -> theirs.set(theirs.indexOf(gone), by));
    }
    if (!theirs.contains(by) && (wasOffered || !all(step))) {
      theirs.add(by);
    }
  }

  /** Each of those whom the plan names has to: who joins them does not bind. */
  private boolean all(StepId step) {
    var planned = step(step).owners();
    return planned.needed() > 1 && planned.needed() == planned.people().size();
  }

  private Step step(StepId id) {
    return plan.steps().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
  }

  /** {@code told} is what happened, which says what a bare word meant. */
  boolean may(PersonId who, Request request, List<RunEvent> told) {
    return World.LISTED.contains(who) && !suspended.contains(who) && switch (request) {
      case Request.Done d when d.onBehalfOf().isPresent() ->
        isLead(who) && owns(d.onBehalfOf().get(), d, told);
      case Request.Take r -> owns(who, r, told) || isOffered(who, r, told) || mayJoin(r, told);
      case Request.Accept _ -> told.stream().flatMap(e -> steps(e).stream())
          .allMatch(s -> who.equals(offered.get(s)));
      case Request.More r -> owns(who, r, told);
      case Request.Go r -> owns(who, r, told);
      case Request.NoGo r -> owns(who, r, told);
      case Request.CheckOk r -> checks(who, r, r.check(), told);
      case Request.CheckFail r -> checks(who, r, r.check(), told);
      case Request.CheckAssign r -> isLead(who) || checks(who, r, r.check(), told);
      case Request.Undone r -> isLead(who) || owns(who, r, told);
      case Request.Run r -> owns(who, r, told);
      case Request.Done r -> owns(who, r, told);
      case Request.Fail r -> owns(who, r, told);
      case Request.Redo r -> isLead(who) || owns(who, r, told);
      case Request.Stop r -> isLead(who) || owns(who, r, told);
      case Request.Assign r -> isLead(who) || owns(who, r, told);
      case Request.Skip _,Request.CheckSkip _,Request.Resume _,Request.Fallback _,Request.Abort _,Request.End _,Request.Lead _ ->
        isLead(who);
      case Request.Cover c -> isLead(who) || who.equals(c.whose());
      case Request.Start _,Request.MoveStart _,Request.Waive _ ->
        isLead(who) && world.starters().contains(who);
      case Request.Approve _ ->
        world.approvers().contains(who) && !world.opening().opener().equals(who)
            && !amenders.contains(who);
      case Request.Here _,Request.Preflight _,Request.Away _,Request.Hold _,Request.Note _,Request.Todo _,Request.TodoDone _,Request.Suspend _,Request.Reinstate _,Request.Amend _,Request.Yes _,Request.No _ ->
        true;
    };
  }

  /** Whether {@code who} may say the second word on {@code proposal}. */
  boolean mayConfirm(PersonId who, Proposal proposal) {
    return !suspended.contains(who) && switch (proposal.need()) {
      case THE_SAME -> who.equals(proposal.by());
      case ANY_LEAD -> isLead(who);
      case ANOTHER_LEAD -> isLead(who) && !who.equals(proposal.by());
      case ANOTHER_PERSON -> !who.equals(proposal.by()) && switch (proposal.request()) {
        case Request.Suspend r -> !who.equals(r.who());
        case Request.Reinstate r -> !who.equals(r.who());
        case Request _ -> true;
      };
    };
  }

  boolean isLead(PersonId who) {
    return leads().anyMatch(who::equals);
  }

  private boolean owns(PersonId who, Request.OnStep request, List<RunEvent> told) {
    return step(request, told).filter(s -> owners(s).contains(who)).isPresent();
  }

  /** Theirs to take, and nothing more until they have. */
  private boolean isOffered(PersonId who, Request.OnStep request, List<RunEvent> told) {
    return step(request, told).filter(s -> who.equals(offered.get(s)) || standsIn(who, s))
        .isPresent();
  }

  private boolean standsIn(PersonId who, StepId step) {
    return silent.contains(step) && step(step).owners().deputy().filter(who::equals).isPresent();
  }

  private boolean mayJoin(Request.OnStep request, List<RunEvent> told) {
    return step(request, told).filter(s -> step(s).owners().open()).isPresent();
  }

  private boolean checks(PersonId who, Request.OnStep request, CheckLetter letter,
      List<RunEvent> told) {
    return step(request, told).filter(s -> isHanded(s, letter, who)).isPresent()
        || step(request, told).map(this::step)
            .flatMap(s -> s.terms().checks().stream()
                .filter(c -> c.letter().equals(letter)).flatMap(c -> c.owners().stream())
                .findFirst())
            .map(o -> o.include(who)).orElseGet(() -> owns(who, request, told));
  }

  /** Whether a line that was not theirs was handed to them. */
  boolean isHanded(StepId step, CheckLetter letter, PersonId who) {
    return who.equals(lookers.get(step + " " + letter));
  }

  private Optional<StepId> step(Request.OnStep request, List<RunEvent> told) {
    return switch (request.step()) {
      case StepRef.Numbered n -> plan.steps()
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
