package rollcall.plans.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.HostName;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.RestorePoint;
import rollcall.plans.model.StepId;

/**
 * What has happened to a run. By whom and when is in its {@link Entry}. Events carry what a rule
 * decided, so that replay decides nothing.
 */
public sealed interface RunEvent {
  record Opened(Opening opening) implements RunEvent {}

  /** {@code digest} covers every command with its host, address and user. */
  record Approved(String digest, PersonId by) implements RunEvent {}

  /** The run goes by {@code plan} from now on; {@code by} proposed it. */
  record Amended(Plan plan, String digest, int approvals, PersonId by) implements RunEvent {}

  /** S is {@code planned}, or this entry's time. */
  record Started(Optional<Instant> planned) implements RunEvent {}

  /** S is moved; calls that were made stand. */
  record StartMoved(Instant s) implements RunEvent {}

  record CheckedIn(PersonId who) implements RunEvent {}

  /** The leads, the owners and their deputies are asked whether they are here, before S. */
  record RollCalled(List<PersonId> who) implements RunEvent {
    public RollCalled {
      who = List.copyOf(who);
    }
  }

  /** The same, of those whose first step comes soon. */
  record AskedAhead(List<PersonId> who) implements RunEvent {
    public AskedAhead {
      who = List.copyOf(who);
    }
  }

  /** They were asked, and have not said a word: a lead is told. */
  record NotAnswered(List<PersonId> who) implements RunEvent {
    public NotAnswered {
      who = List.copyOf(who);
    }
  }

  /** A lead is told who cannot be reached and is needed now or soon. */
  record AbsenceSaid(List<Missed> missed) implements RunEvent {
    /** {@code who} is to do {@code step} at {@code from}, and nobody else can. */
    public record Missed(PersonId who, StepId step, Instant from) {}

    public AbsenceSaid {
      missed = List.copyOf(missed);
    }
  }

  /** Not to be counted on until then. */
  record WentAway(PersonId who, Instant until) implements RunEvent {}

  /** {@code who} leads from now on. */
  record LeadChanged(PersonId who) implements RunEvent {}

  /** No word of {@code who} counts any more, from none of their accounts. */
  record Suspended(PersonId who, String why) implements RunEvent {}

  record Reinstated(PersonId who, String why) implements RunEvent {}

  /** What would refuse the start is let pass, by name and reason. */
  record Waived(String what, String why) implements RunEvent {}

  /** Something to do after the run, by {@code who} or whoever will. */
  record TodoAdded(Optional<PersonId> who, String text) implements RunEvent {}

  record TodoClosed(int number) implements RunEvent {}

  record Held(String why) implements RunEvent {}

  /** The quiet channels hear how the way back goes, and that they will again at {@code next}. */
  record WordGiven(Instant next) implements RunEvent {}

  /** The last moment to fall back is {@code moment}, in so many minutes; with 0 it has passed. */
  record LastMomentSaid(Instant moment, int minutes) implements RunEvent {}

  /**
   * The window ends at {@code end}, in so many minutes; with 0 it has ended, and the run goes on.
   */
  record WindowEndSaid(Instant end, int minutes) implements RunEvent {}

  record Resumed() implements RunEvent {}

  record Noted(String text) implements RunEvent {}

  record Proposed(Request request, PersonId by, Need need, Instant until,
      List<RunEvent> would) implements RunEvent {}

  record ProposalClosed(long token, Closing how) implements RunEvent {}

  record Rejected(Request request, Rejection why) implements RunEvent {}

  /** D is this entry's time; {@code phase} is the fallback's place in the plan. */
  record FallbackBegun(Optional<RestorePoint> to, int phase, String why, List<StepId> closed,
      List<StepId> leftOut) implements RunEvent {}

  record Ended(Course.Outcome outcome, List<StepId> open) implements RunEvent {}

  /**
   * How a proposal ended: a second word, a refusal, its time, or something else than was read back.
   */
  enum Closing {
    ACCEPTED, DECLINED, LAPSED, CHANGED
  }

  /** What has happened to one step. */
  sealed interface OfStep extends RunEvent {
    StepId step();
  }

  /** A decision with a time of its own comes: who decides hears what is still open before it. */
  record GateAnnounced(StepId step) implements OfStep {}

  record StepCalled(StepId step) implements OfStep {}

  record StepReminded(StepId step, Reminded whom) implements OfStep {}

  /** Taken, and its planned time is over. */
  record StepOverran(StepId step) implements OfStep {}

  record StepTaken(StepId step, PersonId by) implements OfStep {}

  /**
   * Offered to {@code to}, whose take makes it theirs; in the place of {@code from}, where it is
   * one of its owners who gives it away.
   */
  record StepAssigned(StepId step, PersonId to, Optional<PersonId> from,
      Optional<String> why) implements OfStep {}

  /** {@code by} accepts what was offered, before it is theirs to begin. */
  record StepAccepted(StepId step, PersonId by) implements OfStep {}

  /** By its owner's own estimate it takes until then. */
  record StepExtended(StepId step, Instant until) implements OfStep {}

  /** On whose word; nobody's where the command starts by itself. */
  record StepStarted(StepId step, Optional<PersonId> by) implements OfStep {}

  /** One of several owners has done their share. */
  record ShareDone(StepId step, PersonId by, Map<String, String> values) implements OfStep {
    public ShareDone {
      values = Map.copyOf(values);
    }
  }

  /** Said to be done, or ended well: what is left is its checklist. */
  record StepChecking(StepId step, StepStatus.How how, Optional<PersonId> by, Optional<Instant> at,
      Map<String, String> values, Optional<String> note) implements OfStep {
    public StepChecking {
      values = Map.copyOf(values);
    }
  }

