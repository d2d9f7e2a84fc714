package rollcall.plans.run;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.PersonId;
import rollcall.plans.model.RestorePoint;

/**
 * What people can ask of a run: the table of verbs. Who may is in {@code engine.Rights}, what
 * follows in the rule of the same name, how it is typed in {@code commands.grammar}.
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

  record Redo(StepRef step) implements OnStep {}

  record Skip(StepRef step, String why) implements OnStep {}

  record Stop(StepRef step) implements OnStep {}

  record Assign(StepRef step, PersonId to) implements OnStep {}

  record Approve(String digest) implements OnRun {}

  record Start(Optional<LocalTime> at) implements OnRun {}

  record Here() implements OnRun {}

  record Hold(String why) implements OnRun {}

  record Resume() implements OnRun {}

  record Note(String text) implements OnRun {}

  record Fallback(Optional<RestorePoint> to, String why) implements OnRun {}

  record Abort(RunId run, String why) implements OnRun {}

  record End() implements OnRun {}

  record Yes(long proposal) implements OnProposal {}

  record No(long proposal) implements OnProposal {}
}
