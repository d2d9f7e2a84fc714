package rollcall.plans.run;

import java.time.Instant;
import rollcall.plans.model.PersonId;

/** How far a step is. */
public sealed interface StepStatus {
  /** Not called yet. */
  record Waiting() implements StepStatus {}

  /** Called to its owner; {@code reminders} have been said since, the last at {@code lastSaid}. */
  record Called(Instant at, int reminders, Instant lastSaid) implements StepStatus {}

  /** Its owner has it; {@code overran} once its planned time was over and this was said. */
  record Taken(PersonId by, Instant at, boolean overran) implements StepStatus {}

  /** Its command runs, on the word of {@code by}. */
  record Running(PersonId by, Instant since) implements StepStatus {}

  /** {@code since} is when it was taken or its command began. */
  record Done(How how, PersonId by, Instant since, Instant at) implements StepStatus {}

  record Failed(String why, Instant at) implements StepStatus {}

  record Skipped(String why, Instant at) implements StepStatus {}

  record Stopped(Instant at) implements StepStatus {}

  /** Whether its command ran is not known. */
  record Unknown(String why, Instant at) implements StepStatus {}

  /** A forward step when the run turned, or a step of the fallback that has nothing to undo. */
  record Closed(String why) implements StepStatus {}

  /** How a step came to be done. */
  enum How {
    BY_OWNER, BY_COMMAND, BY_HAND
  }

  /** Its successors may go on. */
  default boolean settled() {
    return switch (this) {
      case Done _,Skipped _ -> true;
      case Waiting _,Called _,Taken _,Running _,Failed _,Stopped _,Unknown _,Closed _ -> false;
    };
  }

  /** Nothing goes on until somebody says how. */
  default boolean halted() {
    return switch (this) {
      case Failed _,Stopped _,Unknown _ -> true;
      case Waiting _,Called _,Taken _,Running _,Done _,Skipped _,Closed _ -> false;
    };
  }

  /** Whether the world may be different because of it. */
  default boolean mayHaveChangedSomething() {
    return switch (this) {
      case Taken _,Running _,Done _,Failed _,Stopped _,Unknown _ -> true;
      case Waiting _,Called _,Skipped _,Closed _ -> false;
    };
  }

  /** Its one word, in chat and in the record. */
  default String word() {
    return switch (this) {
      case Waiting _ -> "waiting";
      case Called _ -> "called";
      case Taken _ -> "taken";
      case Running _ -> "running";
      case Done _ -> "done";
      case Failed _ -> "failed";
      case Skipped _ -> "skipped";
      case Stopped _ -> "stopped";
      case Unknown _ -> "unknown";
      case Closed _ -> "closed";
    };
  }
}
