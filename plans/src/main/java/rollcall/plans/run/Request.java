package rollcall.plans.run;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.CheckLetter;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.Plan;
import rollcall.plans.model.RestorePoint;

/**
 * What people can ask of a run: the table of verbs. Who may is in {@code engine.Rights}, what
 * follows in the rule that {@code engine.RunEngine} calls, how it is typed in
 * {@code commands.grammar}.
 */
public sealed interface Request {
  /** About one step. */
  sealed interface OnStep extends Request {
    StepRef step();
  }

  /** About the whole run. */
  sealed interface OnRun extends Request {}

  /** The second word on what was read back. */
  sealed interface OnProposal extends Request {
    long proposal();
  }

  record Take(StepRef step) implements OnStep {}

  record Run(StepRef step) implements OnStep {}

  /** {@code at} is a time of the plan's zone, today or, if that is still to come, yesterday. */
  record Done(StepRef step, Map<String, String> values, Optional<LocalTime> at,
      Optional<PersonId> onBehalfOf, Optional<String> note) implements OnStep {
    public Done {
      values = Map.copyOf(values);
    }
  }

  record Fail(StepRef step, String why) implements OnStep {}

  /** {@code failedOnly}: only on the hosts where its command did not end well. */
  record Redo(StepRef step, boolean failedOnly) implements OnStep {
    public Redo(StepRef step) {
      this(step, false);
    }
  }

  record Skip(StepRef step, String why) implements OnStep {}

  record Stop(StepRef step) implements OnStep {}

  record Assign(StepRef step, PersonId to, Optional<String> why) implements OnStep {}

  /** {@code accept}: what was offered is mine, also before it is called. */
  record Accept(StepRef step) implements OnStep {}

  record Undone(StepRef step, String why) implements OnStep {}

  /** The speaker's own estimate: so much longer than it stands now. */
  record More(StepRef step, Duration longer) implements OnStep {}

  record Go(StepRef step, Optional<String> why) implements OnStep {}

  record NoGo(StepRef step, String why) implements OnStep {}

  record CheckOk(StepRef step, CheckLetter check) implements OnStep {}

  record CheckFail(StepRef step, CheckLetter check, String why) implements OnStep {}

  record CheckSkip(StepRef step, CheckLetter check, String why) implements OnStep {}

  /** Somebody more may look at one line of a checklist. */
  record CheckAssign(StepRef step, CheckLetter check, PersonId to,
      Optional<String> why) implements OnStep {}

  /** Every step of {@code whose} is offered to {@code to}. */
  record Cover(PersonId whose, PersonId to) implements OnRun {}

  record MoveStart(LocalTime to) implements OnRun {}

  record Away(Duration time) implements OnRun {}

  record Lead(PersonId who) implements OnRun {}

  record Suspend(PersonId who, String why) implements OnRun {}

  record Reinstate(PersonId who, String why) implements OnRun {}

  /** {@code what} is what the refusal of a start names. */
  record Waive(String what, String why) implements OnRun {}

  record Todo(Optional<PersonId> who, String text) implements OnRun {}

  /** The to-do of that number is done. */
  record TodoDone(int number) implements OnRun {}

  /** {@code plan} is its file as it stood when this was asked. */
  record Amend(Plan plan) implements OnRun {}

  record Approve(String digest) implements OnRun {}

  record Start(Optional<LocalTime> at) implements OnRun {}

  record Here() implements OnRun {}

  /** To look at the hosts that the run is going to need. */
  record Preflight() implements OnRun {}

  record Hold(String why) implements OnRun {}

  record Resume() implements OnRun {}

  record Note(String text) implements OnRun {}

  record Fallback(Optional<RestorePoint> to, String why) implements OnRun {}

  record Abort(RunId run, String why) implements OnRun {}

  record End() implements OnRun {}

  record Yes(long proposal) implements OnProposal {}

  record No(long proposal) implements OnProposal {}
}
