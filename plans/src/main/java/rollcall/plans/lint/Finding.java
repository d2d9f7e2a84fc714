package rollcall.plans.lint;

import java.util.Optional;
import rollcall.plans.model.StepId;

/** What a rule found, and of which step where it is of one; the message is one line. */
public record Finding(Rule rule, Optional<StepId> step, String message) {}
