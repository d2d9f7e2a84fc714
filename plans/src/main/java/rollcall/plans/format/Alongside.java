package rollcall.plans.format;

import java.util.Map;
import java.util.Optional;
import rollcall.plans.model.StepId;
import rollcall.plans.shape.Reading;
import rollcall.plans.shape.Shape;
import rollcall.plans.shape.Written;

/** Beside which step another goes on: the one before it, or an earlier one by its id. */
sealed interface Alongside {
  record StepBefore() implements Alongside {}

  record Of(StepId step) implements Alongside {}

  /** {@code true}, or an id. */
  Shape<Alongside> SHAPE = new Shape<>() {
    @Override
    public Optional<Alongside> read(Written written, Reading reading) {
      return written instanceof Written.Text text && text.value().equals("true")
          ? Optional.of(new StepBefore())
          : PlanWords.STEP.read(written, reading).map(Of::new);
    }

    @Override
    public Object write(Alongside value) {
      return switch (value) {
        case StepBefore _ -> "true";
        case Of of -> PlanWords.STEP.write(of.step());
      };
    }

    @Override
    public Map<String, Object> schema() {
      return PlanWords.STEP.schema();
    }
  };
}