  /** {@code at} where it was done earlier than it was said; {@code by} whose work it was. */
  record StepDone(StepId step, StepStatus.How how, Optional<PersonId> by, Optional<Instant> at,
      Map<String, String> values, Optional<String> note) implements OfStep {
    public StepDone {
      values = Map.copyOf(values);
    }
  }

  /** A milestone, or a step whose parts are done. */
  record StepReached(StepId step) implements OfStep {}

  /** A wrong done is taken back: it is in the hands of {@code by} again. */
  record StepUndone(StepId step, PersonId by, String why) implements OfStep {}

  record StepFailed(StepId step, String why) implements OfStep {}

  /** {@code byItself}: its condition does not hold. */
  record StepSkipped(StepId step, String why, boolean byItself) implements OfStep {}

  /** Called anew as {@code attempt}; on {@code kept} its command counts as run already. */
  record StepRedone(StepId step, int attempt, List<HostName> kept) implements OfStep {
    public StepRedone {
      kept = List.copyOf(kept);
    }

    public StepRedone(StepId step, int attempt) {
      this(step, attempt, List.of());
    }
  }

  /** Called and not begun: it waits again. */
  record StepWithdrawn(StepId step) implements OfStep {}

  record StepStopped(StepId step) implements OfStep {}

  record StepUnknown(StepId step, String why) implements OfStep {}

  record VoteCast(StepId step, PersonId by, boolean go, Optional<String> why) implements OfStep {}

  /** Decided against. */
  record GateRefused(StepId step, String why) implements OfStep {}

  /** Not decided within its time. */
  record GateUnanswered(StepId step) implements OfStep {}

  /** {@code by} is empty where a command looked. */
  record CheckPassed(StepId step, CheckLetter check, Optional<PersonId> by) implements OfStep {}

  record CheckFailed(StepId step, CheckLetter check, String why) implements OfStep {}

  record CheckSkipped(StepId step, CheckLetter check, String why) implements OfStep {}

  /** {@code to} may look at it beside those whose check it is. */
  record CheckAssigned(StepId step, CheckLetter check, PersonId to,
      Optional<String> why) implements OfStep {}

  /** The command that is to look cannot start, and why; it does when it can. */
  record CheckHindered(StepId step, CheckLetter check, String why) implements OfStep {}

  /** Who is told of silence. */
  enum Reminded {
    OWNER, DEPUTY, LEAD
  }

  /**
   * What was seen of the world: offered as the event that it is, dropped where the run no longer
   * waits for it.
   */
  sealed interface Seen extends RunEvent {}

  /** Nobody could be heard since. */
  record Unheard(Instant since, String why) implements Seen {}

  /** Heard again; nothing that was written from {@code from} until this entry was read. */
  record HeardAgain(Instant from, String why) implements Seen {}

  /** Somebody does not read the channel any more. */
  record Left(PersonId who, Absence how) implements Seen {}

  /** They do again. */
  record Returned(PersonId who) implements Seen {}

  /** What strangers said in a minute, as a count. */
  record StrangersHeard(int lines) implements Seen {}

  /** So little is free on the bot's own disk that nothing new should begin. */
  record DiskShort(long freeMebibytes) implements Seen {}

  record DiskEnough(long freeMebibytes) implements Seen {}

  /** The clock of the bot's machine jumped ahead, or with less than nothing was set back. */
  record ClockJumped(Duration by) implements Seen {}

  /** What other open runs have in common with this one, as far as it was looked at. */
  record RunsBeside(List<Shared> shared) implements Seen {
    public RunsBeside {
      shared = List.copyOf(shared);
    }
  }

  /**
   * What rules beside the plan, as it was read: each file's name and the SHA-256 of its bytes, and
   * whether who has a nick here is believed to be its owner.
   */
  record RulesRead(Map<String, String> files, boolean byNick) implements Seen {
    public RulesRead {
      files = Map.copyOf(files);
    }
  }

  /**
   * The hosts that the run is going to need are to be looked at, so many of them; nothing runs
   * there.
   */
  record PreflightBegun(int hosts) implements RunEvent {}

  /**
   * What came of the look that the entry {@code look} ordered: of so many hosts these are not fit
   * for what they are needed for.
   */
  record PreflightEnded(long look, int hosts, List<UnfitHost> unfit) implements Seen {
    public PreflightEnded {
      unfit = List.copyOf(unfit);
    }
  }

  /** What has happened to one start of a command on one host. */
  sealed interface OfWork extends RunEvent {
    ExecutionId execution();
  }

  /** The two that ask the world for something. */
  sealed interface Order extends OfWork {}

  record WorkOrdered(ExecutionId execution, Intent intent) implements Order {}

  record StopOrdered(ExecutionId execution) implements Order {}

  /** Its host is fit to run it, in this boot and folder; only now may the start be sent. */
  record WorkPlaced(ExecutionId execution, String boot, String folder) implements OfWork, Seen {}

  /** Seen running on the host, whose boot and folder say whether it is still the same one later. */
  record WorkBegun(ExecutionId execution, String boot, String folder) implements OfWork, Seen {}

  record WorkEnded(ExecutionId execution, int exit, Match output) implements OfWork, Seen {
    /** Nothing was asked of its output. */
    public WorkEnded(ExecutionId execution, int exit) {
      this(execution, exit, Match.NOT_ASKED);
    }
  }

  record WorkKilled(ExecutionId execution, String left) implements OfWork, Seen {}

  record WorkCancelled(ExecutionId execution) implements OfWork, Seen {}

  record WorkNotStarted(ExecutionId execution, String why) implements OfWork, Seen {}

  record WorkLost(ExecutionId execution, String known) implements OfWork, Seen {}

  record WorkUnseen(ExecutionId execution, String why) implements OfWork, Seen {}
}
