package rollcall.plans.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.PlanId;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.Revision;
import rollcall.plans.model.StepId;
import rollcall.plans.model.StepNumber;

/**
 * Why a request did nothing, with all that its asker needs to do better. The wording is in
 * {@code commands.reply.Refusing}.
 */
public sealed interface Rejection {
  /** {@code could} are those who may; {@code yours} the speaker's own steps that wait. */
  record NotYours(Right needed, List<PersonId> could, List<StepId> yours) implements Rejection {}

  record NoSuchStep(StepNumber number, Optional<StepNumber> last) implements Rejection {}

  /** A bare word, and not exactly one step that it could mean. */
  record WhichStep(List<StepId> candidates) implements Rejection {}

  /** A bare word said twice, or the step is already so; by whom, since when. */
  record Already(StepId step, String is, Optional<PersonId> by,
      Optional<Instant> since) implements Rejection {}

  /** {@code possible} are the words that would do something with the step now. */
  record NotInState(StepId step, String is, List<String> possible) implements Rejection {}

  record WaitsFor(StepId step, List<StepId> unfinished) implements Rejection {}

  /** It waits for its time, or for the run: held, halted by another step, not started. */
  record NotNow(StepId step, Optional<Instant> from) implements Rejection {}

  /** The step belongs to another part of the plan than the run is in. */
  record OtherWay(StepId step) implements Rejection {}

  record AlreadyApproved() implements Rejection {}

  /** Said before the step was called, or called again. */
  record Late(StepId step, Instant called) implements Rejection {}

  /** A bare done so soon after the bare take is taken for a slip. */
  record TooSoon(StepId step, Duration ago) implements Rejection {}

  record NoCommand(StepId step) implements Rejection {}

  record NotPermitted(StepId step, List<HostName> hosts) implements Rejection {}

  /** The commands of this run may not start yet; {@code missing} approvals are missing. */
  record NotApproved(String digest, int missing, List<PersonId> could) implements Rejection {}

  record WrongDigest(String digest) implements Rejection {}

  /** Values that the step records were not given, or given ones it does not record. */
  record ValuesWanted(StepId step, List<String> missing,
      List<String> unknown) implements Rejection {}

  record BadValue(String name) implements Rejection {}

  /** A start can only be set ahead. */
  record TimeIsPast(Instant at) implements Rejection {}

  /** A time that is before the step was called, or after now. */
  record TimeOutOfRange(StepId step, Instant called) implements Rejection {}

  /** A command of an earlier attempt has no known end. */
  record StillGoing(StepId step, List<HostName> hosts) implements Rejection {}

  record NoSuchPerson(PersonId who, Optional<PersonId> nearest) implements Rejection {}

  record NoRestorePoint(List<RestorePoint> offered) implements Rejection {}

  record NoWayBack() implements Rejection {}

  record NothingProposed(long token, List<Long> waiting) implements Rejection {}

  record NeedsAnother(Need need, List<PersonId> could) implements Rejection {}

  record NotStarted(Optional<Instant> planned) implements Rejection {}

  record AlreadyStarted(Instant s) implements Rejection {}

  record FallingBack(Instant since) implements Rejection {}

  record HasEnded(Course.Outcome outcome, Instant at) implements Rejection {}

  /** So little is free on the bot's own disk that this may not begin. */
  record NoRoom(long freeMebibytes) implements Rejection {}

  record NotHeld() implements Rejection {}

  record AlreadyHeld(String why) implements Rejection {}

  /** These steps stand in the way: before steps at a start, release steps at an end. */
  record StillOpen(List<StepId> steps) implements Rejection {}

  /** It is reached by itself, when these parts of it are done; without parts it is a milestone. */
  record ByItself(StepId step, List<StepId> parts) implements Rejection {}

  record NoGate(StepId step) implements Rejection {}

  record VotedAlready(StepId step, boolean go) implements Rejection {}

  /** Who decides does not change once a gate was called. */
  record VotersStand(StepId step) implements Rejection {}

  /** {@code who} looks at the step, and so cannot do it too. */
  record BothHalves(StepId step, PersonId who) implements Rejection {}

  record NoSuchCheck(StepId step, CheckLetter check,
      List<CheckLetter> known) implements Rejection {}

  record FoundAlready(StepId step, CheckLetter check) implements Rejection {}

  /** A command looks at it, and nobody's word takes its place. */
  record ByItsCommand(StepId step, CheckLetter check) implements Rejection {}

  /** In this attempt it was not found well, and it is looked at once an attempt. */
  record NotWell(StepId step, CheckLetter check) implements Rejection {}

  /** No host of it is left to be done again. */
  record NothingFailed(StepId step) implements Rejection {}

  /** What is left of its checklist is others'; nobody's where commands look at it. */
  record ChecksOpen(StepId step, List<CheckLetter> checks, List<PersonId> whose)
      implements
        Rejection {}

  /** A gate is answered with go or no-go, and a step that is none is not. */
  record Decides(StepId step) implements Rejection {}

  record NotOffered(List<StepId> offered) implements Rejection {}

  record NothingToCover(PersonId whose) implements Rejection {}

  /** Each of several has a share of it, and it was not said whose is handed over. */
  record WhoseShare(StepId step, List<PersonId> shares, PersonId to) implements Rejection {}

  record LeadsAlready(PersonId who) implements Rejection {}

  record NotByPolicy(PersonId who) implements Rejection {}

  /** {@code lead} was heard too lately for another to take over. */
  record LeadIsHere(PersonId lead, Instant heard) implements Rejection {}

  record NotSuspended(PersonId who) implements Rejection {}

  /** Without {@code who} nobody could lead any more, nor take the suspension back. */
  record LastLead(PersonId who) implements Rejection {}

  /** The start is refused until these are waived. */
  record NeedsWaiver(List<String> what) implements Rejection {}

  /** The newer revision has no way back, and the run is under way. */
  record WayBackLost() implements Rejection {}

  /**
   * The way back takes so long that it would have to begin by {@code latest} to end in time, and
   * {@code step} begins only after that.
   */
  record FallbackTooLate(Duration takes, Instant end, Instant latest, StepId step,
      Instant begins) implements Rejection {}

  record NothingToWaive(String what, List<String> known) implements Rejection {}

  record HasBegun(StepId step) implements Rejection {}

  record TooManyTodos(int most) implements Rejection {}

  record NoSuchTodo(int number, List<Integer> open) implements Rejection {}

  /** The file is of another plan, or of another environment. */
  record OtherPlan(PlanId id) implements Rejection {}

  record SameRevision(Revision revision) implements Rejection {}

  /**
   * Steps that have begun differ in the newer revision, or the way back that the run is on does.
   */
  record BegunDiffers(List<StepId> steps) implements Rejection {}

  record NoDate() implements Rejection {}

  /** No command is left to be run, or it is a rehearsal. */
  record NoHostNeeded() implements Rejection {}

  /** The hosts are being looked at. */
  record LookedAtNow(Instant since) implements Rejection {}

  record AnotherRun(RunId run) implements Rejection {}
}
