package rollcall.commands.reply;

import java.util.List;
import java.util.Optional;
import rollcall.commands.grammar.Grammar;
import rollcall.plans.run.RunEvent;
import rollcall.plans.run.RunEvent.OfStep;
import rollcall.plans.run.RunEvent.OfWork;
import rollcall.plans.run.StepStatus;
import rollcall.plans.site.People;

/**
 * What is said about the entries of one decision, once they are on disk. The same entries always
 * give the same messages, so that what was cut off by a fault can be said again; one decision's
 * entries carry one instant and are told together, because the next call often says all.
 */
public final class Telling {
  private final Grammar grammar;
  private final People people;

  /** The phones of {@code people} are told to one person privately, never to a channel. */
  public Telling(Grammar grammar, People people) {
    this.grammar = grammar;
    this.people = people;
  }

  public List<Message> of(List<Told> decision) {
    return of(decision, Optional.empty());
  }

  /** {@code head} is where the journal then ends: the position and the first digits of the hash. */
  public List<Message> of(List<Told> decision, Optional<String> head) {
    return decision.stream()
        .flatMap(told -> of(new Scene(told, decision, grammar, head, people)).stream()).toList();
  }

  private static List<Message> of(Scene scene) {
    return switch (scene.told().entry().event()) {
      case OfStep e -> ofStep(e, scene);
      case OfWork e -> OfCommands.of(e, scene);
      case RunEvent.Opened e -> OfRun.opened(e, scene);
      case RunEvent.Approved e -> OfRun.approved(e, scene);
      case RunEvent.Amended e -> OfAmendments.amended(e, scene);
      case RunEvent.Started _ -> OfRun.started(scene);
      case RunEvent.StartMoved e -> OfRun.moved(e, scene);
      case RunEvent.WentAway e -> OfPeople.away(e, scene);
      case RunEvent.LeadChanged e -> OfPeople.leads(e, scene);
      case RunEvent.Suspended e -> OfPeople.suspended(e, scene);
      case RunEvent.Reinstated e -> OfPeople.reinstated(e, scene);
      case RunEvent.Waived e -> OfPeople.waived(e, scene);
      case RunEvent.TodoAdded e -> OfPeople.todo(e, scene);
      case RunEvent.TodoClosed e -> OfPeople.todoClosed(e, scene);
      case RunEvent.CheckedIn e -> OfPresence.checkedIn(e, scene);
      case RunEvent.RollCalled e -> OfPresence.rollCalled(e, scene);
      case RunEvent.AskedAhead e -> OfPresence.askedAhead(e, scene);
      case RunEvent.NotAnswered e -> OfPresence.notAnswered(e, scene);
      case RunEvent.AbsenceSaid e -> OfAbsence.said(e, scene);
      case RunEvent.Returned e -> OfAbsence.returned(e, scene);
      case RunEvent.LastMomentSaid e -> OfClock.lastMoment(e, scene);
      case RunEvent.WindowEndSaid e -> OfClock.windowEnd(e, scene);
      case RunEvent.Held e -> OfRun.held(e, scene);
      case RunEvent.Resumed _ -> OfRun.resumed(scene);
      case RunEvent.Noted _ -> OfRun.noted(scene);
      case RunEvent.Ended e -> OfRun.ended(e, scene);
      case RunEvent.FallbackBegun e -> OfRun.fallback(e, scene);
      case RunEvent.Proposed e -> OfProposals.readBack(e, scene);
      case RunEvent.ProposalClosed e -> OfProposals.closed(e, scene);
      case RunEvent.Rejected e -> List.of(scene.before().asker(
          Refusing.line(e.why(), e.request(), scene.before())));
      case RunEvent.HeardAgain e -> OfReturns.back(e, scene);
      case RunEvent.DiskShort e -> OfGround.diskShort(e, scene);
      case RunEvent.DiskEnough e -> OfGround.diskEnough(e, scene);
      case RunEvent.ClockJumped e -> OfGround.clockJumped(e, scene);
      case RunEvent.RulesRead e -> OfGround.rules(e, scene);
      case RunEvent.RunsBeside e -> OfOthers.beside(e, scene);
      case RunEvent.PreflightBegun e -> OfHosts.begun(e, scene);
      case RunEvent.PreflightEnded e -> OfHosts.ended(e, scene);
      case RunEvent.Unheard _,RunEvent.Left _,RunEvent.StrangersHeard _,RunEvent.WordGiven _ ->
        List.of();
    };
  }

  private static List<Message> ofStep(OfStep event, Scene scene) {
    return switch (event) {
      case RunEvent.GateAnnounced e -> OfGates.announced(e, scene);
      case RunEvent.StepCalled e -> OfCalls.called(e, scene);
      case RunEvent.StepReminded e -> OfSilence.reminded(e, scene);
      case RunEvent.StepOverran e -> OfSilence.overran(e, scene);
      case RunEvent.StepAssigned e -> OfCalls.assigned(e, scene);
      case RunEvent.StepTaken e -> OfSteps.taken(e, scene);
      case RunEvent.StepAccepted e -> OfPeople.accepted(e, scene);
      case RunEvent.ShareDone e -> OfPeople.shareDone(e, scene);
      case RunEvent.StepExtended e -> OfSteps.extended(e, scene);
      case RunEvent.StepChecking e -> OfChecks.checking(e, scene);
      case RunEvent.StepReached e -> OfSteps.reached(e, scene);
      case RunEvent.StepUndone e -> OfSteps.undone(e, scene);
      case RunEvent.VoteCast e -> OfGates.voted(e, scene);
      case RunEvent.GateRefused e -> OfGates.refused(e, scene);
      case RunEvent.GateUnanswered e -> OfGates.unanswered(e, scene);
      case RunEvent.CheckPassed e -> OfChecks.passed(e, scene);
      case RunEvent.CheckSkipped e -> OfChecks.skipped(e, scene);
      case RunEvent.CheckFailed _ -> List.of();
      case RunEvent.CheckAssigned e -> OfChecks.assigned(e, scene);
      case RunEvent.CheckHindered e -> OfChecks.hindered(e, scene);
      case RunEvent.StepDone e when e.how() == StepStatus.How.BY_VOTE -> OfGates.decided(e, scene);
      case RunEvent.StepStarted e -> OfSteps.started(e, scene);
      case RunEvent.StepDone e -> OfSteps.done(e, scene);
      case RunEvent.StepFailed e -> OfSteps.failed(e, scene);
      case RunEvent.StepSkipped e -> OfSteps.skipped(e, scene);
      case RunEvent.StepRedone e -> OfSteps.redone(e, scene);
      case RunEvent.StepWithdrawn e -> OfSteps.withdrawn(e, scene);
      case RunEvent.StepStopped e -> OfSteps.stopped(e, scene);
      case RunEvent.StepUnknown e -> OfSteps.unknown(e, scene);
    };
  }
}
