package rollcall.plans.run;

import rollcall.plans.model.StepNumber;

/** How a person names a step. */
public sealed interface StepRef {
  /** By its number. */
  record Numbered(StepNumber number) implements StepRef {
    @Override
    public String toString() {
      return number.value();
    }
  }

  /** Not at all: the one that waits on the speaker. */
  record TheOne() implements StepRef {}
}
