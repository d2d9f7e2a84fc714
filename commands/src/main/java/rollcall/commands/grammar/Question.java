package rollcall.commands.grammar;

import java.util.Optional;
import rollcall.plans.model.HostName;
import rollcall.plans.model.StepNumber;
import rollcall.plans.run.StepRef;

/**
 * What anybody listed may ask to see. It changes nothing, so it passes no engine and leaves no
 * entry.
 */
public sealed interface Question {
  /** Where the run stands, in one line. */
  record Status() implements Question {}

  /** What is called next. */
  record Next() implements Question {}

  /** What waits on the speaker. */
  record Mine() implements Question {}

  /** On whom the run waits. */
  record Who() implements Question {}

  /** When it ends, and until when one can fall back. */
  record Eta() implements Question {}

  /** A page of the plan, from {@code from} on; without it, from where the run stands. */
  record ShowPlan(Optional<StepRef> from) implements Question {}

  /** The last {@code lines} lines of the record, from 1 to {@link Vocabulary#MOST_LOG_LINES}. */
  record Log(int lines) implements Question {}

  /** What has happened that matters since the speaker's last word, and where the run stands. */
  record CatchUp() implements Question {}

  /** What is left to do after the run. */
  record Todos() implements Question {}

  /** What a step's command printed, on one host or on each. */
  record Output(StepNumber step, Optional<HostName> host) implements Question {}

  /** How a verb is typed, or what the speaker may do now. */
  record Help(Optional<String> verb) implements Question {}
}
