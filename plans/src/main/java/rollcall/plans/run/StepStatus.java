package rollcall.plans.run;

import java.time.Instant;
import java.util.Optional;
import rollcall.plans.model.PersonId;

/** How far a step is. */
public sealed interface StepStatus {
  /** Not called yet; {@code announced}: who decides has heard what is still open before it. */
  record Waiting(boolean announced) implements StepStatus {}

  /** Called to its owner; {@code reminders} have been said since, the last at {@code lastSaid}. */
  record Called(Instant at, int reminders, Instant lastSaid) implements StepStatus {}

  /** Its owner has it; {@code overran} once its expected time was over, and this was asked. */
  record Taken(PersonId by, Instant at, Optional<Asked> overran) implements StepStatus {}

  /** Its command runs, on the word of {@code by}; by itself where that is empty. */
  record Running(Optional<PersonId> by, Instant since, boolean overran) implements StepStatus {}

  /**
   * Said to be done, or its command ended well; it is when its checklist is, on which those who
   * look have been asked.
   */
  record Checking(How how, Optional<PersonId> by, Instant since, Optional<Instant> at,
      Asked asked) implements StepStatus {}

  /** Since when an answer is waited for; {@code reminders} were said since, the last then. */
  record Asked(Instant at, int reminders, Instant lastSaid) {
    static Asked from(Instant at) {
      return new Asked(at, 0, at);
    }

    Asked again(Instant said) {
      return new Asked(at, reminders + 1, said);
    }
  }

  /** {@code since} is when it was taken or its command began. */
  record Done(How how, Optional<PersonId> by, Instant since, Instant at) implements StepStatus {}

  record Failed(String why, Instant at) implements StepStatus {}

  /** {@code byItself}: by its condition, and not by anybody's word. */
  record Skipped(String why, Instant at, boolean byItself) implements StepStatus {}

  /** A gate was decided against. */
  record NoGo(String why, Instant at) implements StepStatus {}

  /** A gate's time was over before it was decided: neither go nor no-go. */
  record Unanswered(Instant at) implements StepStatus {}

  record Stopped(Instant at) implements StepStatus {}

  /** Whether its command ran, on the word of {@code by}, is not known. */
  record Unknown(String why, Optional<PersonId> by, Instant at) implements StepStatus {}

  /** A forward step when the run turned; {@code failure} is why it had failed, or had no go. */
  record Closed(Optional<String> failure) implements StepStatus {}

  /** Why it failed, or was decided against. */
  default Optional<String> failure() {
    return switch (this) {
      case Failed f -> Optional.of(f.why());
      case NoGo n -> Optional.of(n.why());
      case Closed c -> c.failure();
      case Waiting _,Called _,Taken _,Running _,Checking _,Done _,Skipped _,Unanswered _,Stopped _,Unknown _ ->
        Optional.empty();
    };
  }

  /** How a step came to be done. */
  enum How {
    BY_OWNER, BY_COMMAND, BY_HAND, BY_VOTE, BY_ITSELF
  }

  /** Whether the world may be different because of it. */
  default boolean mayHaveChangedSomething() {
    return switch (this) {
      case Taken _,Running _,Checking _,Failed _,Stopped _,Unknown _ -> true;
      case Done d -> d.how() != How.BY_VOTE && d.how() != How.BY_ITSELF;
      case Waiting _,Called _,Skipped _,Closed _,NoGo _,Unanswered _ -> false;
    };
  }

  /** Its one word, in chat and in the record. */
  default String word() {
    return switch (this) {
      case Waiting _ -> "waiting";
      case Called _ -> "called";
      case Taken _ -> "taken";
      case Running _ -> "running";
      case Checking _ -> "checking";
      case Done _ -> "done";
      case Failed _ -> "failed";
      case Skipped _ -> "skipped";
      case Stopped _ -> "stopped";
      case Unknown _ -> "unknown";
      case NoGo _ -> "no-go";
      case Unanswered _ -> "unanswered";
      case Closed _ -> "closed";
    };
  }
}
